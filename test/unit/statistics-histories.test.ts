import { DatedHistories, NOT_KNOWN_YET } from "@asm-atlas/data/domain/statistics/dated-histories.ts";
import { isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { countAt, stockOn, stockSeries } from "@asm-atlas/data/domain/statistics/stock.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import {
  groupOfSiteStatus,
  type SiteStatusGroup,
  siteStatusGroups,
} from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { type DatedState, stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";
import { siteCodes, siteHistories, someDay, someMask } from "../helpers/random-histories.ts";

const seed = testSeed("histories in columns");
const groups: readonly SiteStatusGroup[] = siteStatusGroups.map(({ code }) => code);
const iso = (day: number) => isoOfDay(day) ?? "";
const day = (date: string) => parseDay(date) ?? Number.NaN;

describe("many histories in columns", () => {
  it("tell of every record on every day what the record's own history tells", () => {
    fc.assert(
      fc.property(siteHistories, someDay, (histories, onDay) => {
        const columns = DatedHistories.of(histories, siteCodes);
        const expected = histories.map((history) => stateOn(history, iso(onDay)));
        expect(histories.map((_, index) => columns.codes[columns.stateIndexOn(index, onDay)])).toEqual(expected);
        expect([...columns.statesOn(onDay)].map((state) => columns.codes[state])).toEqual(expected);
      }),
      { seed, numRuns: 400 },
    );
  });

  it("keep changes only: days rise strictly, neighbouring states differ", () => {
    fc.assert(
      fc.property(siteHistories, (histories) => {
        const { offsets, days, states, count } = DatedHistories.of(histories, siteCodes);
        expect([offsets[0], offsets[count]]).toEqual([0, days.length]);
        for (let history = 0; history < count; history++) {
          for (let change = (offsets[history] ?? 0) + 1; change < (offsets[history + 1] ?? 0); change++) {
            expect(days[change]).toBeGreaterThan(days[change - 1] ?? Infinity);
            expect(states[change]).not.toBe(states[change - 1]);
          }
        }
      }),
      { seed },
    );
  });

  it("let the last of several events of one day count, also when it takes the day's first one back", () => {
    const history: DatedState[] = [
      ["2018-05-01", "INFORMAL"],
      ["2019-10-01", "ORGANISED"],
      ["2019-10-01", "FORMAL"],
      ["2020-01-01", "SUSPENDED"],
      ["2020-01-01", "FORMAL"],
    ];
    const columns = DatedHistories.of([history], siteCodes);
    expect([...columns.days].map(iso)).toEqual(["2018-05-01", "2019-10-01"]);
    expect([...columns.states].map((state) => siteCodes[state])).toEqual(["INFORMAL", "FORMAL"]);
  });

  it("know nothing of a record before its first event, or without any", () => {
    const columns = DatedHistories.of([[["2018-05-02", "INFORMAL"]], []], siteCodes);
    expect([...columns.statesOn(day("2018-05-01"))]).toEqual([NOT_KNOWN_YET, NOT_KNOWN_YET]);
    expect([...columns.statesOn(day("2018-05-02"))]).toEqual([siteCodes.indexOf("INFORMAL"), NOT_KNOWN_YET]);
  });

  it("write into the array they are given, and say when it is too short", () => {
    const columns = DatedHistories.of([[["2018-05-02", "FORMAL"]], []], siteCodes);
    const into = new Int8Array(3).fill(9);
    expect(columns.statesOn(day("2018-05-02"), into)).toBe(into);
    expect([...into]).toEqual([siteCodes.indexOf("FORMAL"), NOT_KNOWN_YET, 9]);
    expect(() => columns.statesOn(0, new Int8Array(1))).toThrow(RangeError);
  });

  it.each([
    ["a date that is none", [["2018-02-30", "INFORMAL"]], "2018-02-30"],
    ["a state nobody knows", [["2018-02-28", "MERRY"]], "MERRY"],
    [
      "events out of order",
      [
        ["2018-02-28", "INFORMAL"],
        ["2018-02-27", "FORMAL"],
      ],
      "2018-02-27",
    ],
  ] satisfies [string, DatedState[], string][])("are refused with %s, which is named", (_, history, named) => {
    expect(() => DatedHistories.of([[], history], siteCodes)).toThrow(new RegExp(`History 1 .*${named}`));
  });

  it("told in groups, are those of the groups of their states", () => {
    fc.assert(
      fc.property(siteHistories, someDay, (histories, onDay) => {
        const inGroups = DatedHistories.of(histories, siteCodes).grouped(groups, groupOfSiteStatus);
        const direct = DatedHistories.of(
          histories.map((history) => history.map(([date, code]) => [date, groupOfSiteStatus[code]] as const)),
          groups,
        );
        expect([...inGroups.statesOn(onDay)]).toEqual([...direct.statesOn(onDay)]);
        expect([...inGroups.days]).toEqual([...direct.days]);
      }),
      { seed },
    );
  });

  it("cannot be told in groups that leave out the group of a state", () => {
    const columns = DatedHistories.of([], siteCodes);
    expect(() => columns.grouped(groups.slice(1), groupOfSiteStatus)).toThrow(/FORMAL/);
  });
});

/** Counted one by one, the plain way. */
function plainStock(histories: readonly (readonly DatedState<SiteStatus>[])[], onDay: number, mask?: Uint8Array) {
  const counted = histories.filter((_, index) => !mask || mask[index] === 1);
  const states = counted.map((history) => stateOn(history, iso(onDay)));
  return {
    counts: siteCodes.map((code) => states.filter((state) => state === code).length),
    notKnownYet: states.filter((state) => state === undefined).length,
    total: counted.length,
  };
}

describe("the stock of states", () => {
  const risingDays = fc.uniqueArray(someDay, { maxLength: 12 }).map((days) => days.sort((a, b) => a - b));

  it("on a day is what counting one by one gives", () => {
    fc.assert(
      fc.property(siteHistories, someDay, fc.option(someMask, { nil: undefined }), (histories, onDay, mask) => {
        const stock = stockOn(DatedHistories.of(histories, siteCodes), onDay, mask);
        expect({ ...stock, counts: [...stock.counts] }).toEqual({ day: onDay, ...plainStock(histories, onDay, mask) });
      }),
      { seed, numRuns: 300 },
    );
  });

  it("over time is the stock of each of its days", () => {
    fc.assert(
      fc.property(siteHistories, risingDays, fc.option(someMask, { nil: undefined }), (histories, days, mask) => {
        const series = stockSeries(DatedHistories.of(histories, siteCodes), days, mask);
        for (const [point, onDay] of days.entries()) {
          const { counts, notKnownYet, total } = plainStock(histories, onDay, mask);
          expect(siteCodes.map((_, state) => countAt(series, point, state))).toEqual(counts);
          expect(series.notKnownYet[point]).toBe(notKnownYet);
          expect(series.total).toBe(total);
        }
      }),
      { seed, numRuns: 400 },
    );
  });

  it("always adds up to the records counted", () => {
    fc.assert(
      fc.property(siteHistories, risingDays, someMask, (histories, days, mask) => {
        const series = stockSeries(DatedHistories.of(histories, siteCodes), days, mask);
        for (const point of days.keys()) {
          const known = siteCodes.reduce((sum, _, state) => sum + countAt(series, point, state), 0);
          expect(known + (series.notKnownYet[point] ?? 0)).toBe(series.total);
        }
      }),
      { seed },
    );
  });

  it("shows the moratorium of 2019 on the day it took effect, not the day before", () => {
    const histories = Array.from({ length: 3 }, (_, index): DatedState[] => [
      ["2018-01-01", "UNASSESSED"],
      [`2018-06-0${index + 1}`, "FORMAL"],
      ["2019-10-01", "SUSPENDED"],
    ]);
    const series = stockSeries(
      DatedHistories.of(histories, siteCodes),
      ["2018-06-02", "2019-09-30", "2019-10-01"].map(day),
    );
    const counted = (code: SiteStatus) => [0, 1, 2].map((point) => countAt(series, point, siteCodes.indexOf(code)));
    expect(counted("FORMAL")).toEqual([2, 3, 0]);
    expect(counted("SUSPENDED")).toEqual([0, 0, 3]);
    expect(counted("UNASSESSED")).toEqual([1, 0, 0]);
  });

  it("of days that do not rise is refused", () => {
    const none = DatedHistories.of([], siteCodes);
    for (const days of [
      [2, 1],
      [1, 1],
    ])
      expect(() => stockSeries(none, days)).toThrow(RangeError);
    expect(stockSeries(none, []).counts).toHaveLength(0);
  });
});
