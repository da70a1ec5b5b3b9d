import { type DatedHistories, NOT_KNOWN_YET } from "@asm-atlas/data/domain/statistics/dated-histories.ts";
import { type Balance, balanceOf, type Flow, flowBetween } from "@asm-atlas/data/domain/statistics/flow.ts";
import {
  countByDirection,
  type MoveDirection,
  type SiteMoves,
  siteMovesOf,
} from "@asm-atlas/data/domain/statistics/site-moves.ts";
import type { Mask } from "@asm-atlas/data/domain/statistics/stock.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Period } from "./periods.ts";

/** Moves between two statuses, and how many sites made them: one may have made the same move twice. */
export interface MovesOfSites extends SiteMoves {
  readonly sites: number;
}

/** The account of a period: what moved, in which direction, and whether it explains every stock. */
export interface PeriodAccount {
  readonly period: Period;
  /** Most moves first. */
  readonly moves: readonly MovesOfSites[];
  readonly total: number;
  readonly byDirection: Readonly<Record<MoveDirection, number>>;
  readonly balances: readonly Balance<SiteStatus>[];
  /** Statuses whose inflow − outflow is not their change in stock; empty when the account holds. */
  readonly unbalanced: readonly Balance<SiteStatus>[];
}

export function accountOf(histories: DatedHistories<SiteStatus>, period: Period, mask: Mask): PeriodAccount {
  const flow = flowBetween(histories, period.first - 1, period.last, mask);
  return accountOfFlow(flow, period, sitesByMove(histories, period, mask));
}

/** @param sites sites by move: at `(from + 1) * codes.length + to`, as `Flow.moves` has it */
export function accountOfFlow(flow: Flow<SiteStatus>, period: Period, sites: Uint32Array): PeriodAccount {
  const width = flow.codes.length;
  const moves = siteMovesOf(flow);
  const indexOf = (code: SiteStatus | undefined) => (code === undefined ? NOT_KNOWN_YET : flow.codes.indexOf(code));
  const balances = balanceOf(flow);
  return {
    period,
    moves: moves
      .map((move) => ({ ...move, sites: sites[(indexOf(move.from) + 1) * width + indexOf(move.to)] ?? 0 }))
      .sort((a, b) => b.count - a.count),
    total: moves.reduce((sum, { count }) => sum + count, 0),
    byDirection: countByDirection(moves),
    balances,
    unbalanced: balances.filter(({ isBalanced }) => !isBalanced),
  };
}

function sitesByMove(histories: DatedHistories, { first, last }: Period, mask: Mask): Uint32Array {
  const width = histories.codes.length;
  const sites = new Uint32Array((width + 1) * width);
  const countedFor = new Int32Array(sites.length).fill(-1);
  for (let site = 0; site < histories.count; site += 1) {
    if (mask[site] !== 1) continue;
    let from = histories.stateIndexOn(site, first - 1);
    const lastChange = histories.changeOn(site, last);
    for (let change = histories.changeOn(site, first - 1) + 1; change <= lastChange; change += 1) {
      const to = histories.states[change] ?? 0;
      const move = (from + 1) * width + to;
      if (countedFor[move] !== site) {
        countedFor[move] = site;
        sites[move] = (sites[move] ?? 0) + 1;
      }
      from = to;
    }
  }
  return sites;
}
