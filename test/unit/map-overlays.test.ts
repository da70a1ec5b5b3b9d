import { countsIn } from "@asm-atlas/client/src/map/counts.ts";
import type { DrawContext } from "@asm-atlas/client/src/map/draw/drawn.ts";
import { drawOverlay } from "@asm-atlas/client/src/map/draw/overlay.ts";
import { FeedError } from "@asm-atlas/client/src/map/feed.ts";
import { refOf } from "@asm-atlas/client/src/map/hit.ts";
import { legendCodes } from "@asm-atlas/client/src/map/legend.ts";
import { type Audience, type MapState, type OverlayId, overlayIds } from "@asm-atlas/client/src/map/map-state.ts";
import { Overlays, todayInMongolia } from "@asm-atlas/client/src/map/overlays.ts";
import { markFeatures } from "@asm-atlas/client/src/map/selection.ts";
import type { Feature, FeatureCollection, Geometry, Polygon } from "geojson";
import { describe, expect, it } from "vitest";

const collection = (...features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });
const feature = (id: string, geometry: Geometry, properties: object): Feature => ({
  type: "Feature",
  id,
  geometry,
  properties: { code: id, ...properties },
});
const square = (west: number, south: number, side: number): Polygon => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});
const seen = (audience: Audience, onDay: string, ...hidden: string[]): DrawContext => ({
  audience,
  onDay,
  hidden: new Set(hidden),
});

const site = (id: string, longitude: number, ...history: [string, string][]): Feature =>
  feature(id, { type: "Point", coordinates: [longitude, 47] }, { history });

const signs = (drawn: ReturnType<typeof drawOverlay>, source: keyof ReturnType<typeof drawOverlay>["sources"]) =>
  drawn.sources[source]?.features.map(({ properties }) => [properties?.code, properties?.sign]);

describe("a filter", () => {
  const sites = collection(
    site("A", 100, ["2012-01-01", "INFORMAL"]),
    site("B", 101, ["2012-01-01", "INFORMAL"]),
    site("C", 102, ["2012-01-01", "FORMAL"]),
  );

  it("takes what does not pass off the map and out of the legend's numbers", () => {
    const drawn = drawOverlay("sites", sites, { ...seen("staff", "2020-01-01"), mask: Uint8Array.from([1, 0, 1]) });
    expect(signs(drawn, "sites")?.map(([code]) => code)).toEqual(["A", "C"]);
    expect(drawn.entries.map(({ code }) => code)).toEqual(["A", "C"]);
  });

  it("holds for zones in the order of their feed", () => {
    const zones = collection(
      feature("Z1", square(100, 47, 0.01), { history: [["2012-01-01", "IDENTIFIED"]] }),
      feature("Z2", square(101, 47, 0.01), { history: [["2012-01-01", "IDENTIFIED"]] }),
    );
    const context = { ...seen("staff", "2020-01-01"), mask: Uint8Array.from([0, 1]) };
    expect(drawOverlay("rehabilitation-zones", zones, context).entries.map(({ code }) => code)).toEqual(["Z2"]);
  });
});

describe("sites for staff", () => {
  const feed = collection(
    site("A", 100, ["2012-01-01", "UNASSESSED"], ["2014-05-05", "FORMAL"], ["2019-10-01", "SUSPENDED"]),
    site("B", 110, ["2018-01-01", "UNASSESSED"], ["2018-06-01", "INFORMAL"]),
  );

  it("have the sign of the status they had on the day", () => {
    expect(signs(drawOverlay("sites", feed, seen("staff", "2019-09-30")), "sites")).toEqual([
      ["A", "FORMAL"],
      ["B", "INFORMAL"],
    ]);
    expect(signs(drawOverlay("sites", feed, seen("staff", "2019-10-01")), "sites")).toEqual([
      ["A", "SUSPENDED"],
      ["B", "INFORMAL"],
    ]);
  });

  it("are not there before they were known", () => {
    const drawn = drawOverlay("sites", feed, seen("staff", "2015-01-01"));
    expect(signs(drawn, "sites")).toEqual([["A", "FORMAL"]]);
    expect(drawn.entries.map(({ code }) => code)).toEqual(["A"]);
  });

  it("leave the map when their legend entry is switched off, and are counted all the same", () => {
    const drawn = drawOverlay("sites", feed, seen("staff", "2020-01-01", "not_formalised"));
    expect(signs(drawn, "sites")).toEqual([["A", "SUSPENDED"]]);
    expect(countsIn([95, 45, 115, 50], drawn.entries, legendCodes("sites", "staff"))).toMatchObject({
      suspended_or_ended: 1,
      not_formalised: 1,
      under_contract: 0,
    });
  });

  it("are counted in view only where they are", () => {
    const drawn = drawOverlay("sites", feed, seen("staff", "2020-01-01"));
    expect(countsIn([95, 45, 105, 50], drawn.entries, legendCodes("sites", "staff"))).toMatchObject({
      suspended_or_ended: 1,
      not_formalised: 0,
    });
  });

  it("with a status nobody knows make the overlay say which site it is", () => {
    expect(() =>
      drawOverlay("sites", collection(site("C", 100, ["2012-01-01", "GOLDEN"])), seen("staff", "2020-01-01")),
    ).toThrow(/C.*GOLDEN/);
  });
});

describe("the public register", () => {
  const cell = square(103.2, 46.1, 0.1);
  const soum = square(100, 45, 1);
  const feed = collection(
    feature("R1", cell, { shown_as: "cell", contract_since_year: 2016 }),
    feature("R2", soum, { shown_as: "soum", contract_since_year: 2018 }),
    feature("R3", soum, { shown_as: "soum", contract_since_year: 2021 }),
  );

  it("draws a cell as the cell and a soum as the soum, never as a point", () => {
    const drawn = drawOverlay("sites", feed, seen("public", "2026-01-01"));
    expect(Object.keys(drawn.sources)).toEqual(["register"]);
    expect(drawn.sources.register?.features.map(({ geometry }) => geometry)).toEqual([cell, soum, soum]);
  });

  it("tints a soum once however many places it holds", () => {
    const drawn = drawOverlay("sites", feed, seen("public", "2026-01-01"));
    expect(drawn.sources.register?.features.map(({ properties }) => properties?.is_first)).toEqual([true, true, false]);
  });

  it("shows a place from the year of its contract on", () => {
    expect(drawOverlay("sites", feed, seen("public", "2018-12-31")).entries.map(({ code }) => code)).toEqual([
      "R1",
      "R2",
    ]);
  });

  it("refuses a place that does not say how it may be shown", () => {
    expect(() => drawOverlay("sites", collection(feature("R9", cell, {})), seen("public", "2026-01-01"))).toThrow(
      FeedError,
    );
  });

  it("refuses a point: precision that must not be public is not drawn", () => {
    const point = feature("R9", { type: "Point", coordinates: [103, 46] }, { shown_as: "cell" });
    expect(() => drawOverlay("sites", collection(point), seen("public", "2026-01-01"))).toThrow(/R9/);
  });
});

describe("the summary of sites", () => {
  const feed = collection(
    {
      ...feature("1101", square(100, 45, 1), {
        level: "soum",
        steps: [
          ["2015-12-31", 0, 4],
          ["2016-12-31", 10, 14],
        ],
      }),
    },
    { ...feature("MN-053", square(100, 44, 4), { level: "province", steps: [["2016-12-31", 41, 12, 9]] }) },
    { type: "Feature", id: "MN", geometry: null as unknown as Geometry, properties: { level: "nation", steps: [] } },
  );

  it("shades soums by the newest step up to the day and says provinces exactly", () => {
    const drawn = drawOverlay("site-summary", feed, seen("public", "2017-06-01"));
    expect(drawn.entries.map(({ code, legendCode }) => [code, legendCode])).toEqual([
      ["1101", "10-14"],
      ["MN-053", "province"],
    ]);
    expect(drawn.sources["province-counts"]?.features.map(({ properties }) => properties?.known)).toEqual([41]);
  });

  it("says nothing of a day before its first step", () => {
    expect(drawOverlay("site-summary", feed, seen("public", "2015-12-30")).entries).toEqual([]);
  });
});

describe("kindergartens", () => {
  const province = square(100, 44, 4);
  const many = collection(
    ...Array.from({ length: 11 }, (_, index) =>
      feature(`K${index}`, province, { status_group: "planned", shown_as: "province" }),
    ),
  );

  it("of one province are fanned out so that each can be seen", () => {
    const places = drawOverlay("kindergartens", many, seen("public", "2026-01-01")).sources.kindergartens?.features.map(
      ({ properties }) => properties?.fan,
    );
    expect(new Set(places).size).toBe(11);
  });

  it("of a province leave its number readable", () => {
    const rows = drawOverlay("kindergartens", many, seen("public", "2026-01-01")).sources.kindergartens?.features.map(
      ({ properties }) => properties?.down,
    );
    expect(Math.min(...(rows ?? []))).toBeGreaterThan(0);
  });

  it("of staff stand where they are and follow their history", () => {
    const feed = collection(
      feature(
        "KG-1",
        { type: "Point", coordinates: [103, 46] },
        {
          history: [
            ["2014-01-01", "PROPOSED"],
            ["2016-01-01", "OPEN"],
          ],
        },
      ),
    );
    const on = (day: string) => drawOverlay("kindergartens", feed, seen("staff", day));
    expect(signs(on("2015-01-01"), "kindergartens")).toEqual([["KG-1", "planned"]]);
    expect(signs(on("2017-01-01"), "kindergartens")).toEqual([["KG-1", "open"]]);
    expect(on("2017-01-01").sources.kindergartens?.features[0]?.geometry).toEqual({
      type: "Point",
      coordinates: [103, 46],
    });
  });
});

describe("rehabilitation zones", () => {
  const feed = collection(
    feature("RZ-1", square(103, 46, 0.01), {
      history: [
        ["2016-01-01", "IDENTIFIED"],
        ["2020-01-01", "REJECTED"],
        ["2022-01-01", "ACCEPTED"],
      ],
    }),
  );

  it("have area and sign of their stage on the day", () => {
    const drawn = drawOverlay("rehabilitation-zones", feed, seen("staff", "2021-01-01"));
    expect(signs(drawn, "zones")).toEqual([["RZ-1", "work_under_way"]]);
    expect(signs(drawn, "zone-signs")).toEqual([["RZ-1", "work_under_way"]]);
  });

  it("are public from the year of their acceptance on", () => {
    const accepted = collection(feature("Z1", square(103, 46, 0.1), { shown_as: "cell", accepted_year: 2019 }));
    expect(drawOverlay("rehabilitation-zones", accepted, seen("public", "2018-12-31")).entries).toEqual([]);
    expect(
      drawOverlay("rehabilitation-zones", accepted, seen("public", "2019-12-31")).entries.map(
        ({ legendCode }) => legendCode,
      ),
    ).toEqual(["accepted"]);
  });
});

describe("areas under protection", () => {
  const feed = collection(
    feature("PA-1", square(103, 46, 0.1), { kind: "national_park" }),
    feature("PA-2", square(104, 46, 0.1), { kind: "river_source" }),
  );

  it("are drawn and counted by what they protect, on every day", () => {
    const drawn = drawOverlay("protected-areas", feed, seen("staff", "1995-01-01"));
    expect(drawn.entries.map(({ code, legendCode }) => [code, legendCode])).toEqual([
      ["PA-1", "land"],
      ["PA-2", "water"],
    ]);
    expect(signs(drawn, "protected-areas")).toEqual([
      ["PA-1", "land"],
      ["PA-2", "water"],
    ]);
    expect(signs(drawOverlay("protected-areas", feed, seen("staff", "1995-01-01", "land")), "protected-areas")).toEqual(
      [["PA-2", "water"]],
    );
  });

  it("are refused where one is a point", () => {
    const point = collection(feature("PA-3", { type: "Point", coordinates: [103, 46] }, { kind: "forest_fund" }));
    expect(() => drawOverlay("protected-areas", point, seen("staff", "2026-01-01"))).toThrow(/PA-3/);
  });
});

describe("areas of sites", () => {
  const feed = collection(
    feature("ASM-1", square(103, 46, 0.01), { area_ha: 4.9 }),
    feature("ASM-2", square(104, 46, 0.01), { area_ha: 1.7 }),
  );

  it("are there where their site is, and mean it", () => {
    const context = { ...seen("staff", "2026-01-01"), mask: Uint8Array.from([0, 1]) };
    const drawn = drawOverlay("site-areas", feed, context);
    expect(drawn.entries.map(({ code, legendCode }) => [code, legendCode])).toEqual([["ASM-2", "area"]]);
    expect(drawn.sources["site-areas"]?.features).toHaveLength(1);
    const pressed = {
      styleLayer: "site-area-tint",
      overlay: "site-areas",
      code: "ASM-2",
      ring: undefined,
      at: undefined,
    } as const;
    expect(refOf(pressed)).toEqual({ layer: "sites", code: "ASM-2" });
  });
});

describe("published figures", () => {
  it("about the nation have no place on the map", () => {
    const feed = collection(
      feature("PF-1", { type: "Point", coordinates: [103, 46] }, { kind: "place" }),
      feature("PF-2", null as unknown as Geometry, { kind: "national" }),
    );
    expect(
      drawOverlay("published-figures", feed, seen("public", "2026-01-01")).entries.map(({ code }) => code),
    ).toEqual(["PF-1"]);
  });
});

describe("a broken overlay", () => {
  const state = (feeds: Partial<Record<OverlayId, FeatureCollection>>): MapState => ({
    theme: "light",
    language: "en",
    audience: "staff",
    onDay: "2020-01-01",
    overlays: overlayIds.map((id) => ({
      id,
      data: feeds[id] ?? null,
      isComing: false,
      visible: true,
      hiddenCodes: [],
      mask: null,
    })),
    selected: null,
    padding: { top: 0, right: 0, bottom: 0, left: 0 },
    reducedMotion: true,
    tools: null,
    base: null,
  });

  it("says so once and leaves the others alone", async () => {
    const complaints: string[] = [];
    const overlays = new Overlays((layer, error) => complaints.push(`${layer}: ${error.message}`));
    const feeds = {
      sites: collection(site("A", 100, ["2012-01-01", "UNASSESSED"])),
      kindergartens: { type: "Topology" } as unknown as FeatureCollection,
    };
    overlays.want(state(feeds));
    expect(overlays.drawn("kindergartens").entries).toEqual([]);
    expect(overlays.drawn("sites").entries).toHaveLength(1);
    overlays.want({ ...state(feeds), theme: "dark" });
    expect(overlays.drawn("kindergartens").entries).toEqual([]);
    await Promise.resolve();
    expect(complaints).toEqual(["kindergartens: The feed is no FeatureCollection."]);
  });

  it("empties its place on the map and is drawn again when good data comes", () => {
    const overlays = new Overlays(() => undefined);
    overlays.want(state({ sites: { type: "Nonsense" } as unknown as FeatureCollection }));
    expect(overlays.takeChanges("sites").map(([, data]) => data.features.length)).toEqual([0, 0]);
    expect(overlays.takeChanges("sites")).toEqual([]);
    overlays.want(state({ sites: collection(site("A", 100, ["2012-01-01", "UNASSESSED"])) }));
    expect(overlays.takeChanges("sites").map(([, data]) => data.features.length)).toEqual([1, 0]);
  });
});

describe("what is chosen", () => {
  const feed = collection(feature("RZ-1", square(103, 46, 0.01), { history: [["2016-01-01", "IDENTIFIED"]] }));

  it("is marked by its outline and a ring round its sign", () => {
    const drawn = drawOverlay("rehabilitation-zones", feed, seen("staff", "2021-01-01"));
    expect(markFeatures(drawn, feed, "RZ-1", new Set()).features.map(({ geometry }) => geometry.type)).toEqual([
      "Polygon",
      "Point",
    ]);
  });

  it("is not marked where it is not on the map", () => {
    const before = drawOverlay("rehabilitation-zones", feed, seen("staff", "2015-01-01"));
    const hidden = drawOverlay("rehabilitation-zones", feed, seen("staff", "2021-01-01", "being_planned"));
    expect(markFeatures(before, feed, "RZ-1", new Set()).features).toEqual([]);
    expect(markFeatures(hidden, feed, "RZ-1", new Set(["being_planned"])).features).toEqual([]);
  });
});

describe("today", () => {
  it("is the day in Mongolia, eight hours ahead of Greenwich", () => {
    expect(todayInMongolia(new Date("2026-03-01T15:59:00Z"))).toBe("2026-03-01");
    expect(todayInMongolia(new Date("2026-03-01T16:00:00Z"))).toBe("2026-03-02");
  });
});
