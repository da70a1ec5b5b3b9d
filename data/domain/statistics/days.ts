/** A day of the Gregorian calendar as whole days since 1970-01-01, so that days can be added, compared and kept in typed arrays. */
export type Day = number;

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly dayOfMonth: number;
}

/** 0000-01-01 and 9999-12-31: what four digits of a year can write. */
const FIRST_DAY: Day = -719_528;
const LAST_DAY: Day = 2_932_896;

const DASH = "-".charCodeAt(0);
const ZERO = "0".charCodeAt(0);

/**
 * The day of an ISO date `YYYY-MM-DD`, years 0000 to 9999.
 * @returns undefined for anything else, a day its month does not have (`2023-02-29`) included.
 */
export function parseDay(iso: string): Day | undefined {
  if (iso.length !== 10 || iso.charCodeAt(4) !== DASH || iso.charCodeAt(7) !== DASH) return undefined;
  return dayOf(digits(iso, 0, 4), digits(iso, 5, 7), digits(iso, 8, 10));
}

/** The ISO date of a day; undefined when it is no whole number or its year has more than four digits. */
export function isoOfDay(day: Day): string | undefined {
  if (!isDay(day)) return undefined;
  const { year, month, dayOfMonth } = calendarDay(day);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** The day of a year (0 to 9999), a month (1 to 12) and a day of the month, or undefined when there is no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  const isWhole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(dayOfMonth);
  if (!isWhole || year < 0 || year > 9999 || month < 1 || month > 12) return undefined;
  return dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month) ? dayNumber(year, month, dayOfMonth) : undefined;
}

/** Year, month and day of the month of a whole day number. */
export function calendarDay(day: Day): CalendarDay {
  const sinceEra = day + DAYS_TO_EPOCH;
  const era = Math.floor(sinceEra / DAYS_PER_ERA);
  const dayOfEra = sinceEra - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The first days of all months from one day to another, both included where they are such days themselves. */
export function monthStarts(from: Day, to: Day): Day[] {
  return startsBetween(from, to, 1);
}

/** The first days of all years, as `monthStarts`. */
export function yearStarts(from: Day, to: Day): Day[] {
  return startsBetween(from, to, 12);
}

function startsBetween(from: Day, to: Day, stepMonths: 1 | 12): Day[] {
  if (!isDay(from) || !isDay(to)) return [];
  const { year, month } = calendarDay(from);
  const starts: Day[] = [];
  for (let months = year * 12 + (stepMonths === 1 ? month - 1 : 0); ; months += stepMonths) {
    const start = dayNumber(Math.floor(months / 12), (months % 12) + 1, 1);
    if (start > to) return starts;
    if (start >= from) starts.push(start);
  }
}

function isDay(day: number): boolean {
  return Number.isInteger(day) && day >= FIRST_DAY && day <= LAST_DAY;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Days are counted through years that begin in March, so that the leap day is a year's last, in eras of 400 years which all have the same
 * length: H. Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil` and `civil_from_days`.
 */
const DAYS_PER_ERA = 146_097;
const DAYS_TO_EPOCH = 719_468;

function dayNumber(year: number, month: number, dayOfMonth: number): Day {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
