import {
  calendarDay,
  dayOf,
  isoOfDay,
  monthStarts,
  parseDay,
  yearStarts,
} from "@asm-atlas/data/domain/statistics/days.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const seed = testSeed("days");
const dayMs = 86_400_000;
const firstDay = Date.parse("0000-01-01T00:00:00Z") / dayMs;
const lastDay = Date.parse("9999-12-31T00:00:00Z") / dayMs;
const anyDay = fc.integer({ min: firstDay, max: lastDay });

function day(iso: string): number {
  const parsed = parseDay(iso);
  if (parsed === undefined) throw new Error(`${iso} is no day`);
  return parsed;
}

describe("a day", () => {
  it("is counted from 1970-01-01", () => {
    expect(parseDay("1970-01-01")).toBe(0);
    expect(parseDay("1969-12-31")).toBe(-1);
    expect(parseDay("2019-10-01")).toBe(18_170);
    expect(parseDay("2024-02-29")).toBe(19_782);
  });

  it("is the one the platform's calendar has, in both directions, for every year of four digits", () => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const iso = new Date(number * dayMs).toISOString().slice(0, 10);
        expect(isoOfDay(number)).toBe(iso);
        expect(parseDay(iso)).toBe(number);
        const { year, month, dayOfMonth } = calendarDay(number);
        expect(dayOf(year, month, dayOfMonth)).toBe(number);
      }),
      { seed, numRuns: 3_000 },
    );
  });

  it("is the one the platform's calendar has on every single day from 1896 to 2104", () => {
    for (let number = day("1896-01-01"); number <= day("2104-12-31"); number++) {
      const iso = new Date(number * dayMs).toISOString().slice(0, 10);
      if (isoOfDay(number) !== iso || parseDay(iso) !== number) expect.fail(iso);
    }
    expect([isoOfDay(firstDay), isoOfDay(lastDay)]).toEqual(["0000-01-01", "9999-12-31"]);
  });

  it.each([
    "",
    "2023-02-29",
    "1900-02-29",
    "2023-04-31",
    "2023-00-10",
    "2023-13-10",
    "2023-01-00",
    "2023-01-32",
    "2023-1-1",
    "2023-01-1 ",
    " 2023-01-1",
    "2023/01/01",
    "20230101",
    "2023-01-01T00:00:00Z",
    "+023-01-01",
    "2023-01-0٣",
    "-0023-01-01",
  ])("is not read from “%s”", (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it("is read from just those texts which the platform reads as a date and writes back the same", () => {
    const nearly = fc.stringMatching(/^[0-9]{3,5}-[0-9]{1,3}-[0-9]{1,3}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearly), (text) => {
        const parsed = parseDay(text);
        expect(parsed !== undefined).toBe(isIsoDate(text));
        if (parsed !== undefined) expect(isoOfDay(parsed)).toBe(text);
      }),
      { seed },
    );
  });

  it("that cannot be written with four digits of a year, or is no whole number, has no date", () => {
    for (const number of [firstDay - 1, lastDay + 1, 0.5, Number.NaN, Infinity])
      expect(isoOfDay(number)).toBeUndefined();
    expect(dayOf(10_000, 1, 1)).toBeUndefined();
    expect(dayOf(2023, 2, 28.5)).toBeUndefined();
    expect(dayOf(2023, 1.5, 1)).toBeUndefined();
  });
});

/** Does the platform write the date back as it was? It reads 30 February as 1 March. */
function isIsoDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === text;
}

describe("the ticks of an axis", () => {
  const datesOf = (days: readonly number[]) => days.map(isoOfDay);

  it("are the first days of months within it, both ends included", () => {
    expect(datesOf(monthStarts(day("2019-11-01"), day("2020-02-01")))).toEqual([
      "2019-11-01",
      "2019-12-01",
      "2020-01-01",
      "2020-02-01",
    ]);
    expect(datesOf(monthStarts(day("2019-11-02"), day("2020-01-31")))).toEqual(["2019-12-01", "2020-01-01"]);
    expect(monthStarts(day("2019-11-02"), day("2019-11-30"))).toEqual([]);
  });

  it("are the first days of years within it, both ends included", () => {
    expect(datesOf(yearStarts(day("2010-01-01"), day("2012-01-01")))).toEqual([
      "2010-01-01",
      "2011-01-01",
      "2012-01-01",
    ]);
    expect(datesOf(yearStarts(day("2010-01-02"), day("2011-12-31")))).toEqual(["2011-01-01"]);
  });

  it("are none where the axis ends before it begins or is not made of days", () => {
    expect(monthStarts(10, 9)).toEqual([]);
    expect(yearStarts(Number.NaN, 9)).toEqual([]);
    expect(monthStarts(0, Infinity)).toEqual([]);
  });
});
