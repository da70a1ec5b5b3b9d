import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { groupOfSiteStatus } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { matchesOf, type SiteFilter } from "./site-filter.ts";
import { type SiteTable, siteStatusCodes, statesOn } from "./site-table.ts";

/** The sites as they are looked at: on a day, through a filter and the legend's switches. Map, list, chart and figures share one. */
export interface Lens {
  readonly table: SiteTable;
  /** YYYY-MM-DD. */
  readonly onDay: string;
  /** Index of each site's status on the day in `siteStatusCodes`; −1: not known yet. */
  readonly states: Int8Array;
  /** 1 for sites that pass the filter, whatever the legend hides. */
  readonly matches: Uint8Array;
  /** 1 for sites in the area that is part of the question; null: none is. */
  readonly within: Uint8Array | null;
  /** 1 for sites that pass the filter and whose legend entry is on: what the map draws. */
  readonly shown: Uint8Array;
  /** N of "n of N": sites known on the day. */
  readonly known: number;
  readonly matched: number;
  readonly shownCount: number;
}

const groupCodes = siteStatusCodes.map((code) => groupOfSiteStatus[code as SiteStatus]);

const sumOf = (mask: Uint8Array): number => {
  let sum = 0;
  for (const each of mask) sum += each;
  return sum;
};

/**
 * @param hiddenGroups legend entries (status groups) that are switched off
 * @param within 1 for sites in the area that is part of the question; null: everywhere
 */
export function lensOf(
  table: SiteTable,
  onDay: string,
  filter: SiteFilter,
  hiddenGroups: readonly string[],
  within: Uint8Array | null = null,
): Lens {
  const states = statesOn(table, onDay);
  const matches = matchesOf(table, onDay, filter, { within });
  const isHidden = groupCodes.map((group) => hiddenGroups.includes(group));
  const shown = hiddenGroups.length === 0 ? matches : matches.slice();
  let known = 0;
  for (let index = 0; index < table.size; index += 1) {
    const state = states[index] ?? -1;
    if (state >= 0) known += 1;
    if (state >= 0 && isHidden[state]) shown[index] = 0;
  }
  const matched = sumOf(matches);
  return {
    table,
    onDay,
    states,
    matches,
    within,
    shown,
    known,
    matched,
    shownCount: shown === matches ? matched : sumOf(shown),
  };
}

/** Indexes of the sites a mask keeps, in the order of the table. */
export function indexesOf(mask: Uint8Array): Uint32Array {
  const indexes = new Uint32Array(sumOf(mask));
  let next = 0;
  for (let index = 0; index < mask.length; index += 1) if (mask[index] === 1) indexes[next++] = index;
  return indexes;
}
