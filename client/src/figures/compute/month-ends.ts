import { calendarDay, type Day, monthStarts } from "@asm-atlas/data/domain/statistics/days.ts";

/** As `monthEnds`, of every third month: March, June, September, December. */
export function quarterEnds(from: Day, to: Day): Day[] {
  const ends = monthEnds(from, to);
  return ends.filter((day, index) => index === ends.length - 1 || calendarDay(day).month % 3 === 0);
}

/** The last days of all months that end between two days, both included, and the last of the two: points of a chart that ends there. */
export function monthEnds(from: Day, to: Day): Day[] {
  const ends = monthStarts(from + 1, to + 1).map((start) => start - 1);
  return ends.at(-1) === to || to < from ? ends : [...ends, to];
}
