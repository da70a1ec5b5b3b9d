import { calendarDay, type Day } from "./days.ts";

/** A part of every year, first and last day included, as month × 100 + day of the month. It may run over new year: 1101 to 315. */
export interface Season {
  readonly from: number;
  readonly to: number;
}

/**
 * A season as records hold it: two month-days `MM-DD`.
 * @returns undefined where none is recorded: all year.
 * @throws RangeError for half a season and for what is no month-day; the database refuses both.
 */
export function parseSeason(from: string | null | undefined, to: string | null | undefined): Season | undefined {
  if (from == null && to == null) return undefined;
  return { from: monthDay(from ?? ""), to: monthDay(to ?? "") };
}

export function isInSeason(season: Season, day: Day): boolean {
  const { month, dayOfMonth } = calendarDay(day);
  const now = month * 100 + dayOfMonth;
  return season.from <= season.to ? now >= season.from && now <= season.to : now >= season.from || now <= season.to;
}

function monthDay(text: string): number {
  if (!/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) throw new RangeError(`“${text}” is no month-day`);
  return Number(text.slice(0, 2)) * 100 + Number(text.slice(3));
}
