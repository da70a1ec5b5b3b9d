import { calendarDay, type Day, dayOf, isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { Suspension } from "../../panels/time/instruments.ts";

/** The days a flow is counted over, both included. */
export interface Period {
  readonly first: Day;
  readonly last: Day;
}

export const presetIds = ["suspension", "restart", "year", "whole"] as const;
export type PresetId = (typeof presetIds)[number];

/** The same day a year earlier; of 29 February the 28th. */
export function yearBefore(day: Day): Day {
  const { year, month, dayOfMonth } = calendarDay(day);
  return dayOf(year - 1, month, dayOfMonth) ?? dayOf(year - 1, month, dayOfMonth - 1) ?? day - 365;
}

/**
 * Periods that are offered, none reaching beyond the day looked at: what came later is not known on it.
 * Those that had not begun on that day, or belong to a suspension nobody has recorded, are left out.
 */
export function presetsOn(
  onDay: Day,
  firstDay: Day,
  suspension: Suspension | undefined,
): Readonly<Partial<Record<PresetId, Period>>> {
  const upTo = (first: Day, last: Day): Period | undefined =>
    first <= onDay ? { first, last: Math.min(last, onDay) } : undefined;
  const { from, to } = suspension ?? {};
  const periods: Record<PresetId, Period | undefined> = {
    suspension: from === undefined ? undefined : upTo(from, to === undefined ? onDay : to - 1),
    restart: to === undefined ? undefined : upTo(to, onDay),
    year: upTo(yearBefore(onDay) + 1, onDay),
    whole: upTo(firstDay, onDay),
  };
  return Object.fromEntries(Object.entries(periods).filter(([, period]) => period !== undefined));
}

/** `2019-09-01,2022-06-30`, as it stands in the address. */
export function periodCode({ first, last }: Period): string {
  return [isoOfDay(first), isoOfDay(last)].join(",");
}

/** A period from the address, cut to what can be looked at; undefined for what is none or lies outside of it. */
export function parsePeriod(text: string | null, firstDay: Day, onDay: Day): Period | undefined {
  const [first, last, ...rest] = (text ?? "").split(",").map(parseDay);
  if (first === undefined || last === undefined || rest.length > 0 || first > last) return undefined;
  if (first > onDay || last < firstDay) return undefined;
  return { first: Math.max(first, firstDay), last: Math.min(last, onDay) };
}
