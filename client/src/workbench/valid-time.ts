/** The first day the atlas can be looked at on: the rules of micro-mining, and what is known of sites, begin in 2010. */
export const firstValidDay = "2010-01-01";

/** A day, ISO, moved into what can be looked at: from 2010 to today. Addresses may say any day. */
export function withinValidTime(onDay: string, today: string): string {
  if (onDay < firstValidDay) return firstValidDay;
  return onDay > today ? today : onDay;
}
