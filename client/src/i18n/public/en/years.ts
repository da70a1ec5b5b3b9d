/** Charts by year, each with its table. */
export const years = {
  heading: "Year by year",
  sites: "Places by where they stand",
  sitesNote: "Every place known at the end of a year, once. The map goes along with the step you choose.",
  step: "Step looked at",
  land: "Land accepted back",
  landNote:
    "Of {{total}} accepted zones ({{hectares}} ha), {{shown}} are shown one by one: these, by the year of their acceptance.",
  where: "Where",
  hectares: "{{hectares}} ha",
  people: "People reached by trainings",
  peopleNote: "To the nearest 10 a year. The last year is counted to {{date}} only.",
  topics: "The same people by topic",
  table: "Show as a table",
  pause: "The hatched years are those in which the rules were suspended.",
  columns: {
    step: "Counted to",
    year: "Year",
    known: "Known",
    ever: "Ever under contract",
    people: "People",
    hectares: "Hectares",
    zones: "Zones",
    topic: "Topic",
  },
} as const;
