/** Time between two days as a person tells it. */
export interface Age {
  readonly months: number;
  /** Whole days; tells of days where no month is full. */
  readonly days: number;
}

const millisecondsADay = 86_400_000;

/** Whole calendar months and days from one ISO day to another. The earlier one comes first, or everything is 0. */
export function ageBetween(from: string, to: string): Age {
  if (to <= from) return { months: 0, days: 0 };
  const [fromYear = 0, fromMonth = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0] = to.split("-").map(Number);
  // A month is full when its day has come, and at the end of a month that has no such day: 31 January to 28 February.
  const isDayReached = to.slice(8) >= from.slice(8) || isLastOfMonth(to);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth - (isDayReached ? 0 : 1);
  return { months, days: Math.round((Date.parse(to) - Date.parse(from)) / millisecondsADay) };
}

function isLastOfMonth(isoDay: string): boolean {
  return new Date(Date.parse(isoDay) + millisecondsADay).getUTCDate() === 1;
}
