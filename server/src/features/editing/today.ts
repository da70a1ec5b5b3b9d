/** Mongolia keeps UTC+8 all year: the day on which a decision counts is the day there. */
export function todayInMongolia(now: Date = new Date()): string {
  return new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
