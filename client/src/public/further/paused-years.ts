import type { Pause } from "../pauses.ts";

/** Were the rules suspended at the end of a year? */
export function isPausedIn(year: number, pauses: readonly Pause[]): boolean {
  return pauses.some(({ from, to }) => `${year}-12-31` >= from && (to === null || `${year}-12-31` < to));
}
