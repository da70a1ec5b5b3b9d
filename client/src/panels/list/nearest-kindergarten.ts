import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { isOpenOn, type Kindergarten, reachOfSites, type SiteReach } from "@asm-atlas/data/domain/statistics/reach.ts";
import type { Feature } from "geojson";
import { readOrNull } from "../../map/feed.ts";
import { readKindergarten } from "../../sites/kindergartens.ts";
import type { SiteTable } from "../../sites/site-table.ts";

/** The nearest kindergarten of each site that is open on the day, in the order of the table. Null: none is open, or none is known yet. */
export interface NearestKindergarten {
  nameOf(row: number): string | null;
  /** Kilometres along the earth, to a tenth. */
  distanceKmOf(row: number): number | null;
}

interface Kept {
  readonly features: readonly Feature[];
  readonly kindergartens: readonly Kindergarten[];
  /** Which are open: the answer depends on the day through this only. */
  openOnes: string;
  reach: SiteReach;
}

const kept = new WeakMap<Float64Array, Kept>();

/** Made when it is first asked for, and again only when another kindergarten opens or closes: a step of the day rarely changes that. */
export function nearestKindergartenOf(
  table: SiteTable,
  features: readonly Feature[],
  onDay: string,
  nameOf: (feature: Feature) => string,
): NearestKindergarten {
  let found: SiteReach | null | undefined;
  const reach = (): SiteReach | null => {
    if (found === undefined) found = readOrNull(() => reachOn(table, features, onDay));
    return found;
  };
  return {
    nameOf: (row) => {
      const feature = features[reach()?.nearest[row] ?? -1];
      return feature ? nameOf(feature) : null;
    },
    distanceKmOf: (row) => {
      const distanceM = reach()?.distanceM[row] ?? Infinity;
      return Number.isFinite(distanceM) ? Math.round(distanceM / 100) / 10 : null;
    },
  };
}

function reachOn(table: SiteTable, features: readonly Feature[], onDay: string): SiteReach {
  const day = parseDay(onDay) ?? 0;
  const known = kept.get(table.longitudes);
  const kindergartens = known?.features === features ? known.kindergartens : features.map(readKindergarten);
  const openOnes = kindergartens.map((each) => (isOpenOn(each, day) ? 1 : 0)).join("");
  if (known && known.features === features && known.openOnes === openOnes) return known.reach;
  const reach = reachOfSites({ lon: table.longitudes, lat: table.latitudes }, kindergartens, day);
  kept.set(table.longitudes, { features, kindergartens, openOnes, reach });
  return reach;
}
