import { type Day, isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { countAt, stockSeries } from "@asm-atlas/data/domain/statistics/stock.ts";
import { codesOf } from "@asm-atlas/data/domain/text.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import {
  groupOfSiteStatus,
  type SiteStatusGroup,
  siteStatusGroups,
} from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { facetNamed } from "./facets/facet-columns.ts";
import type { Lens } from "./lens.ts";
import { matchesOf, type SiteFilter } from "./site-filter.ts";
import { type SiteTable, siteStatusCodes, statesOn } from "./site-table.ts";

/** The status groups in the order of the legend: what stocks over time are counted by. */
export const groupCodes: readonly SiteStatusGroup[] = codesOf(siteStatusGroups);

/** Index into `groupCodes` of each status of `siteStatusCodes`. */
const groupIndexes = siteStatusCodes.map((code) => groupCodes.indexOf(groupOfSiteStatus[code as SiteStatus]));

/** Sites by status group on many days, through a filter and the legend's switches: what the map would show on each of them. */
export interface GroupStock {
  readonly days: readonly Day[];
  /** The count of group `g` on `days[p]` is at `p * groupCodes.length + g`. */
  readonly counts: Uint32Array;
  /** N of "n of N" on each day: sites known, whatever the filter asks for. */
  readonly known: Uint32Array;
}

const lastDayThereIs = "9999-12-31";

/**
 * Counts the stock of many days; they must rise. A filter that asks for visits has to be held on every single day: then it stops after each,
 * so that whoever waits can do other things in between. Everything else is counted in one pass.
 * @param within 1 for sites in the area that is part of the filter; null: everywhere
 */
export function* countingStock(
  table: SiteTable,
  days: readonly Day[],
  filter: SiteFilter,
  hiddenGroups: readonly string[],
  within: Uint8Array | null = null,
): Generator<void, GroupStock> {
  const isShown = groupCodes.map((group) => !hiddenGroups.includes(group));
  const all = stockSeries(table.histories, days);
  const known = all.notKnownYet.map((notKnownYet) => all.total - notKnownYet);
  const counts = new Uint32Array(days.length * groupCodes.length);
  if (!asksForVisits(filter)) return { days, counts: countOnce(table, days, filter, isShown, within), known };
  for (const [point, day] of days.entries()) {
    const onDay = isoOfDay(day) ?? lastDayThereIs;
    const of = { table, states: statesOn(table, onDay), mask: matchesOf(table, onDay, filter, { within }) };
    countGroups(of, isShown, counts.subarray(point * groupCodes.length, (point + 1) * groupCodes.length));
    yield;
  }
  return { days, counts, known };
}

/** `countingStock` to its end, without a pause. */
export function stockOf(
  table: SiteTable,
  days: readonly Day[],
  filter: SiteFilter,
  hiddenGroups: readonly string[],
  within: Uint8Array | null = null,
): GroupStock {
  const counting = countingStock(table, days, filter, hiddenGroups, within);
  for (;;) {
    const { done, value } = counting.next();
    if (done) return value;
  }
}

/** The groups of what a lens shows, in the order of `groupCodes`. */
export function groupCountsOf({ table, states, shown }: Pick<Lens, "table" | "states" | "shown">): Uint32Array {
  const counts = new Uint32Array(groupCodes.length);
  const everyGroup = groupCodes.map(() => true);
  countGroups({ table, states, mask: shown }, everyGroup, counts);
  return counts;
}

/** Sites of a day in all groups together. */
export function totalAt(stock: GroupStock, point: number): number {
  const width = groupCodes.length;
  return stock.counts.subarray(point * width, (point + 1) * width).reduce((sum, count) => sum + count, 0);
}

/** Is there a condition, other than on the status, that holds on some days and not on others? Then counting many days takes long. */
export function asksForVisits(filter: SiteFilter): boolean {
  return Object.entries(filter).some(
    ([id, wanted]) => id !== "status" && wanted.length > 0 && facetNamed(id)?.isDated === true,
  );
}

function countOnce(
  table: SiteTable,
  days: readonly Day[],
  filter: SiteFilter,
  isShown: readonly boolean[],
  within: Uint8Array | null,
): Uint32Array {
  const { status: wanted = [], ...lasting } = filter;
  // Held when every site is known: what is left says the same of a site on all its days.
  const isNarrowed = within !== null || Object.keys(lasting).length > 0;
  const mask = isNarrowed ? matchesOf(table, lastDayThereIs, lasting, { within }) : undefined;
  const series = stockSeries(table.histories, days, mask);
  const width = groupCodes.length;
  const counts = new Uint32Array(days.length * width);
  for (const [state, code] of siteStatusCodes.entries()) {
    const group = groupIndexes[state] ?? 0;
    if (!isShown[group] || (wanted.length > 0 && !wanted.includes(code))) continue;
    for (let point = 0; point < days.length; point += 1) {
      const at = point * width + group;
      counts[at] = (counts[at] ?? 0) + countAt(series, point, state);
    }
  }
  return counts;
}

function countGroups(
  { table, states, mask }: { readonly table: SiteTable; readonly states: Int8Array; readonly mask: Uint8Array },
  isShown: readonly boolean[],
  into: Uint32Array,
): void {
  for (let index = 0; index < table.size; index += 1) {
    if (mask[index] !== 1) continue;
    const group = groupIndexes[states[index] ?? -1];
    if (group !== undefined && isShown[group]) into[group] = (into[group] ?? 0) + 1;
  }
}
