import { sparkPath, sparkPoints } from "@asm-atlas/client/src/panels/card/staff/sparkline.ts";
import { ageBetween } from "@asm-atlas/client/src/sites/age.ts";
import { siteTableOf } from "@asm-atlas/client/src/sites/site-table.ts";
import { monthsInStates, stepIndexOn, stepsOf } from "@asm-atlas/client/src/sites/steps.ts";
import { changesOf, type VisitFacts } from "@asm-atlas/client/src/sites/visit-changes.ts";
import { kindergartensAround, sitesAround } from "@asm-atlas/client/src/workbench/nearby.ts";
import { kindergartensOf } from "@asm-atlas/client/src/workbench/records/kindergartens.ts";
import { zonesOf } from "@asm-atlas/client/src/workbench/records/zones.ts";
import { distanceM } from "@asm-atlas/data/domain/measure.ts";
import type { Feature, FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";

describe("the time between two days", () => {
  it.each([
    ["2024-05-03", "2024-05-03", 0, 0],
    ["2024-05-03", "2024-05-15", 0, 12],
    ["2024-05-03", "2024-06-02", 0, 30],
    ["2024-05-03", "2024-06-03", 1, 31],
    ["2024-01-31", "2024-02-29", 1, 29],
    ["2023-01-31", "2023-02-28", 1, 28],
    ["2024-02-29", "2025-02-28", 12, 365],
    ["2024-09-25", "2026-11-25", 26, 791],
    ["2026-01-01", "2025-01-01", 0, 0],
  ])("from %s to %s is %i months, %i days", (from, to, months, days) => {
    expect(ageBetween(from, to)).toEqual({ months, days });
  });
});

describe("steps of a history beside the day looked at", () => {
  const history = [
    ["2016-05-20", "FORMAL"],
    ["2019-10-01", "SUSPENDED"],
    ["2022-09-02", "FORMAL"],
    ["2024-03-14", "CLOSURE"],
  ] as const;

  it("what begins on the day is there already, what comes later lies ahead", () => {
    expect(stepsOf(history, "2019-10-01").map(({ isAhead }) => isAhead)).toEqual([false, false, true, true]);
    expect(stepIndexOn(history, "2019-10-01")).toBe(1);
    expect(stepIndexOn(history, "2016-05-19")).toBe(-1);
  });

  it("a state entered twice is added up, and the one in force counts up to the day", () => {
    const months = monthsInStates(history, "2023-09-02");
    expect(months.get("FORMAL")).toBeCloseTo(40.4 + 12, 0);
    expect(months.get("SUSPENDED")).toBeCloseTo(35, 0);
    expect(months.has("CLOSURE")).toBe(false);
    const days = [...months.values()].reduce((sum, each) => sum + each, 0) * (365.25 / 12);
    expect(days).toBeCloseTo((Date.parse("2023-09-02") - Date.parse("2016-05-20")) / 86_400_000, 6);
  });
});

const visit = (on: string, facts: Partial<VisitFacts> = {}): VisitFacts => ({
  on,
  people: null,
  women: null,
  men: null,
  children: null,
  shafts: null,
  mercury: null,
  water: null,
  under_15: null,
  ...facts,
});

describe("what changed from visit to visit", () => {
  it("is told against the last visit that looked, never against one that did not", () => {
    const changes = changesOf([
      visit("2018-05-01", { people: 8, shafts: 3, mercury: "suspected" }),
      visit("2019-05-01", { people: null, shafts: null }),
      visit("2021-05-01", { people: 20, shafts: 0, mercury: "none" }),
    ]);
    expect(changes).toEqual([
      [],
      [],
      [
        { field: "people", from: 8, to: 20 },
        { field: "shafts", from: 3, to: 0 },
        { field: "mercury", from: "suspected", to: "none" },
      ],
    ]);
  });

  it("leaves women and men out where people already say it, and tells them where people stayed the same", () => {
    const [, grown, same] = changesOf([
      visit("2018-05-01", { people: 8, women: 2, men: 6 }),
      visit("2019-05-01", { people: 10, women: 3, men: 7 }),
      visit("2020-05-01", { people: 10, women: 5, men: 5 }),
    ]);
    expect(grown?.map(({ field }) => field)).toEqual(["people"]);
    expect(same?.map(({ field }) => field)).toEqual(["women", "men"]);
  });

  it("is nothing when nothing changed, zero included", () => {
    expect(changesOf([visit("2018-05-01", { shafts: 0 }), visit("2019-05-01", { shafts: 0 })])).toEqual([[], []]);
  });
});

describe("the sparkline of people", () => {
  const box = { width: 104, height: 54, inset: 2 };

  it("has time across and zero at the foot", () => {
    const points = sparkPoints(
      [
        visit("2010-01-01", { people: 0 }),
        visit("2011-01-01", { people: null }),
        visit("2014-01-01", { people: 10 }),
        visit("2020-01-01", { people: 5 }),
      ],
      box,
    );
    expect(points.map(({ x }) => Math.round(x))).toEqual([2, 12, 42, 102]);
    expect(points.map(({ y }) => y)).toEqual([52, null, 2, 27]);
    expect(sparkPath(points)).toBe("M2.0 52.0L42.0 2.0L102.0 27.0");
  });

  it("puts a single visit into the middle, and is nothing without one", () => {
    expect(sparkPoints([visit("2010-01-01", { people: 3 })], box)[0]?.x).toBe(52);
    expect(sparkPoints([], box)).toEqual([]);
  });
});

const collection = (features: readonly Feature[]): FeatureCollection => ({
  type: "FeatureCollection",
  features: [...features],
});

const point = (id: string, position: readonly number[], properties: object): Feature => ({
  type: "Feature",
  id,
  properties: { code: id, ...properties },
  geometry: { type: "Point", coordinates: [...position] },
});

/** Places along one meridian; a hundredth of a degree of latitude is about 1.1 km. */
const kindergartens = kindergartensOf(
  collection([
    point("KG-FAR", [105, 47.3], { kind: "building", history: [["2019-06-01", "OPEN"]] }),
    point("KG-GER", [105, 47.03], {
      kind: "ger",
      history: [["2020-06-01", "OPEN"]],
      season_from: "05-15",
      season_to: "09-30",
    }),
    point("KG-PLANNED", [105, 47.01], { kind: "building", history: [["2024-01-01", "PROPOSED"]] }),
  ]),
);

describe("kindergartens around a site", () => {
  const around = (onDay: string) => kindergartensAround(105, 47, kindergartens ?? [], onDay);

  it("in season the ger is the nearest open one and within daily reach", () => {
    const { open, ring, shut } = around("2023-07-01");
    expect(open?.kindergarten.code).toBe("KG-GER");
    expect(open?.distanceM).toBeCloseTo(distanceM([105, 47], [105, 47.03]), 3);
    expect(ring).toBe("daily");
    expect(shut).toBeNull();
  });

  it("out of season the building far away is, and the nearer ones are named as not open", () => {
    const { open, ring, shut } = around("2024-12-01");
    expect(open?.kindergarten.code).toBe("KG-FAR");
    expect(ring).toBe("beyond");
    expect(shut?.kindergarten.code).toBe("KG-PLANNED");
  });

  it("before there was any, none is open and none is nearer", () => {
    expect(around("2018-01-01")).toMatchObject({ open: null, shut: null, ring: "beyond" });
  });
});

describe("sites around a kindergarten", () => {
  const site = (code: string, latitude: number, from: string) =>
    point(code, [105, latitude], { site_kind: "mine", minerals: ["coal"], history: [[from, "UNASSESSED"]] });
  const details = collection([
    {
      type: "Feature",
      id: "A",
      geometry: { type: "Point", coordinates: [0, 0] },
      properties: { code: "A", visits: [["2020-05-01", 5, null, null, 3, null, null, null, null]] },
    },
  ]);
  const table = siteTableOf(
    collection([
      site("A", 47.02, "2015-01-01"),
      site("B", 47.1, "2015-01-01"),
      site("C", 47.01, "2022-01-01"),
      site("D", 47.3, "2015-01-01"),
    ]),
    details,
  );
  const around = (onDay: string) =>
    table
      ? sitesAround({ lon: 105, lat: 47 }, table, onDay, { outerRingM: 20_000 }).map(({ index, children }) => [
          table.codes[index],
          children,
        ])
      : undefined;

  it("are those known on the day inside the outer ring, nearest first, with the children of the last visit", () => {
    expect(around("2021-01-01")).toEqual([
      ["A", 3],
      ["B", null],
    ]);
    expect(around("2023-01-01")).toEqual([
      ["C", null],
      ["A", 3],
      ["B", null],
    ]);
  });

  it("of visits after the day nothing is known yet", () => {
    expect(around("2019-01-01")).toEqual([
      ["A", null],
      ["B", null],
    ]);
  });
});

describe("records of a feed", () => {
  it("are read once, and a feed that is not what it should be gives none instead of breaking the page", () => {
    const zones = collection([
      point("RZ-1", [0, 0], { history: [["2020-01-01", "IDENTIFIED"]], site_codes: ["A", "B"], area_ha: 2 }),
    ]);
    expect(zonesOf(zones)).toBe(zonesOf(zones));
    expect(
      zonesOf(zones)
        ?.bySite.get("B")
        ?.map(({ code }) => code),
    ).toEqual(["RZ-1"]);
    expect(zonesOf(collection([point("RZ-2", [0, 0], { history: "lost" })]))).toBeNull();
    expect(zonesOf(undefined)).toBeNull();
  });
});
