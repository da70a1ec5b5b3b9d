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
  returned: "Returned for correction",
  frugal: {
    title: "Six steps of frugal rehabilitation",
    note: "Told from the stages, counters and readings on record: nobody ticks them.",
    since: "{{date}}",
    met: "{{met}} of {{of}}: damage on record, as much repaired as was disturbed, looked at again",
    progress: {
      open: "not begun",
      "under-way": "under way",
      done: "done",
      "left-out": "left out: handed in on technical work alone",
      returned: "returned for correction",
      undone: "undone: disturbed again",
    },
  },
  readings: {
    title: "Readings",
    none: "Nobody has recorded a reading yet.",
    failed: "The readings could not be fetched. {{reason}}",
    caption: "● plant cover, □ survival, %",
    percent: "{{value}} %",
    line: "Plant cover {{cover}}, survival {{survival}}",
  },
  cost: "Cost so far",
  tugrik: "MNT {{value}}",
} as const;
