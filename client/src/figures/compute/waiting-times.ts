import type { DatedHistories } from "@asm-atlas/data/domain/statistics/dated-histories.ts";
import type { Day } from "@asm-atlas/data/domain/statistics/days.ts";
import { spellsOf } from "@asm-atlas/data/domain/statistics/spells.ts";
import type { Mask } from "@asm-atlas/data/domain/statistics/stock.ts";
import { type SurvivalCurve, survivalOf } from "@asm-atlas/data/domain/statistics/survival.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";

/** How long sites stay in one status. */
export interface WaitingTime {
  readonly status: SiteStatus;
  readonly curve: SurvivalCurve;
  /**
   * 95 % interval of the median in days: the durations at which the limits of the curve come down to a half. Undefined where a limit does
   * not: the median may lie anywhere beyond (R. Brookmeyer and J. Crowley, Biometrics 38 (1982), 29–41, with the limits of `survivalOf`).
   */
  readonly medianLowDays: number | undefined;
  readonly medianHighDays: number | undefined;
}

/** One for each status that any of the sites ever was in, in the order of the statuses. */
export function waitingTimesOf(histories: DatedHistories<SiteStatus>, watchedUntil: Day, mask: Mask): WaitingTime[] {
  return histories.codes.flatMap((status, index) => {
    const curve = survivalOf(spellsOf(histories, index, watchedUntil, mask));
    if (curve.spells === 0) return [];
    const whereLimitHalves = (limit: 0 | 1) =>
      curve.steps.find(({ interval }) => interval !== undefined && interval[limit] <= 0.5)?.durationDays;
    return [{ status, curve, medianLowDays: whereLimitHalves(0), medianHighDays: whereLimitHalves(1) }];
  });
}
