import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { NO_PLACE, nearestPlaces, type Places } from "@asm-atlas/data/domain/statistics/nearest-place.ts";
import {
  isOpenOn,
  type ReachRing,
  type ReachSettings,
  reachOfSites,
  reachRings,
} from "@asm-atlas/data/domain/statistics/reach.ts";
import { stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { type SiteTable, statesOn } from "../sites/site-table.ts";
import { visitOn } from "../sites/visit.ts";
import type { KindergartenRecord } from "./records/kindergartens.ts";

export interface KindergartenNearby {
  readonly kindergarten: KindergartenRecord;
  readonly distanceM: number;
}

export interface KindergartensAround {
  /** The nearest one open on the day; null when none is open anywhere. */
  readonly open: KindergartenNearby | null;
  readonly ring: ReachRing;
  /** Without those that move, the ring would lie further out. */
  readonly isByMobileOnly: boolean;
  /** One known on the day that is nearer still, but not open: planned, out of season, ended. */
  readonly shut: KindergartenNearby | null;
}

const one = (lon: number, lat: number): Places => ({ lon: Float64Array.of(lon), lat: Float64Array.of(lat) });

/** Kindergartens around a place on a day. */
export function kindergartensAround(
  lon: number,
  lat: number,
  kindergartens: readonly KindergartenRecord[],
  onDay: string,
): KindergartensAround {
  const day = parseDay(onDay) ?? 0;
  const here = one(lon, lat);
  const reach = reachOfSites(here, kindergartens, day);
  const shutOnes = Uint8Array.from(kindergartens, (each) =>
    !isOpenOn(each, day) && stateOn(each.history, onDay) !== undefined ? 1 : 0,
  );
  const all: Places = {
    lon: Float64Array.from(kindergartens, (each) => each.lon),
    lat: Float64Array.from(kindergartens, (each) => each.lat),
  };
  const shut = nearestPlaces(here, all, shutOnes, reach.distanceM);
  const nearby = (index: number | undefined, distanceM: number | undefined): KindergartenNearby | null => {
    const kindergarten = index === undefined || index === NO_PLACE ? undefined : kindergartens[index];
    return kindergarten && distanceM !== undefined ? { kindergarten, distanceM } : null;
  };
  return {
    open: nearby(reach.nearest[0], reach.distanceM[0]),
    ring: reachRings[reach.ring[0] ?? 0] ?? "beyond",
    isByMobileOnly: reach.isByMobileOnly[0] === 1,
    shut: nearby(shut.index[0], shut.distanceM[0]),
  };
}

export interface SiteNearby {
  /** Into the table. */
  readonly index: number;
  readonly distanceM: number;
  /** At the last visit up to the day; null: not assessed. */
  readonly children: number | null;
}

/** Sites known on the day no further from a kindergarten than the outer ring, nearest first. Whether it is open does not matter. */
export function sitesAround(
  kindergarten: Pick<KindergartenRecord, "lon" | "lat">,
  table: SiteTable,
  onDay: string,
  { outerRingM }: Pick<ReachSettings, "outerRingM">,
): readonly SiteNearby[] {
  const states = statesOn(table, onDay);
  const sites: Places = { lon: table.longitudes, lat: table.latitudes };
  // The search takes what is closer than a limit; the ring's own edge belongs to it.
  const limitM = new Float64Array(table.size).fill(outerRingM + 0.001);
  const { distanceM } = nearestPlaces(sites, one(kindergarten.lon, kindergarten.lat), undefined, limitM);
  const near: SiteNearby[] = [];
  for (const [index, away] of distanceM.entries()) {
    if (away === Infinity || (states[index] ?? -1) < 0) continue;
    const children = visitOn(table.details?.visits[index] ?? [], onDay)?.[4] ?? null;
    near.push({ index, distanceM: away, children });
  }
  return near.sort((a, b) => a.distanceM - b.distanceM);
}
