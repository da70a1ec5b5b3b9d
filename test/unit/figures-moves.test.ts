import { monthEnds } from "@asm-atlas/client/src/figures/compute/month-ends.ts";
import { accountOf, accountOfFlow, type MovesOfSites } from "@asm-atlas/client/src/figures/compute/moves-of-period.ts";
import {
  type Period,
  parsePeriod,
  periodCode,
  presetsOn,
  yearBefore,
} from "@asm-atlas/client/src/figures/compute/periods.ts";
import { type Instrument, suspensionsOf } from "@asm-atlas/client/src/panels/time/instruments.ts";
import { moveCode } from "@asm-atlas/client/src/sites/facets/moved-facet.ts";
import { matchesOf } from "@asm-atlas/client/src/sites/site-filter.ts";
import { type SiteTable, siteTableOf } from "@asm-atlas/client/src/sites/site-table.ts";
import { DatedHistories } from "@asm-atlas/data/domain/statistics/dated-histories.ts";
import { type Day, isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { flowBetween } from "@asm-atlas/data/domain/statistics/flow.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";
import { siteCodes, siteHistories, someDay } from "../helpers/random-histories.ts";

const seed = testSeed("figures of moves");
const day = (iso: string): Day => parseDay(iso) ?? Number.NaN;
const of = (first: string, last: string): Period => ({ first: day(first), last: day(last) });
const everybody = (histories: DatedHistories) => new Uint8Array(histories.count).fill(1);
const told = (moves: readonly MovesOfSites[]) =>
  moves.map(({ from = "new", to, count, sites }) => `${from} → ${to}: ${count} of ${sites}`);

function tableOf(histories: readonly (readonly DatedState[])[]): SiteTable {
  const made = siteTableOf(
    {
      type: "FeatureCollection",
      features: histories.map((history, index) => ({
        type: "Feature",
        id: `S${index}`,
        geometry: { type: "Point", coordinates: [100, 47] },
        properties: { code: `S${index}`, history },
      })),
    },
    null,
  );
  if (!made) throw new Error("The sites of this test cannot be read");
  return made;
}

describe("the account of a period", () => {
  const stories: DatedState<SiteStatus>[][] = [
    [
      ["2016-01-01", "FORMAL"],
      ["2019-09-01", "SUSPENDED"],
      ["2020-01-01", "FORMAL"],
      ["2020-05-01", "SUSPENDED"],
    ],
    [
      ["2016-01-01", "FORMAL"],
      ["2019-10-01", "SUSPENDED"],
      ["2022-07-01", "FORMAL"],
    ],
    [["2020-03-01", "UNASSESSED"]],
  ];
  const histories = DatedHistories.of(stories, siteCodes);
  const suspension = of("2019-09-01", "2022-06-30");

  it("counts every move, and the sites that made it once", () => {
    const { moves, total, byDirection } = accountOf(histories, suspension, everybody(histories));
    expect(told(moves)).toEqual([
      "FORMAL → SUSPENDED: 3 of 2",
      "new → UNASSESSED: 1 of 1",
      "SUSPENDED → FORMAL: 1 of 1",
    ]);
    expect(total).toBe(5);
    expect(byDirection).toEqual({ first_known: 1, assessed: 0, forward: 1, back: 3, aside: 0 });
  });

  it("includes its first and its last day and none beside them", () => {
    const movesOn = (first: string, last: string) => accountOf(histories, of(first, last), everybody(histories)).total;
    expect(movesOn("2019-09-01", "2019-09-01")).toBe(1);
    expect(movesOn("2019-09-02", "2019-09-30")).toBe(0);
    expect(movesOn("2019-09-02", "2019-10-01")).toBe(1);
  });

  it("holds for every status", () => {
    const { balances, unbalanced } = accountOf(histories, suspension, everybody(histories));
    expect(unbalanced).toEqual([]);
    expect(balances.find(({ code }) => code === "FORMAL")).toMatchObject({ start: 2, inflow: 1, outflow: 3, end: 0 });
  });

  it("says which status it does not hold for, when a move is lost or a stock is wrong", () => {
    const flow = flowBetween(histories, suspension.first - 1, suspension.last);
    // Of three moves from contract to suspension one is lost.
    const lost = { ...flow, moves: flow.moves.map((count) => (count === 3 ? 2 : count)) };
    const codesOf = (account: ReturnType<typeof accountOfFlow>) => account.unbalanced.map(({ code }) => code);
    expect(codesOf(accountOfFlow(lost, suspension, flow.moves))).toEqual(["FORMAL", "SUSPENDED"]);
    const miscounted = { ...flow, end: { ...flow.end, counts: flow.end.counts.map((count) => count + 1) } };
    expect(codesOf(accountOfFlow(miscounted, suspension, flow.moves))).toEqual(siteCodes);
  });

  it("leads to the very sites it counted, whatever their histories", () => {
    fc.assert(
      fc.property(siteHistories, someDay, someDay, (stories, one, other) => {
        const table = tableOf(stories);
        const period = { first: Math.min(one, other) + 1, last: Math.max(one, other) + 1 };
        const { moves, unbalanced } = accountOf(table.histories, period, everybody(table.histories));
        expect(unbalanced).toEqual([]);
        for (const { from, to, sites } of moves) {
          const code = moveCode({ after: period.first - 1, until: period.last, from, to });
          const found = matchesOf(table, "9999-12-31", { moved: [code] }).reduce((sum, each) => sum + each, 0);
          expect(found).toBe(sites);
        }
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe("periods that are offered", () => {
  const instrument = (code: string, from: string, more: Partial<Instrument> = {}): Instrument => ({
    ...{ code, titleEn: "", titleMn: "", shortEn: code, shortMn: code, noteEn: "", noteMn: "", sourceUrl: "" },
    ...{ from: day(from), precision: "day", suspendedFrom: undefined, suspendedTo: undefined, replacedBy: undefined },
    ...more,
  });
  const [suspension] = suspensionsOf([
    instrument("151", "2017-07-01", {
      suspendedFrom: day("2019-09-01"),
      suspendedTo: day("2022-07-01"),
      replacedBy: "296",
    }),
    instrument("355", "2019-09-01"),
    instrument("296", "2022-07-01"),
  ]);
  const start = day("2010-01-01");
  const offered = (onDay: string) =>
    Object.fromEntries(
      Object.entries(presetsOn(day(onDay), start, suspension)).map(([id, period]) => [id, periodCode(period)]),
    );

  it("are the suspension, the time since the restart, the last year and all of it", () => {
    expect(offered("2024-03-14")).toEqual({
      suspension: "2019-09-01,2022-06-30",
      restart: "2022-07-01,2024-03-14",
      year: "2023-03-15,2024-03-14",
      whole: "2010-01-01,2024-03-14",
    });
  });

  it("end on the day looked at, and are left out where they had not begun", () => {
    expect(offered("2020-02-29")).toEqual({
      suspension: "2019-09-01,2020-02-29",
      year: "2019-03-01,2020-02-29",
      whole: "2010-01-01,2020-02-29",
    });
    expect(presetsOn(day("2024-03-14"), start, undefined)).not.toHaveProperty("suspension");
  });

  it("are read from an address, cut to what can be looked at; nonsense is no period", () => {
    const read = (text: string | null) => {
      const period = parsePeriod(text, start, day("2024-03-14"));
      return period && periodCode(period);
    };
    expect(read("2019-09-01,2022-06-30")).toBe("2019-09-01,2022-06-30");
    expect(read("1999-01-01,2030-01-01")).toBe("2010-01-01,2024-03-14");
    for (const wrong of [
      null,
      "",
      "2019-09-01",
      "2022-06-30,2019-09-01",
      "2025-01-01,2026-01-01",
      "a,b",
      "2019-09-01,2019-09-31",
    ]) {
      expect(read(wrong)).toBeUndefined();
    }
  });

  it("know the day a year before, also of a leap day", () => {
    expect([day("2024-03-14"), day("2024-02-29")].map((each) => isoOfDay(yearBefore(each)))).toEqual([
      "2023-03-14",
      "2023-02-28",
    ]);
  });
});

describe("the ends of months", () => {
  const ends = (from: string, to: string) => monthEnds(day(from), day(to)).map(isoOfDay);

  it("run from the first month to the day looked at, which is the last point", () => {
    expect(ends("2010-01-01", "2010-03-14")).toEqual(["2010-01-31", "2010-02-28", "2010-03-14"]);
    expect(ends("2010-01-01", "2010-02-28")).toEqual(["2010-01-31", "2010-02-28"]);
    expect(ends("2010-01-01", "2010-01-01")).toEqual(["2010-01-01"]);
  });
});
