import { invalidParameter } from "../http/problem.ts";

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timestampPattern =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2}|60)(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Is this a day of the calendar, written YYYY-MM-DD? */
export function isDate(text: string): boolean {
  const match = datePattern.exec(text);
  return match !== null && isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Is this a time of RFC 3339, with its offset? */
export function isTimestamp(text: string): boolean {
  const match = timestampPattern.exec(text);
  if (match === null || Number(match[4]) > 23 || Number(match[5]) > 59) return false;
  return isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day of an instant: as written for a date, in UTC for a time. */
function dayOf(text: string): string {
  if (isDate(text)) return text;
  if (isTimestamp(text)) {
    const time = Date.parse(text.replace(" ", "T").replace(":60", ":59").toUpperCase());
    if (!Number.isNaN(time)) {
      const day = new Date(time).toISOString().slice(0, 10);
      // An offset can carry the very first and last day out of the years that can be written.
      if (isDate(day)) return day;
    }
  }
  throw invalidParameter(
    "datetime",
    `"${text.slice(0, 40)}" is no date such as 2019-09-30 and no time such as 2019-09-30T12:00:00Z.`,
  );
}

const isOpen = (end: string): boolean => end === "" || end === "..";

/**
 * `datetime` of OGC API – Features 7.15.4, as the day whose state is asked for: an instant its day, an interval its last day.
 * @returns undefined for an interval that is open towards the future: the state as it is now
 * @throws Problem `request.invalid-parameter`
 */
export function parseDatetime(text: string): string | undefined {
  const ends = text.split("/");
  const [first = "", last] = ends;
  if (ends.length > 2) throw invalidParameter("datetime", "an interval has two ends.");
  if (last === undefined) return dayOf(first);
  if (isOpen(first) && isOpen(last)) throw invalidParameter("datetime", "at least one end of an interval is closed.");
  const from = isOpen(first) ? undefined : dayOf(first);
  const to = isOpen(last) ? undefined : dayOf(last);
  if (from !== undefined && to !== undefined && from > to)
    throw invalidParameter("datetime", "the interval ends before it begins.");
  return to;
}
