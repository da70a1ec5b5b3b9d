import { calendarDay, type Day, dayOf, isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import {
  childrenByRing,
  isOpenOn,
  type ReachRing,
  type RingCount,
  reachOfSites,
  type SiteReach,
} from "@asm-atlas/data/domain/statistics/reach.ts";
import { stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { KindergartenRecord } from "../../sites/kindergartens.ts";
import { lensOf } from "../../sites/lens.ts";
import type { SiteFilter } from "../../sites/site-filter.ts";
import type { SiteTable } from "../../sites/site-table.ts";
import { visitOn } from "../../sites/visit.ts";

export const seasons = ["summer", "winter"] as const;
export type SeasonName = (typeof seasons)[number];

/** Month and day that stand for each: kindergartens that move and gers of the summer are open on the one, not on the other. */
const middleOf = { summer: [7, 15], winter: [1, 15] } as const satisfies Record<SeasonName, readonly [number, number]>;

/** The newest middle of a season up to a day: what comes later in the year is not known on it. */
export function seasonDay(season: SeasonName, onDay: Day): Day {
  const [month, dayOfMonth] = middleOf[season];
  const { year } = calendarDay(onDay);
  const thisYear = dayOf(year, month, dayOfMonth) ?? onDay;
  return thisYear <= onDay ? thisYear : (dayOf(year - 1, month, dayOfMonth) ?? onDay);
}

export type RingCounts = Readonly<Record<ReachRing, RingCount>>;

export interface ChildrenInReach {
  readonly season: SeasonName;
  /** YYYY-MM-DD. */
  readonly onDay: string;
  readonly all: RingCounts;
  /** Aimags with a site that is counted, by code; null stands for sites whose aimag is not recorded. */
  readonly byAimag: ReadonlyMap<string | null, RingCounts>;
  /** Sites counted, of those known on the day. */
  readonly shown: number;
  readonly known: number;
  readonly openKindergartens: number;
  /** Seats of the open ones, as far as recorded, and for how many of them. */
  readonly seats: number;
  readonly seatsKnown: number;
  /** Does the map, which looks at statuses only, show just the open ones as open? A season may say more than the last status. */
  readonly isOpenByStatus: boolean;
}

/**
 * Children of kindergarten age by the distance to the nearest kindergarten open on a season's day. Sites and children are those of that day,
 * through the filter held on that day; every kindergarten of the country counts, whatever is filtered.
 */
export function childrenInReach(
  table: SiteTable,
  kindergartens: readonly KindergartenRecord[],
  season: SeasonName,
  lookedAt: string,
  filter: SiteFilter,
  hiddenGroups: readonly string[],
): ChildrenInReach {
  const day = seasonDay(season, parseDay(lookedAt) ?? 0);
  const onDay = isoOfDay(day) ?? lookedAt;
  const lens = lensOf(table, onDay, filter, hiddenGroups);
  const reach = reachOfSites({ lon: table.longitudes, lat: table.latitudes }, kindergartens, day);
  const children = Array.from(
    { length: table.size },
    (_, site) => visitOn(table.details?.visits[site] ?? [], onDay)?.[4] ?? undefined,
  );
  const open = kindergartens.filter((each) => isOpenOn(each, day));
  const seats = open.flatMap((each) => each.seats ?? []);
  return {
    season,
    onDay,
    all: childrenByRing(reach, children, lens.shown),
    byAimag: new Map(
      [...sitesByAimag(table, lens.shown)].map(([aimag, sites]) => [aimag, ringsOf(sites, reach, children)]),
    ),
    shown: lens.shownCount,
    known: lens.known,
    openKindergartens: open.length,
    seats: seats.reduce((sum, each) => sum + each, 0),
    seatsKnown: seats.length,
    isOpenByStatus: kindergartens.filter(({ history }) => stateOn(history, onDay) === "OPEN").length === open.length,
  };
}

function sitesByAimag(table: SiteTable, shown: Uint8Array): Map<string | null, number[]> {
  const sites = new Map<string | null, number[]>();
  for (let site = 0; site < table.size; site += 1) {
    if (shown[site] !== 1) continue;
    const aimag = table.aimagCodes[site] ?? null;
    const known = sites.get(aimag);
    if (known) known.push(site);
    else sites.set(aimag, [site]);
  }
  return sites;
}

/** The rings of some sites alone: a mask of all of them for each aimag would be read over and over. */
function ringsOf(sites: readonly number[], reach: SiteReach, children: readonly (number | undefined)[]): RingCounts {
  const part = {
    ...reach,
    ring: Uint8Array.from(sites, (site) => reach.ring[site] ?? 0),
    isByMobileOnly: Uint8Array.from(sites, (site) => reach.isByMobileOnly[site] ?? 0),
  };
  return childrenByRing(
    part,
    sites.map((site) => children[site]),
  );
}

/** Children and sites of some rings together. */
export function ringsTogether(counts: RingCounts, rings: readonly ReachRing[]): Omit<RingCount, "byMobileOnly"> {
  const parts = rings.map((ring) => counts[ring]);
  const sum = (numberOf: (part: RingCount) => number) => parts.reduce((total, part) => total + numberOf(part), 0);
  const [sites, sitesKnown] = [sum((part) => part.sites), sum((part) => part.sitesKnown)];
  return { sites, sitesKnown, children: sites > 0 && sitesKnown === 0 ? undefined : sum((part) => part.children ?? 0) };
}
