import type { Day } from "@asm-atlas/data/domain/statistics/days.ts";

export const dayMs = 86_400_000;

/** Midnight UTC of a day, as axes of time take it. */
export function dateOf(day: Day): Date {
  return new Date(day * dayMs);
}
