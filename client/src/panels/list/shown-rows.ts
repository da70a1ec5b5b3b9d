import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { Lens } from "../../sites/lens.ts";
import { indexesOf } from "../../sites/lens.ts";
import type { Records } from "./records.ts";

/** The rows a list shows, by their places in the feed, and of how many. */
export interface ShownRows {
  readonly rows: Uint32Array;
  /** N of "n of N": records known on the day. */
  readonly known: number;
}

/** Sites that the map shows: those of the lens. */
export function shownSites(lens: Lens): ShownRows {
  return { rows: indexesOf(lens.shown), known: lens.known };
}

/**
 * Zones or kindergartens that the map shows, by the same rules: known on the day, passing the filter, their legend entry switched on.
 * @param groups legend entry of each state, in the order of the histories' codes
 */
export function shownRecords(
  { histories, features }: Records,
  onDay: string,
  mask: Uint8Array | null,
  groups: readonly string[],
  hiddenGroups: readonly string[],
): ShownRows {
  const day = parseDay(onDay) ?? 0;
  const shown = new Uint8Array(features.length);
  let known = 0;
  for (let row = 0; row < shown.length; row += 1) {
    const state = histories.stateIndexOn(row, day);
    if (state < 0) continue;
    known += 1;
    const passes = mask === null || mask[row] === 1;
    shown[row] = passes && !hiddenGroups.includes(groups[state] ?? "") ? 1 : 0;
  }
  return { rows: indexesOf(shown), known };
}
