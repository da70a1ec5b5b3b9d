import { calendarDay, type Day, dayOf, yearStarts } from "@asm-atlas/data/domain/statistics/days.ts";

/** Valid time laid along a line, the first day at its left end and the last one at its right. */
export interface TimeAxis {
  readonly first: Day;
  readonly last: Day;
  readonly widthPx: number;
}

export function xOfDay({ first, last, widthPx }: TimeAxis, day: Day): number {
  return last > first ? ((day - first) / (last - first)) * widthPx : 0;
}

/** The day at a place of the line; beside it the nearest there is. */
export function dayAtX({ first, last, widthPx }: TimeAxis, x: number): Day {
  const share = widthPx > 0 ? x / widthPx : 0;
  return withinDays(Math.round(first + share * (last - first)), first, last);
}

export function withinDays(day: Day, first: Day, last: Day): Day {
  return Math.min(last, Math.max(first, day));
}

export const timeSteps = ["day", "month", "year"] as const;
export type TimeStep = (typeof timeSteps)[number];

/**
 * So many days, months or years later, earlier where `by` is negative. A month that is too short for the day gives its last:
 * a month after 31 January is 28 February.
 */
export function stepped(day: Day, step: TimeStep, by: number): Day {
  if (step === "day") return day + by;
  const { year, month, dayOfMonth } = calendarDay(day);
  const months = year * 12 + month - 1 + by * (step === "month" ? 1 : 12);
  const [toYear, toMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  for (let last = dayOfMonth; last > 27; last -= 1) {
    const found = dayOf(toYear, toMonth, last);
    if (found !== undefined) return found;
  }
  return dayOf(toYear, toMonth, dayOfMonth) ?? day;
}

/** Days by the arrow keys, months with Shift or by Page Up and Page Down, the ends by Home and End. */
export function dayByKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  day: Day,
  first: Day,
  last: Day,
): Day | undefined {
  const step = shiftKey ? "month" : "day";
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return withinDays(stepped(day, step, 1), first, last);
    case "ArrowLeft":
    case "ArrowDown":
      return withinDays(stepped(day, step, -1), first, last);
    case "PageUp":
      return withinDays(stepped(day, "month", 1), first, last);
    case "PageDown":
      return withinDays(stepped(day, "month", -1), first, last);
    case "Home":
      return first;
    case "End":
      return last;
    default:
      return undefined;
  }
}

export interface YearTick {
  readonly year: number;
  readonly x: number;
}

/** Starts of years, so many of them that two are not nearer than `leastGapPx`: every one, every second, every fifth, every tenth. */
export function yearTicks(axis: TimeAxis, leastGapPx: number): YearTick[] {
  const years = yearStarts(axis.first, axis.last).map((day) => ({
    year: calendarDay(day).year,
    x: xOfDay(axis, day),
  }));
  const yearPx = (axis.widthPx * 365.2425) / Math.max(1, axis.last - axis.first);
  const every = [1, 2, 5].find((step) => step * yearPx >= leastGapPx) ?? 10;
  return years.filter(({ year }) => year % every === 0);
}

/** Days on which a chart is sampled: every so many from the first on, and the last. */
export function sampledDays(first: Day, last: Day, everyDays: number): Day[] {
  const days: Day[] = [];
  for (let day = first; day < last; day += everyDays) days.push(day);
  return [...days, last];
}

/** 31 December of every year that has ended by the last day. */
export function yearEnds(first: Day, last: Day): Day[] {
  return yearStarts(first, last + 1)
    .map((start) => start - 1)
    .filter((day) => day >= first);
}
