import { DatedHistories, NOT_KNOWN_YET } from "@asm-atlas/data/domain/statistics/dated-histories.ts";
import { isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { type Spells, spellsOf } from "@asm-atlas/data/domain/statistics/spells.ts";
import { type SurvivalCurve, survivalAt, survivalOf } from "@asm-atlas/data/domain/statistics/survival.ts";
import { type DatedState, stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";
import { eventDays, siteCodes, siteHistories, someDay, someMask } from "../helpers/random-histories.ts";

const seed = testSeed("time in a status");
const day = (date: string) => parseDay(date) ?? Number.NaN;

/** As texts on statistics write it: `6+` was still going on when last seen. */
type Duration = number | `${number}+`;

const written = ([duration, hasEnded]: readonly [number, boolean]): Duration => (hasEnded ? duration : `${duration}+`);

function curveOf(durations: readonly Duration[]): SurvivalCurve {
  return survivalOf({
    durationDays: Int32Array.from(durations, (duration) => Number.parseInt(String(duration), 10)),
    hasEnded: Uint8Array.from(durations, (duration) => (String(duration).endsWith("+") ? 0 : 1)),
  });
}

const rounded = (value: number | undefined, digits = 3) =>
  value === undefined ? undefined : Number(value.toFixed(digits));

describe("the leukaemia remissions of Freireich et al. (Blood 21, 1963), in weeks, as the textbooks work them", () => {
  const mercaptopurine = curveOf([
    ...([6, 6, 6, "6+", 7, "9+", 10, "10+", "11+", 13, 16] as const),
    ...(["17+", "19+", "20+", 22, 23, "25+", "32+", "32+", "34+", "35+"] as const),
  ]);
  const placebo = curveOf([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]);

  it("have the published steps under 6-mercaptopurine: at risk, ended, share, standard error", () => {
    const steps = mercaptopurine.steps
      .filter(({ ended }) => ended > 0)
      .map(({ durationDays, atRisk, ended, survival, variance }) => [
        ...[durationDays, atRisk, ended],
        ...[rounded(survival), rounded(Math.sqrt(variance ?? Number.NaN), 4)],
      ]);
    expect(steps).toEqual([
      [6, 21, 3, 0.857, 0.0764],
      [7, 17, 1, 0.807, 0.0869],
      [10, 15, 1, 0.753, 0.0963],
      [13, 12, 1, 0.69, 0.1068],
      [16, 11, 1, 0.627, 0.1141],
      [22, 7, 1, 0.538, 0.1282],
      [23, 6, 1, 0.448, 0.1346],
    ]);
  });

  it("have the published 95 % intervals on the log(−log) scale", () => {
    const intervals = mercaptopurine.steps
      .filter(({ ended }) => ended > 0)
      .map(({ interval }) => interval?.map((bound) => rounded(bound)));
    expect(intervals).toEqual([
      [0.62, 0.952],
      [0.563, 0.923],
      [0.503, 0.889],
      [0.432, 0.849],
      [0.368, 0.805],
      [0.268, 0.747],
      [0.188, 0.68],
    ]);
  });

  it("have the published medians: 23 weeks with the drug, 8 without", () => {
    expect(mercaptopurine.medianDays).toBe(23);
    expect(placebo.medianDays).toBe(8);
  });

  it("count who is still in remission for as long as seen", () => {
    expect(mercaptopurine).toMatchObject({ spells: 21, ended: 9, censored: 12 });
    expect(mercaptopurine.steps.find(({ durationDays }) => durationDays === 32)).toMatchObject({
      atRisk: 4,
      ended: 0,
      censored: 2,
    });
  });

  it("are answered for any time: 1 at first, a step down at each ending, nothing beyond what was seen", () => {
    expect(survivalAt(mercaptopurine, 0)).toBe(1);
    expect(survivalAt(mercaptopurine, 5)).toBe(1);
    expect(rounded(survivalAt(mercaptopurine, 6))).toBe(0.857);
    expect(rounded(survivalAt(mercaptopurine, 35))).toBe(0.448);
    expect(survivalAt(mercaptopurine, 36)).toBeUndefined();
    expect(survivalAt(placebo, 1_000)).toBe(0);
  });
});

describe("the share of spells that last longer", () => {
  const durations = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 });
  const withCensoring = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.boolean()), {
    minLength: 1,
    maxLength: 40,
  });

  it("is the plain share when every spell has ended", () => {
    fc.assert(
      fc.property(durations, (ended) => {
        for (const { durationDays, survival } of curveOf(ended).steps) {
          expect(survival).toBeCloseTo(ended.filter((duration) => duration > durationDays).length / ended.length, 10);
        }
      }),
      { seed },
    );
  });

  it("is what handing each censored spell's weight to the later ones gives (Efron 1967)", () => {
    fc.assert(
      fc.property(withCensoring, (spells) => {
        const curve = curveOf(spells.map(written));
        const inOrder = spells.toSorted(([a, aEnded], [b, bEnded]) => a - b || Number(bEnded) - Number(aEnded));
        const weights = inOrder.map(() => 1 / inOrder.length);
        for (const [at, [, hasEnded]] of inOrder.entries()) {
          const later = inOrder.length - at - 1;
          if (hasEnded || later === 0) continue;
          for (let to = at + 1; to < inOrder.length; to++)
            weights[to] = (weights[to] ?? 0) + (weights[at] ?? 0) / later;
        }
        for (const { durationDays, survival } of curve.steps) {
          const ended = inOrder.reduce(
            (sum, [duration, hasEnded], at) => sum + (hasEnded && duration <= durationDays ? (weights[at] ?? 0) : 0),
            0,
          );
          expect(survival).toBeCloseTo(1 - ended, 9);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it("never rises, and lies within its interval, which lies between 0 and 1", () => {
    fc.assert(
      fc.property(withCensoring, (spells) => {
        let before = 1;
        for (const { survival, interval } of curveOf(spells.map(written)).steps) {
          expect(survival).toBeLessThanOrEqual(before);
          before = survival;
          if (!interval) expect(survival).toBe(0);
          const [low, high] = interval ?? [0, 0];
          expect(low >= 0 && low <= survival && survival <= high && high <= 1).toBe(true);
        }
      }),
      { seed },
    );
  });

  it("has no median while more than half have not ended, and one where it comes down to exactly a half", () => {
    expect(curveOf([5, "6+", "7+"]).medianDays).toBeUndefined();
    expect(curveOf(["3+", "4+"]).medianDays).toBeUndefined();
    expect(curveOf([]).medianDays).toBeUndefined();
    expect(curveOf([5, 9, "9+", "12+"]).medianDays).toBe(9);
    expect(curveOf([1, 2, 3, 4, 5, 6]).medianDays).toBe(3);
  });

  it("says nothing of its own spread where all have ended", () => {
    expect(curveOf([4, 6]).steps.at(-1)).toMatchObject({ survival: 0, variance: undefined, interval: undefined });
    expect(curveOf(["4+", 6]).steps[0]).toMatchObject({ survival: 1, variance: 0, interval: [1, 1] });
  });
});

describe("the spells of a status", () => {
  const history: DatedState[] = [
    ["2018-01-01", "INFORMAL"],
    ["2018-01-11", "ORGANISED"],
    ["2018-02-01", "INFORMAL"],
    ["2018-02-03", "ABANDONED"],
    ["2018-02-20", "INFORMAL"],
  ];
  const columns = DatedHistories.of([[], history], siteCodes);
  const informal = siteCodes.indexOf("INFORMAL");
  const rows = (spells: Spells) =>
    [...spells.history].map((record, at) => ({
      record,
      since: isoOfDay(spells.since[at] ?? Number.NaN),
      days: spells.durationDays[at],
      next: siteCodes[spells.next[at] ?? NOT_KNOWN_YET],
      hasEnded: spells.hasEnded[at] === 1,
    }));

  it("are as many as the times it was entered; the last one may still be going on", () => {
    expect(rows(spellsOf(columns, informal, day("2018-03-02")))).toEqual([
      { record: 1, since: "2018-01-01", days: 10, next: "ORGANISED", hasEnded: true },
      { record: 1, since: "2018-02-01", days: 2, next: "ABANDONED", hasEnded: true },
      { record: 1, since: "2018-02-20", days: 10, next: undefined, hasEnded: false },
    ]);
  });

  it("are seen with the eyes of the day: what ended later goes on, what began later is not there", () => {
    expect(rows(spellsOf(columns, informal, day("2018-02-02")))).toEqual([
      { record: 1, since: "2018-01-01", days: 10, next: "ORGANISED", hasEnded: true },
      { record: 1, since: "2018-02-01", days: 1, next: undefined, hasEnded: false },
    ]);
    expect(rows(spellsOf(columns, informal, day("2017-12-31")))).toEqual([]);
  });

  it("hold each day of each record in the status once", () => {
    fc.assert(
      fc.property(
        siteHistories,
        fc.nat({ max: siteCodes.length - 1 }),
        someDay,
        fc.option(someMask, { nil: undefined }),
        (histories, state, until, mask) => {
          const spells = spellsOf(DatedHistories.of(histories, siteCodes), state, until, mask);
          const days = [...spells.history].flatMap((record, at) =>
            Array.from(
              { length: (spells.durationDays[at] ?? 0) + (spells.hasEnded[at] ? 0 : 1) },
              (_, later) => `${record} ${(spells.since[at] ?? 0) + later}`,
            ),
          );
          const expected: string[] = [];
          for (const [record, events] of histories.entries()) {
            if (mask && !mask[record]) continue;
            for (let onDay = eventDays.first; onDay <= until; onDay++)
              if (stateOn(events, isoOfDay(onDay) ?? "") === siteCodes[state]) expected.push(`${record} ${onDay}`);
          }
          expect(days).toEqual(expected);
        },
      ),
      { seed, numRuns: 150 },
    );
  });
});
