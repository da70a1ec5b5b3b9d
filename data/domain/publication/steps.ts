/** Rules 1 and 2: which days the public may look at, and when what is known of them comes out. Days are `YYYY-MM-DD`, in Mongolia. */

export const FIRST_STEP_YEAR = 2010;

/** Rule 1, as the federation has set it (section 8): how often releases come out, and how long after their cut-off. */
export interface ReleaseCalendar {
  /** 1, 2 or 4. */
  readonly releasesAYear: number;
  /** Whole months; three are never under 90 days. */
  readonly delayMonths: number;
}

/** The calendar until another is set: cut-off 30 June, out on 1 October; cut-off 31 December, out on 1 April. */
export const firstCalendar: ReleaseCalendar = { releasesAYear: 2, delayMonths: 3 };

/** The first day of the month that lies so many months after a day's own. */
function firstOfMonth(day: string, monthsLater: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + monthsLater, 1)).toISOString().slice(0, 10);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

/** Is this the end of a year, half-year or quarter, with one, two or four releases a year? */
export function isCutOff(day: string, { releasesAYear }: ReleaseCalendar = firstCalendar): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(day)) return false;
  return Number(day.slice(5, 7)) % (12 / releasesAYear) === 0 && day === dayBefore(firstOfMonth(day, 1));
}

/** Whatever calendar was set when a release was made, it counts to the end of a quarter. */
const finestCalendar: ReleaseCalendar = { ...firstCalendar, releasesAYear: 4 };

function checkCutOff(day: string): void {
  if (!isCutOff(day, finestCalendar)) throw new RangeError(`${day} is no day to which a release counts`);
}

/**
 * The days the public can step through in a release: each 31 December from 2010, and the cut-off itself.
 * @throws RangeError when the day is no cut-off of any calendar
 */
export function stepsUpTo(cutOff: string): string[] {
  checkCutOff(cutOff);
  const steps: string[] = [];
  for (let year = FIRST_STEP_YEAR; `${year}-12-31` < cutOff; year += 1) steps.push(`${year}-12-31`);
  return [...steps, cutOff];
}

/** The step a day is answered with: the newest one not after it. Undefined before the first. */
export function stepOn(day: string, steps: readonly string[]): string | undefined {
  return steps.findLast((step) => step <= day);
}

/**
 * The first day on which what was recorded by a cut-off may come out: by the first calendar 1 October for 30 June, 1 April for 31 December.
 * @throws RangeError when the day is no cut-off of any calendar
 */
export function earliestReleaseOn(cutOff: string, { delayMonths }: ReleaseCalendar = firstCalendar): string {
  checkCutOff(cutOff);
  return firstOfMonth(cutOff, 1 + delayMonths);
}

/** The cut-off a calendar has next after a day, which need not be one itself: the calendar may have been another. */
export function nextCutOff(day: string, calendar: ReleaseCalendar): string {
  const monthEnds = Array.from({ length: 13 }, (_, months) => dayBefore(firstOfMonth(day, months + 1)));
  const next = monthEnds.find((end) => end > day && isCutOff(end, calendar));
  if (next === undefined) throw new RangeError(`No calendar of ${calendar.releasesAYear} releases a year`);
  return next;
}

/** When the release after the one of this cut-off may come out at the earliest. */
export function nextReleaseOn(cutOff: string, calendar: ReleaseCalendar): string {
  return earliestReleaseOn(nextCutOff(cutOff, calendar), calendar);
}
