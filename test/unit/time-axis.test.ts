import { mostOf, stackedBands } from "@asm-atlas/client/src/panels/time/bands.ts";
import { paceOf } from "@asm-atlas/client/src/panels/time/playback.ts";
import {
  dayAtX,
  dayByKey,
  sampledDays,
  stepped,
  type TimeAxis,
  xOfDay,
  yearEnds,
  yearTicks,
} from "@asm-atlas/client/src/panels/time/time-axis.ts";
import { groupCodes } from "@asm-atlas/client/src/sites/stock-over-time.ts";
import { firstValidDay, withinValidTime } from "@asm-atlas/client/src/workbench/valid-time.ts";
import { type Day, isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const seed = testSeed("the time axis");
const day = (iso: string): Day => {
  const read = parseDay(iso);
  if (read === undefined) throw new Error(`${iso} is no day`);
  return read;
};
const first = day("2010-01-01");
const last = day("2026-11-26");
const anyDay = fc.integer({ min: first, max: last });
const anyAxis = fc.integer({ min: 200, max: 2_000 }).map((widthPx): TimeAxis => ({ first, last, widthPx }));

describe("the axis", () => {
  it("reaches from its left to its right end, and finds days again within a pixel", () => {
    fc.assert(
      fc.property(anyAxis, anyDay, (axis, at) => {
        const x = xOfDay(axis, at);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(axis.widthPx);
        expect(dayAtX(axis, x)).toBe(at);
      }),
      { seed },
    );
  });

  it("gives the nearest day there is for places beside it", () => {
    const axis: TimeAxis = { first, last, widthPx: 800 };
    expect(dayAtX(axis, -40)).toBe(first);
    expect(dayAtX(axis, 900)).toBe(last);
    expect(dayAtX({ ...axis, widthPx: 0 }, 10)).toBe(first);
  });

  it("names as many years as keep their distance, at 1 January", () => {
    fc.assert(
      fc.property(anyAxis, fc.integer({ min: 20, max: 80 }), (axis, gapPx) => {
        const ticks = yearTicks(axis, gapPx);
        expect(ticks.length).toBeGreaterThan(0);
        for (const [index, { year, x }] of ticks.entries()) {
          expect(x).toBeCloseTo(xOfDay(axis, day(`${year}-01-01`)), 6);
          const next = ticks[index + 1];
          // A leap year may be a day's width longer than the mean.
          if (next && (axis.widthPx * 3_650) / (last - first) > gapPx) expect(next.x - x).toBeGreaterThan(gapPx - 1);
        }
      }),
      { seed },
    );
    expect(yearTicks({ first, last, widthPx: 750 }, 40).map(({ year }) => year)).toHaveLength(17);
    expect(yearTicks({ first, last, widthPx: 300 }, 40).map(({ year }) => year)).toEqual([2010, 2015, 2020, 2025]);
  });

  it("samples its first and its last day, and never steps back", () => {
    const days = sampledDays(first, last, 5);
    expect([days[0], days.at(-1)]).toEqual([first, last]);
    expect(days.every((each, index) => index === 0 || each > (days[index - 1] ?? each))).toBe(true);
  });

  it("knows the end of every year that is over", () => {
    const iso = yearEnds(first, last).map((each) => isoOfDay(each));
    expect([iso[0], iso.at(-1), iso.length]).toEqual(["2010-12-31", "2025-12-31", 16]);
    expect(
      yearEnds(first, day("2025-12-31"))
        .map((each) => isoOfDay(each))
        .at(-1),
    ).toBe("2025-12-31");
  });

  it("is not left by an address", () => {
    expect(withinValidTime("1999-05-05", "2026-11-26")).toBe(firstValidDay);
    expect(withinValidTime("2040-01-01", "2026-11-26")).toBe("2026-11-26");
    expect(withinValidTime("2019-10-01", "2026-11-26")).toBe("2019-10-01");
  });
});

describe("a step", () => {
  it.each([
    ["2019-01-31", "month", 1, "2019-02-28"],
    ["2020-01-31", "month", 1, "2020-02-29"],
    ["2019-03-31", "month", -1, "2019-02-28"],
    ["2019-01-15", "month", -1, "2018-12-15"],
    ["2019-12-15", "month", 13, "2021-01-15"],
    ["2020-02-29", "year", 1, "2021-02-28"],
    ["2020-02-29", "year", -4, "2016-02-29"],
    ["2019-12-31", "day", 1, "2020-01-01"],
  ] as const)("from %s by %s × %i leads to %s", (from, step, by, to) => {
    expect(isoOfDay(stepped(day(from), step, by))).toBe(to);
  });

  it("is taken by the keys of a slider, and stops at the ends", () => {
    const by = (key: string, from: string, shiftKey = false) => {
      const to = dayByKey({ key, shiftKey }, day(from), first, last);
      return to === undefined ? undefined : isoOfDay(to);
    };
    expect(by("ArrowRight", "2019-09-30")).toBe("2019-10-01");
    expect(by("ArrowDown", "2019-10-01")).toBe("2019-09-30");
    expect(by("ArrowLeft", "2019-10-01", true)).toBe("2019-09-01");
    expect(by("PageUp", "2019-10-01")).toBe("2019-11-01");
    expect(by("PageDown", "2010-01-20")).toBe("2010-01-01");
    expect(by("Home", "2019-10-01")).toBe("2010-01-01");
    expect(by("End", "2019-10-01")).toBe("2026-11-26");
    expect(by("Tab", "2019-10-01")).toBeUndefined();
  });

  it("comes once a second and no faster where less movement is asked for", () => {
    expect(paceOf("day", "fast", true)).toBe(1);
    expect(paceOf("year", "slow", true)).toBe(0.5);
    expect(paceOf("day", "fast", false)).toBeGreaterThan(paceOf("day", "slow", false));
  });
});

describe("the areas of the chart", () => {
  const axis: TimeAxis = { first: 0, last: 3, widthPx: 30 };
  const stock = {
    days: [0, 1, 2, 3],
    // Two groups are there: the first with 1, 1, 1, 4 sites, the second with 3, 3, 3, 6.
    counts: Uint32Array.from(
      [1, 1, 1, 4].flatMap((one, point) =>
        [one, 3, 0, 0, 0, 0].map((count, group) => (group === 1 && point === 3 ? 6 : count)),
      ),
    ),
    known: Uint32Array.from([4, 4, 4, 10]),
  };

  it("stand on one another in the order of the legend and fill the height with the most there is", () => {
    expect(mostOf(stock)).toBe(10);
    const bands = stackedBands(stock, axis, 100);
    expect(bands.map(({ group }) => group)).toEqual(groupCodes);
    expect(bands[0]).toMatchObject({ endHeightPx: 40, endMiddleY: 80 });
    expect(bands[1]).toMatchObject({ endHeightPx: 60, endMiddleY: 30 });
    expect(bands[5]).toMatchObject({ endHeightPx: 0, endMiddleY: 0 });
  });

  it("are drawn by the points where they bend", () => {
    expect(stackedBands(stock, axis, 100)[0]?.path).toBe("M0 90L20 90L30 60L30 100L0 100Z");
  });

  it("are nothing where there is nothing", () => {
    expect(stackedBands({ days: [], counts: new Uint32Array(), known: new Uint32Array() }, axis, 100)[0]?.path).toBe(
      "",
    );
  });
});
