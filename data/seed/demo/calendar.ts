/** Days are whole numbers since 1970-01-01 while histories are made, so that they can be added; ISO dates everywhere else. */
export type Day = number;

const dayMs = 86_400_000;

export function dayOf(isoDate: string): Day {
  return Date.parse(`${isoDate}T00:00:00Z`) / dayMs;
}

export function isoDate(day: Day): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function yearOf(day: Day): number {
  return new Date(day * dayMs).getUTCFullYear();
}

/** A moment of an office day in Mongolia (UTC+8), as milliseconds since 1970. */
export function officeMoment(day: Day, random: { integer(low: number, high: number): number }): number {
  return day * dayMs + random.integer(3_600, 32_400) * 1_000;
}

export function isoMoment(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** The newest day of the demo network: the cut-off of its newest release. */
export const newestDay: Day = dayOf("2026-06-30");

/**
 * When something that took effect on `day` was written down: at once or up to 119 days later (a realistic delay of paper),
 * but not after the newest day, so that the demo's newest release tells what the demo holds.
 */
export function recordedMs(day: Day, random: { integer(low: number, high: number): number }): number {
  return officeMoment(Math.min(day + random.integer(0, 119), newestDay), random);
}
