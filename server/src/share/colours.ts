/** What the pictures are painted with: the light sheet of `client/src/map/tokens.ts`, which a test holds these against. */
export const colours = {
  land: "#fbf9f3",
  neighbours: "#ece8de",
  water: "#dfe8ea",
  neighbourLine: "#d8d2c4",
  countryEdge: "#a89f8b",
  surface: "#ffffff",
  text: "#1f2a2e",
  muted: "#5d6b70",
  accent: "#14746f",
  /** Of the mark of the atlas. */
  sun: "#b9851f",
  halo: "#fffdf8",
  register: "#14746f",
  registerTint: "#9fcdc8",
  zone: "#2f7d3b",
  zoneTint: "#dcebd6",
  kindergarten: "#b0357a",
  kindergartenClosed: "#8a8f98",
  warning: "#8a3b12",
  warningSoft: "#fbefe6",
  band0: "#f9f1e4",
  band1: "#f3dcbf",
  band2: "#e8bd8f",
  band3: "#d6985f",
  band4: "#b8713a",
  provinceEdge: "#b39a7d",
} as const;

/** Shades of the soums by their band, from the lowest up; beyond the last all share it. */
export const bandColours = [colours.band0, colours.band1, colours.band2, colours.band3, colours.band4] as const;
