import type { PublishedFigure } from "../facts/figure.ts";
import type { Evidence } from "./layout.ts";
import type { Mineral } from "./minerals.ts";

/** Soums that published evidence names, with a mineral of the atlas's own list: where the demo network favours to put its sites. */
export function evidenceFrom(places: readonly PublishedFigure[]): Evidence {
  return new Map(
    places.flatMap(({ soumCode, mineral }): [string, Mineral][] => {
      const known = mineralOf(mineral ?? "gold");
      return soumCode === null ? [] : [[soumCode, known]];
    }),
  );
}

function mineralOf(words: string): Mineral {
  if (words.startsWith("fluorspar")) return "fluorspar";
  if (words.startsWith("coal")) return "coal";
  return words.includes("hard rock") ? "gold_hard_rock" : "gold_placer";
}
