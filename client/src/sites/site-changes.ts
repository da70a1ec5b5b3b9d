import type { DatedHistories } from "@asm-atlas/data/domain/statistics/dated-histories.ts";
import { type Day, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { flowBetween } from "@asm-atlas/data/domain/statistics/flow.ts";
import { type MoveDirection, siteMoveDirection, siteMovesOf } from "@asm-atlas/data/domain/statistics/site-moves.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Lens } from "./lens.ts";
import type { SiteTable } from "./site-table.ts";

/** A site that stands elsewhere than it stood then. */
export interface SiteChange {
  /** In the table. */
  readonly index: number;
  /** Since when it was what it was then; null where it was not known. */
  readonly fromSince: Day | null;
  /** Since when it is what it is now. */
  readonly toSince: Day;
}

/** The sites that went the same way. */
export interface ChangeGroup {
  /** Undefined: they were not known then. */
  readonly from: SiteStatus | undefined;
  readonly to: SiteStatus;
  readonly direction: MoveDirection;
  readonly sites: readonly SiteChange[];
}

/** What became of sites between the end of one day and the end of a later one. */
export interface SiteChanges {
  /** N of "n of N": sites looked at. */
  readonly considered: number;
  readonly changed: number;
  readonly byDirection: Readonly<Record<MoveDirection, number>>;
  /** The largest first. */
  readonly groups: readonly ChangeGroup[];
  /** Every single step in between; a site may take several. */
  readonly steps: number;
  /** Sites that took steps and stand again where they stood. */
  readonly returned: number;
}

/** Sites that are on the map on either of two days: one that no longer passes the filter has changed as well. */
export function shownOnEither(before: Lens, after: Lens): Uint8Array {
  return before.shown.map((isShown, index) => isShown | (after.shown[index] ?? 0));
}

/**
 * @param mask 1 for each site that is looked at, in the order of the table
 * @throws RangeError when the second day lies before the first
 */
export function siteChangesBetween(table: SiteTable, thenDay: string, nowDay: string, mask: Uint8Array): SiteChanges {
  const histories = table.histories as DatedHistories<SiteStatus>;
  const [after, until] = [parseDay(thenDay) ?? 0, parseDay(nowDay) ?? 0];
  const groups = new Map<string, { from: SiteStatus | undefined; to: SiteStatus; sites: SiteChange[] }>();
  let [considered, changed, returned] = [0, 0, 0];
  for (let index = 0; index < table.size; index += 1) {
    if (mask[index] !== 1) continue;
    considered += 1;
    const [earlier, later] = [histories.changeOn(index, after), histories.changeOn(index, until)];
    if (earlier === later) continue;
    const isKnown = earlier >= (histories.offsets[index] ?? 0);
    const from = isKnown ? histories.codes[histories.states[earlier] ?? 0] : undefined;
    const to = histories.codes[histories.states[later] ?? 0];
    if (from === to || to === undefined) {
      returned += 1;
      continue;
    }
    changed += 1;
    const key = `${from ?? ""}>${to}`;
    const group = groups.get(key) ?? { from, to, sites: [] };
    groups.set(key, group);
    const [fromDay, toDay] = [histories.days[earlier] ?? after, histories.days[later] ?? until];
    group.sites.push({ index, fromSince: isKnown ? fromDay : null, toSince: toDay });
  }
  const directed = [...groups.values()].map((group) => ({
    ...group,
    direction: siteMoveDirection(group.from, group.to),
  }));
  const moves = siteMovesOf(flowBetween(histories, after, until, mask));
  return {
    considered,
    changed,
    returned,
    byDirection: countOf(directed),
    groups: directed.sort((a, b) => b.sites.length - a.sites.length),
    steps: moves.reduce((sum, { count }) => sum + count, 0),
  };
}

function countOf(groups: readonly ChangeGroup[]): Record<MoveDirection, number> {
  const counts: Record<MoveDirection, number> = { first_known: 0, assessed: 0, forward: 0, back: 0, aside: 0 };
  for (const { direction, sites } of groups) counts[direction] += sites.length;
  return counts;
}
