/** Every headline figure by a name that does not change: links, open data and definitions refer to it. */
export const figureIds = [
  "sites-under-contract",
  "sites-ever-contracted",
  "sites-known",
  "people-reached",
  "people-reached-by-topic",
  "land-accepted",
  "land-technical",
  "land-biological",
  "kindergartens-open",
  "kindergartens-planned",
  "seats-open",
  "seats-planned",
  "children-near",
  "people-working",
  "soums-named",
] as const;
export type FigureId = (typeof figureIds)[number];
