import { lensOf } from "@asm-atlas/client/src/sites/lens.ts";
import { shownOnEither, siteChangesBetween } from "@asm-atlas/client/src/sites/site-changes.ts";
import type { SiteFilter } from "@asm-atlas/client/src/sites/site-filter.ts";
import { type SiteTable, siteTableOf } from "@asm-atlas/client/src/sites/site-table.ts";
import {
  countingStock,
  groupCodes,
  groupCountsOf,
  stockOf,
  totalAt,
} from "@asm-atlas/client/src/sites/stock-over-time.ts";
import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { siteMoveDirection } from "@asm-atlas/data/domain/statistics/site-moves.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { groupOfSiteStatus } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { type DatedState, stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import fc from "fast-check";
import type { Feature, FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";
import { eventDays, siteHistories, someDay, someMask } from "../helpers/random-histories.ts";

const seed = testSeed("changes of sites");

type Histories = readonly (readonly DatedState<SiteStatus>[])[];

/** Every second site mines gold, every third is in Bayankhongor; the first half was visited on the tenth of the days. */
function tableOf(histories: Histories): SiteTable {
  const feature = (index: number, properties: object): Feature => ({
    type: "Feature",
    id: `S-${index}`,
    geometry: { type: "Point", coordinates: [100, 47] },
    properties: { code: `S-${index}`, ...properties },
  });
  const collection = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });
  const visitedOn = isoOfDay(eventDays.first + 10);
  const sites = histories.map((history, index) =>
    feature(index, {
      history,
      site_kind: "mine",
      minerals: [index % 2 === 0 ? "gold_placer" : "fluorspar"],
      aimag_code: index % 3 === 0 ? "MN-069" : "MN-059",
      is_demo: true,
    }),
  );
  const details = histories.map((_, index) =>
    feature(index, {
      visits: index < histories.length / 2 ? [[visitedOn, 12, 3, 9, 0, 1, "confirmed", null, null]] : [],
    }),
  );
  const table = siteTableOf(collection(sites), collection(details));
  if (!table) throw new Error("The feeds of this test cannot be read");
  return table;
}

const iso = (day: number): string => isoOfDay(day) ?? "";

const someFilter: fc.Arbitrary<SiteFilter> = fc.record(
  {
    status: fc.constantFrom(["FORMAL"], ["INFORMAL", "SUSPENDED"]),
    mineral: fc.constant(["gold_placer"]),
    aimag: fc.constantFrom(["MN-069"], ["MN-059", "MN-069"]),
    people: fc.constantFrom(["10-24"], ["not_assessed"]),
    last_visit: fc.constantFrom(["never"], ["under_6_months"]),
  },
  { requiredKeys: [] },
);
const someHidden = fc.subarray([...groupCodes], { maxLength: 3 });

describe("the stock under the slider", () => {
  it("says of every day what the map shows on it, through any filter and any switches of the legend", () => {
    fc.assert(
      fc.property(
        siteHistories,
        fc.uniqueArray(someDay, { minLength: 1, maxLength: 8 }),
        someFilter,
        someHidden,
        (histories, days, filter, hidden) => {
          const table = tableOf(histories);
          const stock = stockOf(
            table,
            days.sort((a, b) => a - b),
            filter,
            hidden,
          );
          for (const [point, day] of stock.days.entries()) {
            const lens = lensOf(table, iso(day), filter, hidden);
            const counts = stock.counts.subarray(point * groupCodes.length, (point + 1) * groupCodes.length);
            expect([...counts], iso(day)).toEqual([...groupCountsOf(lens)]);
            expect(totalAt(stock, point)).toBe(lens.shownCount);
            expect(stock.known[point]).toBe(lens.known);
          }
        },
      ),
      { seed },
    );
  });

  it("counts by group what brute force counts", () => {
    fc.assert(
      fc.property(siteHistories, someDay, (histories, day) => {
        const lens = lensOf(tableOf(histories), iso(day), {}, []);
        const groups = histories
          .flatMap((history) => stateOn(history, iso(day)) ?? [])
          .map((code) => groupOfSiteStatus[code]);
        expect([...groupCountsOf(lens)]).toEqual(
          groupCodes.map((code) => groups.filter((group) => group === code).length),
        );
      }),
      { seed },
    );
  });

  it("lets the page breathe only where every day has to be counted by itself", () => {
    const table = tableOf([[[iso(eventDays.first), "INFORMAL"]]]);
    const pauses = (filter: SiteFilter) => [...countingStock(table, [18_001, 18_002, 18_003], filter, [])].length;
    expect(pauses({ mineral: ["gold_placer"], status: ["INFORMAL"] })).toBe(0);
    expect(pauses({ people: ["not_assessed"] })).toBe(3);
  });
});

describe("what changed between two days", () => {
  it("is what brute force finds", () => {
    fc.assert(
      fc.property(siteHistories, someDay, someDay, someMask, (histories, one, other, mask) => {
        const [thenDay, nowDay] = [iso(Math.min(one, other)), iso(Math.max(one, other))];
        const table = tableOf(histories);
        const changes = siteChangesBetween(table, thenDay, nowDay, mask);
        const expected = histories.flatMap((history, index) => {
          const [from, to] = [stateOn(history, thenDay), stateOn(history, nowDay)];
          return mask[index] === 1 && to !== undefined && from !== to ? [`S-${index} ${from} ${to}`] : [];
        });
        const found = changes.groups.flatMap(({ from, to, sites }) =>
          sites.map(({ index }) => `${table.codes[index]} ${from} ${to}`),
        );
        expect(found.sort()).toEqual(expected.sort());
        expect(changes.changed).toBe(expected.length);
        expect(changes.considered).toBe(histories.filter((_, index) => mask[index] === 1).length);
        expect(Object.values(changes.byDirection).reduce((sum, count) => sum + count, 0)).toBe(changes.changed);
        for (const { from, to, direction } of changes.groups) expect(direction).toBe(siteMoveDirection(from, to));
      }),
      { seed },
    );
  });

  it("names the days since when a site was what it was, and is what it is", () => {
    fc.assert(
      fc.property(siteHistories, someDay, someDay, (histories, one, other) => {
        const [thenDay, nowDay] = [iso(Math.min(one, other)), iso(Math.max(one, other))];
        const everything = new Uint8Array(histories.length).fill(1);
        for (const { from, to, sites } of siteChangesBetween(tableOf(histories), thenDay, nowDay, everything).groups) {
          for (const { index, fromSince, toSince } of sites) {
            const history = histories[index] ?? [];
            expect(stateOn(history, iso(toSince))).toBe(to);
            expect(stateOn(history, iso(toSince - 1))).not.toBe(to);
            expect(iso(toSince) > thenDay && iso(toSince) <= nowDay).toBe(true);
            if (fromSince === null) expect(from).toBeUndefined();
            else {
              expect(stateOn(history, iso(fromSince))).toBe(from);
              expect(stateOn(history, iso(fromSince - 1))).not.toBe(from);
            }
          }
        }
      }),
      { seed },
    );
  });

  it("tells of steps in between, and of sites that came back to where they stood", () => {
    const table = tableOf([
      [
        ["2019-01-01", "FORMAL"],
        ["2019-09-01", "SUSPENDED"],
        ["2022-07-01", "FORMAL"],
      ],
      [
        ["2019-01-01", "FORMAL"],
        ["2019-09-01", "SUSPENDED"],
      ],
      [["2020-05-05", "INFORMAL"]],
      [["2019-01-01", "INFORMAL"]],
    ]);
    const changes = siteChangesBetween(table, "2019-08-31", "2023-01-01", new Uint8Array(4).fill(1));
    expect(changes).toMatchObject({ considered: 4, changed: 2, returned: 1, steps: 4 });
    expect(changes.byDirection).toMatchObject({ back: 1, first_known: 1, forward: 0 });
  });

  it("looks at sites that pass the filter on either day", () => {
    const table = tableOf([
      [
        ["2019-01-01", "FORMAL"],
        ["2019-09-01", "SUSPENDED"],
      ],
      [
        ["2019-01-01", "INFORMAL"],
        ["2021-01-01", "FORMAL"],
      ],
      [["2019-01-01", "INFORMAL"]],
    ]);
    const lens = (onDay: string) => lensOf(table, onDay, { status: ["FORMAL"] }, []);
    expect([...shownOnEither(lens("2019-05-01"), lens("2022-01-01"))]).toEqual([1, 1, 0]);
  });

  it("cannot go backwards", () => {
    expect(() => siteChangesBetween(tableOf([]), "2020-01-02", "2020-01-01", new Uint8Array())).toThrow(RangeError);
  });
});
