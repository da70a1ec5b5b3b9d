import type { publicFigures } from "@asm-atlas/data/domain/publication/figures.ts";

/** A headline figure of the page, as the release's open data name it too. */
export type FigureId = (typeof publicFigures)[number]["id"];

/** Every headline figure, in the order of the page. The names alone: what they define comes when somebody asks. */
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
] as const satisfies readonly FigureId[];
