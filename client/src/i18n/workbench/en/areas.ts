/** Areas on the map: those under protection, and the land of sites. */
export const areas = {
  title: "Protected and water areas",
  legendNote: "As their keepers gave them. Whoever draws land in one is warned.",
  group: {
    land: "Protected land",
    water: "Water under protection",
    forest: "Forest fund land",
  },
  sentence: {
    land: "Strictly protected areas, national parks, nature reserves, natural monuments and what aimags and soums protect.",
    water: "Water protection zones and sources of rivers, where mining is forbidden.",
    forest: "Land of the forest fund, where mining is forbidden.",
  },
  source: "Where it is from",
  keeper: "Source",
  asOf: "As of",
  size: "Size",
  sizeNote: "Of the outline as the map has it.",
  cardNote:
    "Mining, and often digging of any kind, is forbidden here or needs a permit. The atlas does not draw these areas: an administrator imports them from whoever keeps them.",
  ofSites: "Areas of sites",
  ofSitesNote: "Land that groups asked for or work by contract, where it is drawn. Seen from near by.",
  ofSite: "Area of a site",
  draw: "Draw the area",
  redraw: "Redraw the area",
  drawTitle: "Area of {{code}}",
  drawn: "drawn, {{corners}} corners",
  takeAway: "Take the area off the record",
  pointOutside: "The place of {{code}} lies {{distance}} outside of it. One of the two is wrong: see which.",
  aboveUsual: "More than {{most}} ha: the rule of 2010 gives a group no more. Is this the land of one group?",
} as const;
