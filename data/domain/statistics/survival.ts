import type { Spells } from "./spells.ts";

/** One duration at which a spell ended or was last seen. */
export interface SurvivalStep {
  readonly durationDays: number;
  /** Spells that had lasted at least this long and were still watched. */
  readonly atRisk: number;
  readonly ended: number;
  /** Still lasting when last seen: they count as at risk up to and with this duration, and no longer. */
  readonly censored: number;
  /** Estimated share of spells that last longer than this. */
  readonly survival: number;
  /** Greenwood's variance of that share; undefined once it is 0, where the formula has no value. */
  readonly variance: number | undefined;
  /** 95 % interval of that share; undefined once it is 0. */
  readonly interval: readonly [low: number, high: number] | undefined;
}

export interface SurvivalCurve {
  /** By rising duration; the share is 1 before the first. */
  readonly steps: readonly SurvivalStep[];
  /** Least duration which at most half of the spells outlast; undefined while the curve has not come down to a half. */
  readonly medianDays: number | undefined;
  readonly spells: number;
  readonly ended: number;
  readonly censored: number;
}

/** The 97.5 % point of the normal distribution. */
const NORMAL_97_5 = 1.959963984540054;
/** What products of fractions may miss a half by. */
const ROUNDING = 1e-12;

/**
 * How long spells last, with those that have not ended counted for as long as they were seen: the product-limit estimate of
 * E. L. Kaplan and P. Meier, J. Amer. Statist. Assoc. 53 (1958), 457–481. Variance: M. Greenwood, 1926. The interval is taken on the scale
 * of log(−log S), where it stays between 0 and 1 (J. D. Kalbfleisch and R. L. Prentice, The Statistical Analysis of Failure Time Data,
 * 1980).
 *
 * Where a duration has endings and censorings, the endings come first. Left truncation is not taken into account: spells that had begun and
 * ended before anybody kept a record are missing, and a spell counts from the day the record gives for its beginning.
 */
export function survivalOf({ durationDays, hasEnded }: Pick<Spells, "durationDays" | "hasEnded">): SurvivalCurve {
  const steps: SurvivalStep[] = [];
  const spells = durationDays.length;
  let atRisk = spells;
  let survival = 1;
  let greenwoodSum = 0;
  for (const [duration, { ended, censored }] of countedByDuration(durationDays, hasEnded)) {
    survival *= 1 - ended / atRisk;
    greenwoodSum += ended / (atRisk * (atRisk - ended));
    steps.push({ durationDays: duration, atRisk, ended, censored, survival, ...spreadOf(survival, greenwoodSum) });
    atRisk -= ended + censored;
  }
  const ended = hasEnded.reduce((sum, isOver) => sum + isOver, 0);
  const medianDays = steps.find((step) => step.survival <= 0.5 + ROUNDING)?.durationDays;
  return { steps, medianDays, spells, ended, censored: spells - ended };
}

/** Estimated share of spells that last longer than a duration; undefined beyond the longest one seen, unless all had ended by then. */
export function survivalAt(curve: SurvivalCurve, durationDays: number): number | undefined {
  const last = curve.steps.at(-1);
  if (!last || (durationDays > last.durationDays && last.survival > 0)) return undefined;
  return curve.steps.findLast((step) => step.durationDays <= durationDays)?.survival ?? 1;
}

function countedByDuration(
  durationDays: Int32Array,
  hasEnded: Uint8Array,
): [number, { ended: number; censored: number }][] {
  const counts = new Map<number, { ended: number; censored: number }>();
  for (const [spell, duration] of durationDays.entries()) {
    const count = counts.get(duration) ?? { ended: 0, censored: 0 };
    counts.set(duration, count);
    if (hasEnded[spell]) count.ended += 1;
    else count.censored += 1;
  }
  return [...counts].sort(([a], [b]) => a - b);
}

function spreadOf(survival: number, greenwoodSum: number): Pick<SurvivalStep, "variance" | "interval"> {
  if (survival === 0) return { variance: undefined, interval: undefined };
  const variance = survival ** 2 * greenwoodSum;
  if (survival === 1) return { variance, interval: [1, 1] };
  const width = (NORMAL_97_5 * Math.sqrt(greenwoodSum)) / Math.log(survival);
  return { variance, interval: [survival ** Math.exp(-width), survival ** Math.exp(width)] };
}
