import { type Day, monthStarts } from "@asm-atlas/data/domain/statistics/days.ts";

/** The last days of all months that end between two days, both included, and the last of the two: points of a chart that ends there. */
export function monthEnds(from: Day, to: Day): Day[] {
  const ends = monthStarts(from + 1, to + 1).map((start) => start - 1);
  return ends.at(-1) === to || to < from ? ends : [...ends, to];
}
