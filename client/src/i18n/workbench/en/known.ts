/** Record time: the record as it was on a day, beside the day looked at. */
export const known = {
  title: "Record time",
  start: "As known on…",
  startExplained: "Shows what had been written down by a day you choose, and nothing that was learned later.",
  asKnownOn: "As known on",
  day: "Day of the record",
  explained:
    "Shown is what had been recorded by the end of this day: an event written down later is left out, one struck as an error later still counts. Names, groups, land, counted hectares and visits keep no record of their own and are as now.",
  lookedAt: "the day looked at",
  halfYearOn: "half a year after it",
  end: "Back to the record of now",
  said: "As known on {{date}}",
  saidShort: "as known on {{date}}",
  mapOf: "Map on {{date}}, as known on {{known}}",
  sentence: "Sites, zones and kindergartens are counted as known on {{date}}: by what had been recorded by then.",
  listNote: "Statuses are as known on {{date}}: what was written down later is left out.",
  captionSource: "status events in this atlas, as recorded by {{date}}",
  none: "Nothing of any site had been recorded by {{date}}.",
  nowIs: "By the record of now: {{state}}.",
  notThen: "Nothing of it had been recorded by {{date}}",
} as const;
