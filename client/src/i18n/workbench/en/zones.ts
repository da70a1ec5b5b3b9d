/** The life of a zone: what its hectares say beside its outline. */
export const zones = {
  counter: {
    disturbed: "Disturbed",
    technical: "Technical work",
    topsoil: "Topsoil spread",
    biological: "Biological work",
    accepted: "Accepted",
  },
  aboveArea: "More than the {{area}} ha of the measured outline. It is taken, for up to 5 %.",
  tooMuch: "More than 5 % above the {{area}} ha of the measured outline. Correct the hectares, or the outline.",
  cost: "Cost so far",
  tugrik: "MNT {{value}}",
} as const;
