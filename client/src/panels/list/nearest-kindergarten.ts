import { kindergartenKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { isOpenOn, type Kindergarten, reachOfSites, type SiteReach } from "@asm-atlas/data/domain/statistics/reach.ts";
import { parseSeason } from "@asm-atlas/data/domain/statistics/season.ts";
import type { KindergartenStatus } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Feature } from "geojson";
import { codeOf, FeedError, historyOf, pointOf, propertiesOf } from "../../map/feed.ts";
import type { SiteTable } from "../../sites/site-table.ts";

/** The nearest kindergarten of each site that is open on the day, in the order of the table. Null: none is open, or none is known yet. */
export interface NearestKindergarten {
  nameOf(row: number): string | null;
  /** Kilometres along the earth, to a tenth. */
  distanceKmOf(row: number): number | null;
}

/** @throws RangeError for half a season, FeedError for a kindergarten without kind, place or history */
function kindergartenOf(feature: Feature): Kindergarten {
  const { kind: kindCode, season_from: from, season_to: to } = propertiesOf(feature);
  const kind = kindergartenKinds.find(({ code }) => code === kindCode)?.code;
  if (!kind) throw new FeedError(`${codeOf(feature)} is of no known kind.`);
  const [lon = 0, lat = 0] = pointOf(feature).coordinates;
  return {
    lon,
    lat,
    kind,
    history: historyOf(feature) as readonly DatedState<KindergartenStatus>[],
    season: parseSeason(from as string | undefined, to as string | undefined),
  };
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
    if (found === undefined) found = readableReachOn(table, features, onDay);
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

/** Null for a feed that is not what its layer declares; the legend says so in the kindergartens' own entry. */
function readableReachOn(table: SiteTable, features: readonly Feature[], onDay: string): SiteReach | null {
  try {
    return reachOn(table, features, onDay);
  } catch (error) {
    if (error instanceof FeedError || error instanceof RangeError) return null;
    throw error;
  }
}

function reachOn(table: SiteTable, features: readonly Feature[], onDay: string): SiteReach {
  const day = parseDay(onDay) ?? 0;
  const known = kept.get(table.longitudes);
  const kindergartens = known?.features === features ? known.kindergartens : features.map(kindergartenOf);
  const openOnes = kindergartens.map((each) => (isOpenOn(each, day) ? 1 : 0)).join("");
  if (known && known.features === features && known.openOnes === openOnes) return known.reach;
  const reach = reachOfSites({ lon: table.longitudes, lat: table.latitudes }, kindergartens, day);
  kept.set(table.longitudes, { features, kindergartens, openOnes, reach });
  return reach;
}
