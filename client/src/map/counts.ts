import type { Entry } from "./draw/drawn.ts";
import { boxesMeet } from "./geometry.ts";
import type { Box } from "./map-state.ts";

/** How many features of each legend entry touch a view, switched on or not: the legend says "n of N" for both. */
export function countsIn(view: Box, entries: readonly Entry[], legendCodes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = Object.fromEntries(legendCodes.map((code) => [code, 0]));
  for (const entry of entries) {
    if (boxesMeet(view, entry.box)) counts[entry.legendCode] = (counts[entry.legendCode] ?? 0) + 1;
  }
  return counts;
}
