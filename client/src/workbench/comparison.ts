import { useMemo } from "react";
import type { Masks } from "../app/overlays.ts";
import { type Lens, lensOf } from "../sites/lens.ts";
import { isFiltering, type SiteFilter } from "../sites/site-filter.ts";
import type { SiteTable } from "../sites/site-table.ts";

/** An earlier day beside the day looked at, through the same filter: held on that day, for it may ask for statuses and visits. */
export interface Comparison {
  /** YYYY-MM-DD, always before the day looked at. */
  readonly thenDay: string;
  readonly lens: Lens | null;
  readonly masks: Masks;
}

interface Compared {
  readonly table: SiteTable | null;
  /** Null: no comparison is asked for. */
  readonly thenDay: string | null;
  readonly onDay: string;
  readonly where: SiteFilter;
  readonly hidden: readonly string[];
  /** 1 for sites in the area that is part of the filter; null: everywhere. */
  readonly within: Uint8Array | null;
  /** Zones and kindergartens are filtered by their place, which is the same on both days. */
  readonly placeMasks: Masks;
}

/** @returns null where nothing is compared: no earlier day is chosen, or it is not earlier */
export function useMakeComparison(compared: Compared): Comparison | null {
  const { table, onDay, where, hidden, within, placeMasks } = compared;
  const thenDay = compared.thenDay !== null && compared.thenDay < onDay ? compared.thenDay : null;
  const lens = useMemo(
    () => (table && thenDay ? lensOf(table, thenDay, where, hidden, within) : null),
    [table, thenDay, where, hidden, within],
  );
  const siteMask = lens && (isFiltering(where) || within) ? lens.matches : null;
  return useMemo(
    () => (thenDay ? { thenDay, lens, masks: { ...placeMasks, sites: siteMask } } : null),
    [thenDay, lens, placeMasks, siteMask],
  );
}
