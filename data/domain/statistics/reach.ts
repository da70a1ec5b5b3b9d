import type { kindergartenKinds } from "../layers/vocabulary.ts";
import type { KindergartenStatus } from "../workflow/kindergarten-status.ts";
import { type DatedState, stateOn } from "../workflow/workflow.ts";
import { type Day, isoOfDay } from "./days.ts";
import { NO_PLACE, nearestPlaces, type Places } from "./nearest-place.ts";
import { isInSeason, type Season } from "./season.ts";
import type { Mask } from "./stock.ts";

export type KindergartenKind = (typeof kindergartenKinds)[number]["code"];

export interface Kindergarten {
  readonly lon: number;
  readonly lat: number;
  readonly kind: KindergartenKind;
  readonly history: readonly DatedState<KindergartenStatus>[];
  /** Undefined: none recorded. */
  readonly season?: Season | undefined;
}

/** Where a site's children are from an open kindergarten: near enough for every day, in the ring around that, or further. */
export const reachRings = ["daily", "outer", "beyond"] as const;
export type ReachRing = (typeof reachRings)[number];

/**
 * No distance is laid down in Mongolia that a child may have to travel. 5 and 20 km are this project's choice, to be set otherwise where it
 * is known better; 20 km without roads has been reported to defeat daily travel (domain notes 4.2).
 */
export interface ReachSettings {
  readonly dailyReachM: number;
  readonly outerRingM: number;
  /** When kinds that move are taken to run where no season is recorded: June to August, as reported of mobile kindergartens (domain notes 4.2). */
  readonly seasonOfMobileKinds: Season;
}

export const defaultReachSettings: ReachSettings = {
  dailyReachM: 5_000,
  outerRingM: 20_000,
  seasonOfMobileKinds: { from: 601, to: 831 },
};

/** These stay two to four weeks at a place (domain notes 4.2), so the place of the record is one of several. */
const mobileKinds: readonly KindergartenKind[] = ["mobile_ger", "van"];

export function isMobile(kindergarten: Pick<Kindergarten, "kind">): boolean {
  return mobileKinds.includes(kindergarten.kind);
}

/** Do children attend on a day? Its status must say open, and the day must lie in its season; either alone is not enough. */
export function isOpenOn(
  kindergarten: Kindergarten,
  day: Day,
  settings: ReachSettings = defaultReachSettings,
): boolean {
  if (stateOn(kindergarten.history, isoOfDay(day) ?? "") !== "OPEN") return false;
  const season = kindergarten.season ?? (isMobile(kindergarten) ? settings.seasonOfMobileKinds : undefined);
  return season === undefined || isInSeason(season, day);
}

/** What each site has within reach on a day, in columns. */
export interface SiteReach {
  readonly day: Day;
  /** Index of the nearest open kindergarten, or `NO_PLACE` when none is open anywhere. */
  readonly nearest: Int32Array;
  /** Geodesic distance to it, or Infinity. */
  readonly distanceM: Float64Array;
  /** Index into `reachRings`. */
  readonly ring: Uint8Array;
  /** 1: without the kinds that move the site would lie in a ring further out. */
  readonly isByMobileOnly: Uint8Array;
}

/** 100,000 sites and 1,000 kindergartens take less than a tenth of a second. Depends on the day only through which ones are open. */
export function reachOfSites(
  sites: Places,
  kindergartens: readonly Kindergarten[],
  day: Day,
  settings: ReachSettings = defaultReachSettings,
): SiteReach {
  const places: Places = {
    lon: Float64Array.from(kindergartens, ({ lon }) => lon),
    lat: Float64Array.from(kindergartens, ({ lat }) => lat),
  };
  const isOpen = kindergartens.map((kindergarten) => isOpenOn(kindergarten, day, settings));
  const openOnes = (areMobile: boolean) =>
    Uint8Array.from(kindergartens, (kindergarten, index) =>
      isOpen[index] && isMobile(kindergarten) === areMobile ? 1 : 0,
    );
  const fixed = nearestPlaces(sites, places, openOnes(false));
  const mobile = nearestPlaces(sites, places, openOnes(true), fixed.distanceM);
  const { index: nearest, distanceM } = fixed;
  const ring = new Uint8Array(nearest.length);
  const isByMobileOnly = new Uint8Array(nearest.length);
  for (let site = 0; site < nearest.length; site++) {
    const toFixedM = fixed.distanceM[site] ?? Infinity;
    const toMobileM = mobile.distanceM[site] ?? Infinity;
    ring[site] = ringAt(Math.min(toFixedM, toMobileM), settings);
    if (toMobileM >= toFixedM) continue;
    isByMobileOnly[site] = ringAt(toFixedM, settings) > (ring[site] ?? 0) ? 1 : 0;
    nearest[site] = mobile.index[site] ?? NO_PLACE;
    distanceM[site] = toMobileM;
  }
  return { day, nearest, distanceM, ring, isByMobileOnly };
}

/** Children at a number of sites. What is not known is told apart from none. */
export interface ChildCount {
  readonly sites: number;
  /** Of these, sites whose number of children is known, 0 included. */
  readonly sitesKnown: number;
  /** Children at the known ones; undefined when there are sites and none of them is known. */
  readonly children: number | undefined;
}

export interface RingCount extends ChildCount {
  /** Of these, the sites that would lie further out without the kindergartens that move. */
  readonly byMobileOnly: ChildCount;
}

/** Children by ring. `children[site]` is undefined where nobody has counted; such a site is counted as unknown, never as 0. */
export function childrenByRing(
  reach: SiteReach,
  children: readonly (number | undefined)[],
  mask?: Mask,
): Record<ReachRing, RingCount> {
  const tallies = reachRings.map(() => ({ all: new ChildTally(), byMobileOnly: new ChildTally() }));
  for (const [site, ring] of reach.ring.entries()) {
    if (mask && !mask[site]) continue;
    const tally = tallies[ring];
    tally?.all.add(children[site]);
    if (reach.isByMobileOnly[site]) tally?.byMobileOnly.add(children[site]);
  }
  const counts = tallies.map(({ all, byMobileOnly }) => ({ ...all.count(), byMobileOnly: byMobileOnly.count() }));
  return Object.fromEntries(reachRings.map((ring, index) => [ring, counts[index]])) as Record<ReachRing, RingCount>;
}

class ChildTally {
  #sites = 0;
  #sitesKnown = 0;
  #children = 0;

  add(children: number | undefined): void {
    this.#sites += 1;
    if (children === undefined) return;
    this.#sitesKnown += 1;
    this.#children += children;
  }

  count(): ChildCount {
    const isUnknown = this.#sites > 0 && this.#sitesKnown === 0;
    return { sites: this.#sites, sitesKnown: this.#sitesKnown, children: isUnknown ? undefined : this.#children };
  }
}

const ringIndex = { daily: 0, outer: 1, beyond: 2 } as const satisfies Record<ReachRing, number>;

function ringAt(distanceM: number, { dailyReachM, outerRingM }: ReachSettings): number {
  if (distanceM <= dailyReachM) return ringIndex.daily;
  return distanceM <= outerRingM ? ringIndex.outer : ringIndex.beyond;
}
