import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { isOpenOn, reachOfSites, reachRings } from "@asm-atlas/data/domain/statistics/reach.ts";
import type { KindergartenRecord } from "../kindergartens.ts";
import type { SiteTable } from "../site-table.ts";
import type { Facet } from "./facet.ts";

/** A network of some years has about a dozen sets of open kindergartens; a slider runs through all of them. */
const mostKept = 24;

type Kindergartens = readonly KindergartenRecord[];
const kept = new WeakMap<SiteTable["histories"], WeakMap<Kindergartens, Map<string, Uint16Array>>>();

function keptOf({ histories }: SiteTable, kindergartens: Kindergartens): Map<string, Uint16Array> {
  const ofSites = kept.get(histories) ?? new WeakMap<Kindergartens, Map<string, Uint16Array>>();
  kept.set(histories, ofSites);
  const columns = ofSites.get(kindergartens) ?? new Map<string, Uint16Array>();
  ofSites.set(kindergartens, columns);
  return columns;
}

/**
 * The ring of each site on a day, by index into `reachRings`. It depends on the day only through which kindergartens are open,
 * so a slider or a chart of many days works out few of them. The column is kept: do not write into it.
 */
function ringsOn(table: SiteTable, kindergartens: Kindergartens, onDay: string): Uint16Array {
  const day = parseDay(onDay) ?? 0;
  const columns = keptOf(table, kindergartens);
  const openOnes = kindergartens.map((each) => (isOpenOn(each, day) ? "1" : "0")).join("");
  const known = columns.get(openOnes);
  if (known) return known;
  const reach = reachOfSites({ lon: table.longitudes, lat: table.latitudes }, kindergartens, day);
  const values = Uint16Array.from(reach.ring);
  if (columns.size >= mostKept) columns.clear();
  columns.set(openOnes, values);
  return values;
}

/** How far the nearest kindergarten is that is open on the day: every day's way, the ring around it, or further. */
export const reachFacet: Facet = {
  id: "reach",
  needsDetails: false,
  needsKindergartens: true,
  isDated: true,
  read: (table, onDay) => ({
    codes: reachRings,
    holds: "index",
    values: ringsOn(table, table.kindergartens ?? [], onDay),
  }),
};
