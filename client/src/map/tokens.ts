import type { SiteStatusGroup } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";

export type Theme = "light" | "dark";

/** Every colour the map and its signs are drawn with. Panels take theirs from the same sheet, so `surface` and `text` are here too. */
export interface MapColours {
  readonly land: string;
  readonly neighbours: string;
  readonly water: string;
  readonly river: string;
  readonly countryEdge: string;
  readonly countryGlow: string;
  readonly neighbourLine: string;
  readonly aimagLine: string;
  readonly soumLine: string;
  readonly label: string;
  readonly soumLabel: string;
  readonly labelStrong: string;
  readonly labelHalo: string;
  readonly surface: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  /** The inside of signs drawn as an outline, and what is cut out of filled ones. */
  readonly paper: string;
  /** Thin light (dark) rim that lifts a sign off whatever lies under it. */
  readonly halo: string;
  readonly underContract: string;
  readonly onTheWay: string;
  readonly notFormalised: string;
  readonly notAssessed: string;
  readonly suspendedOrEnded: string;
  readonly closed: string;
  readonly closedPale: string;
  readonly zone: string;
  readonly zoneTint: string;
  readonly zoneDisturbed: string;
  readonly zoneDisturbedTint: string;
  readonly kindergarten: string;
  readonly kindergartenClosed: string;
  readonly figure: string;
  readonly register: string;
  readonly registerTint: string;
  /** Soums by the places ever known there: one warm hue in five steps. */
  readonly band0: string;
  readonly band1: string;
  readonly band2: string;
  readonly band3: string;
  readonly band4: string;
  readonly provinceEdge: string;
  readonly protectedLand: string;
  readonly protectedWater: string;
  readonly protectedForest: string;
  readonly siteArea: string;
}

/** A colour by its name: what signs are declared with, so that one declaration serves both themes. */
export type Ink = keyof MapColours;

export const mapColours: Readonly<Record<Theme, MapColours>> = {
  light: {
    land: "#fbf9f3",
    neighbours: "#ece8de",
    water: "#dfe8ea",
    river: "#c9d8dc",
    countryEdge: "#a89f8b",
    countryGlow: "#cfc6b2",
    neighbourLine: "#d8d2c4",
    aimagLine: "#d9d2c2",
    soumLine: "#e7e1d3",
    label: "#6f6959",
    soumLabel: "#706a5b",
    labelStrong: "#1f2a2e",
    labelHalo: "#fbf9f3",
    surface: "#ffffff",
    text: "#1f2a2e",
    muted: "#5d6b70",
    accent: "#14746f",
    paper: "#ffffff",
    halo: "#fffdf8",
    underContract: "#14746f",
    onTheWay: "#2f6db5",
    notFormalised: "#b9851f",
    notAssessed: "#8a8f98",
    suspendedOrEnded: "#7a5aa6",
    closed: "#6b7f5e",
    closedPale: "#c3ccb9",
    zone: "#2f7d3b",
    zoneTint: "#dcebd6",
    zoneDisturbed: "#a4492f",
    zoneDisturbedTint: "#f3ddd4",
    kindergarten: "#b0357a",
    kindergartenClosed: "#8a8f98",
    figure: "#5d6b70",
    register: "#14746f",
    registerTint: "#9fcdc8",
    band0: "#f9f1e4",
    band1: "#f3dcbf",
    band2: "#e8bd8f",
    band3: "#d6985f",
    band4: "#b8713a",
    provinceEdge: "#b39a7d",
    protectedLand: "#5b5f9c",
    protectedWater: "#1f78a8",
    protectedForest: "#66701c",
    siteArea: "#3d4a50",
  },
  dark: {
    land: "#1d2427",
    neighbours: "#151b1e",
    water: "#10171a",
    river: "#141d21",
    countryEdge: "#59625f",
    countryGlow: "#0e1315",
    neighbourLine: "#262e31",
    aimagLine: "#313a3c",
    soumLine: "#283033",
    label: "#94a09f",
    soumLabel: "#818d8d",
    labelStrong: "#e9edeb",
    labelHalo: "#1d2427",
    surface: "#1b2225",
    text: "#e9edeb",
    muted: "#9ba8aa",
    accent: "#3fb0a7",
    paper: "#1d2427",
    halo: "#14191b",
    underContract: "#3fb0a7",
    onTheWay: "#78a9ea",
    notFormalised: "#e0b04e",
    notAssessed: "#9aa1ab",
    suspendedOrEnded: "#ab8ed8",
    closed: "#9bb08c",
    closedPale: "#56624e",
    zone: "#62b56c",
    zoneTint: "#24382a",
    zoneDisturbed: "#dd8464",
    zoneDisturbedTint: "#452a22",
    kindergarten: "#ea7db6",
    kindergartenClosed: "#9aa1ab",
    figure: "#9ba8aa",
    register: "#3fb0a7",
    registerTint: "#1f5552",
    band0: "#25292a",
    band1: "#433729",
    band2: "#6a4d32",
    band3: "#97693e",
    band4: "#c98d52",
    provinceEdge: "#6e6353",
    protectedLand: "#a5a9e4",
    protectedWater: "#62b4dd",
    protectedForest: "#b2bf63",
    siteArea: "#c6cfcd",
  },
};

/** Legend, charts and ring charts colour the status groups alike. */
export const inkOfSiteGroup: Readonly<Record<SiteStatusGroup, Ink>> = {
  under_contract: "underContract",
  on_the_way: "onTheWay",
  not_formalised: "notFormalised",
  not_assessed: "notAssessed",
  suspended_or_ended: "suspendedOrEnded",
  closed: "closed",
};
