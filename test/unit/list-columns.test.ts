import {
  chosenColumns,
  columnOrder,
  columnsIn,
  usualColumns,
  withColumn,
  withColumns,
} from "@asm-atlas/client/src/panels/list/column-choice.ts";
import { datedSiteColumns } from "@asm-atlas/client/src/panels/list/columns/dated-site-columns.ts";
import { kindergartenColumns } from "@asm-atlas/client/src/panels/list/columns/kindergarten-columns.ts";
import type { ListColumn } from "@asm-atlas/client/src/panels/list/columns/list-column.ts";
import { fixedSiteColumns } from "@asm-atlas/client/src/panels/list/columns/site-columns.ts";
import { zoneColumns } from "@asm-atlas/client/src/panels/list/columns/zone-columns.ts";
import { exportRows } from "@asm-atlas/client/src/panels/list/list-export.ts";
import { declarations, listLayers } from "@asm-atlas/client/src/panels/list/list-layers.ts";
import { nearestKindergartenOf } from "@asm-atlas/client/src/panels/list/nearest-kindergarten.ts";
import { recordsOf } from "@asm-atlas/client/src/panels/list/records.ts";
import { shownRecords } from "@asm-atlas/client/src/panels/list/shown-rows.ts";
import { sortedBy, sortKeys, sortOf } from "@asm-atlas/client/src/panels/list/sort-order.ts";
import { sortedRows } from "@asm-atlas/client/src/panels/list/sort-rows.ts";
import { siteTableOf } from "@asm-atlas/client/src/sites/site-table.ts";
import { usualList } from "@asm-atlas/client/src/state/list-look.ts";
import { toTabSeparated } from "@asm-atlas/client/src/ui/tab-separated.ts";
import type { Names } from "@asm-atlas/client/src/workbench/names.ts";
import { kindergartenStatusWorkflow } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { groupOfZoneStage, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../helpers/reader.ts";

const words = await wordsOf("en");
const names: Names = {
  unit: (code) => `unit ${code}`,
  unitWithParent: (code) => code,
  organisation: (code) => `group ${code}`,
  instrument: (code) => `rule ${code}`,
};

const collection = (...features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });
const record = (code: string, geometry: Geometry | null, properties: object): Feature => ({
  type: "Feature",
  id: code,
  geometry: geometry as Geometry,
  properties: { code, ...properties },
});
const at = (...coordinates: [number, number]): Geometry => ({ type: "Point", coordinates });
const square: Geometry = {
  type: "Polygon",
  coordinates: [
    [
      [105, 47],
      [105.01, 47],
      [105.01, 47.01],
      [105, 47],
    ],
  ],
};

const siteFeed = collection(
  record("ASM-1", at(105, 47), {
    site_kind: "mine",
    minerals: ["gold_hard_rock", "coal"],
    aimag_code: "MN-1",
    is_demo: true,
    // Two decisions of one day: the second holds, and its instrument with it.
    history: [
      ["2012-01-01", "INFORMAL"],
      ["2016-05-20", "ORGANISED"],
      ["2016-05-20", "FORMAL"],
      ["2019-09-01", "SUSPENDED"],
    ],
  }),
  record("ASM-2", at(106, 48), {
    site_kind: "processing",
    minerals: ["gold_placer"],
    is_demo: false,
    history: [["2015-01-01", "UNASSESSED"]],
  }),
);
const detailFeed = collection(
  record("ASM-1", null, {
    name_en: "One",
    name_mn: "Нэг",
    organisation_code: "ORG-1",
    area_ha: 4.5,
    location_precision: "gps",
    instruments: [null, "RES-151", "RES-151B", "RES-355"],
    visits: [
      ["2013-06-01", 8, 2, 6, 0, 1, "suspected", null, null],
      ["2019-06-01", 20, null, null, 3, null, "not_assessed", "none", "none"],
    ],
  }),
);
const kindergartenFeed = collection(
  record("KG-1", at(105, 47.1), {
    name_en: "Near",
    kind: "ger",
    season_from: "06-01",
    season_to: "08-31",
    seats: 40,
    history: [["2014-01-01", "OPEN"]],
  }),
  record("KG-2", at(105, 48), { name_en: "Far", kind: "building", history: [["2014-01-01", "OPEN"]] }),
);

function siteColumns(onDay: string, details: FeatureCollection | null = detailFeed): readonly ListColumn[] {
  const table = siteTableOf(siteFeed, details);
  const kindergartens = recordsOf(kindergartenFeed, kindergartenStatusWorkflow);
  if (!table || !kindergartens) throw new Error("The feeds of this test cannot be read");
  const source = { table, names, words, detailsAreComing: details === null };
  const nearest = nearestKindergartenOf(table, kindergartens.features, onDay, ({ properties }) => properties?.name_en);
  return [
    ...fixedSiteColumns(source, new Map([["ASM-1", ["RZ-1", "RZ-2"]]])),
    ...datedSiteColumns(source, onDay, nearest),
  ];
}

const column = (columns: readonly ListColumn[], id: string): ListColumn => {
  const found = columns.find((each) => each.id === id);
  if (!found) throw new Error(`There is no column ${id}`);
  return found;
};
const textsOf = (columns: readonly ListColumn[], id: string) => [0, 1].map((row) => column(columns, id).text(row));

describe("columns of sites", () => {
  it("are all that the order names, each once, with the labels of the layer", () => {
    const made = siteColumns("2020-01-01");
    expect(made.map(({ id }) => id).sort()).toEqual([...columnOrder.sites].sort());
    expect(column(made, "people").label).toBe(
      declarations.sites.fields.find(({ name }) => name === "workers")?.label.en,
    );
    expect(column(made, "area").label).toBe("Area, ha");
  });

  it("show the status of the day, since when, and under which instrument of several of one day", () => {
    expect(textsOf(siteColumns("2014-06-01"), "status")).toEqual(["Not formalised", null]);
    const between = siteColumns("2017-01-01");
    expect(textsOf(between, "status")).toEqual(["Under contract", "Not yet assessed"]);
    expect(textsOf(between, "since")).toEqual(["20 May 2016", "1 January 2015"]);
    expect(textsOf(between, "instrument")).toEqual(["rule RES-151B", null]);
    expect(textsOf(siteColumns("2020-01-01"), "instrument")).toEqual(["rule RES-355", null]);
  });

  it("show what the last visit up to the day found; what was not assessed is nothing, never none", () => {
    const then = siteColumns("2014-01-01");
    const now = siteColumns("2020-01-01");
    expect(textsOf(then, "people")).toEqual(["8", null]);
    expect(textsOf(then, "mercury")).toEqual(["Suspected", null]);
    expect(textsOf(now, "people")).toEqual(["20", null]);
    expect(textsOf(now, "women")).toEqual([null, null]);
    expect(textsOf(now, "mercury")).toEqual([null, null]);
    expect(column(now, "mercury").missing).toBe("not assessed");
    expect(textsOf(now, "visit")).toEqual(["1 June 2019", null]);
    expect(column(now, "visit").missing).toBe("never visited");
  });

  it("name the nearest kindergarten that is open on the day, and how far it is", () => {
    const summer = siteColumns("2018-07-01");
    expect(textsOf(summer, "kindergarten")).toEqual(["Near", "Far"]);
    expect(column(summer, "distance").cell(0)).toBeCloseTo(11.1, 1);
    expect(textsOf(siteColumns("2018-12-01"), "kindergarten")).toEqual(["Far", "Far"]);
    const before = siteColumns("2013-01-01");
    expect(textsOf(before, "kindergarten")).toEqual([null, null]);
    expect(column(before, "kindergarten").missing).toBe("none open");
  });

  it("say that they are on their way while the details are", () => {
    const early = siteColumns("2020-01-01", null);
    expect(textsOf(early, "name")).toEqual([null, null]);
    expect(column(early, "name").missing).toBe("on its way");
    expect(textsOf(early, "minerals")).toEqual(["Gold, hard rock, Coal", "Gold, placer"]);
  });

  it("sort statuses as the path runs, minerals as their list, days as days", () => {
    const made = siteColumns("2020-01-01");
    const order = (id: string) => [
      ...sortedRows(Uint32Array.of(0, 1), sortKeys(made, [{ columnId: id, isDescending: false }])),
    ];
    expect(order("status")).toEqual([1, 0]);
    expect(order("minerals")).toEqual([1, 0]);
    expect(order("since")).toEqual([1, 0]);
    expect(order("people")).toEqual([0, 1]);
    expect(order("nothing of this name")).toEqual([0, 1]);
  });
});

describe("columns of zones and kindergartens", () => {
  const zones = collection(
    record("RZ-1", square, {
      name_en: "Zone",
      area_ha: 5,
      disturbed_ha: 4,
      technical_ha: 3,
      site_codes: ["ASM-1"],
      next_check_on: "2026-05-01",
      history: [
        ["2018-01-01", "IDENTIFIED"],
        ["2019-01-01", "ASSESSED"],
      ],
    }),
    record("RZ-2", square, { area_ha: 1, site_codes: [], history: [["2020-01-01", "IDENTIFIED"]] }),
  );

  it("are all that the order names, each once", () => {
    const zoneRecords = recordsOf(zones, zoneStageWorkflow);
    const kindergartenRecords = recordsOf(kindergartenFeed, kindergartenStatusWorkflow);
    if (!zoneRecords || !kindergartenRecords) throw new Error("The feeds of this test cannot be read");
    const layer = declarations["rehabilitation-zones"];
    const made = zoneColumns({ layer, records: zoneRecords, names, words }, "2019-06-01");
    expect(made.map(({ id }) => id).sort()).toEqual([...columnOrder["rehabilitation-zones"]].sort());
    expect(textsOf(made, "stage")).toEqual(["Baseline assessed", null]);
    expect(textsOf(made, "disturbed")).toEqual(["4", null]);
    expect(textsOf(made, "sites")).toEqual(["ASM-1", null]);
    expect(column(made, "check").cell(0)).toBe("2026-05-01");
    const others = kindergartenColumns(
      { layer: declarations.kindergartens, records: kindergartenRecords, names, words },
      "2019-06-01",
    );
    expect(others.map(({ id }) => id).sort()).toEqual([...columnOrder.kindergartens].sort());
    expect(textsOf(others, "season")).toEqual(["1 June to 31 August", null]);
  });

  it("are shown when they are known, pass the filter and their legend entry is on", () => {
    const records = recordsOf(zones, zoneStageWorkflow);
    if (!records) throw new Error("The feed of this test cannot be read");
    const groups = zoneStageWorkflow.states.map(({ code }) => groupOfZoneStage[code]);
    const shown = (onDay: string, mask: Uint8Array | null, hidden: readonly string[]) => {
      const { rows, known } = shownRecords(records, onDay, mask, groups, hidden);
      return { rows: [...rows], known };
    };
    expect(shown("2019-06-01", null, [])).toEqual({ rows: [0], known: 1 });
    expect(shown("2021-01-01", Uint8Array.of(0, 1), [])).toEqual({ rows: [1], known: 2 });
    expect(shown("2021-01-01", null, ["being_planned"])).toEqual({ rows: [], known: 2 });
  });

  it("are none for a feed that is not what its layer declares", () => {
    expect(recordsOf(collection(record("RZ-3", square, { history: "yesterday" })), zoneStageWorkflow)).toBeNull();
    expect(
      recordsOf(collection(record("RZ-4", square, { history: [["2020-01-01", "NO_STAGE"]] })), zoneStageWorkflow),
    ).toBeNull();
  });
});

describe("the columns chosen", () => {
  it.each(listLayers)("are the usual ones until somebody chooses, and every usual one exists: %s", (layer) => {
    expect(chosenColumns(layer, undefined)).toEqual(usualColumns[layer]);
    expect(usualColumns[layer].filter((id) => !columnOrder[layer].includes(id))).toEqual([]);
  });

  it("stand in one order, with the first always there, and without what does not exist", () => {
    expect(chosenColumns("sites", ["visit", "no_such", "name"])).toEqual(["code", "name", "visit"]);
    expect(chosenColumns("sites", ["no_such"])).toEqual(usualColumns.sites);
  });

  it("are put in and taken out, and are forgotten when they are the usual ones again", () => {
    const without = withColumn("kindergartens", usualColumns.kindergartens, "seats", false);
    expect(without).toEqual(usualColumns.kindergartens.filter((id) => id !== "seats"));
    expect(withColumn("kindergartens", without ?? [], "seats", true)).toBeNull();
    const look = { ...usualList, ...withColumns(usualList, "sites", ["code", "name"]) };
    expect(look.columns).toEqual({ sites: ["code", "name"] });
    expect(withColumns(look, "sites", null)).toEqual({ columns: {} });
  });

  it("are found by their names in the order asked for", () => {
    const made = siteColumns("2020-01-01");
    expect(columnsIn(made, ["people", "code", "nothing"]).map(({ id }) => id)).toEqual(["people", "code"]);
  });
});

describe("a header that is pressed", () => {
  it("sorts upwards, then downwards, and keeps the orders before for equal rows", () => {
    const press = (look: typeof usualList, id: string) => ({ ...look, ...sortedBy(look, "sites", id) });
    const once = press(usualList, "people");
    expect(sortOf(once, "sites")).toEqual([
      { columnId: "people", isDescending: false },
      { columnId: "code", isDescending: false },
    ]);
    const twice = press(once, "people");
    expect(twice.sort).toEqual({ sites: ["-people", "code"] });
    const four = press(press(press(twice, "name"), "aimag"), "soum");
    expect(four.sort).toEqual({ sites: ["soum", "aimag", "name"] });
    expect(sortOf(four, "kindergartens")).toEqual([{ columnId: "code", isDescending: false }]);
  });
});

describe("a list that leaves the atlas", () => {
  const columns = columnsIn(siteColumns("2020-01-01"), ["code", "name", "since", "people", "area"]);
  const head = { title: "ASM Atlas: Mining sites", lines: [["Day", "2020-01-01"]] as const };

  it("says what it is, names its columns, and holds numbers as numbers and days as dates", () => {
    expect(exportRows(head, columns, Uint32Array.of(1, 0))).toEqual([
      ["ASM Atlas: Mining sites", null, null, null, null],
      ["Day", "2020-01-01", null, null, null],
      [null, null, null, null, null],
      ["Code", "Name", "Status since", "People working", "Area, ha"],
      ["ASM-2", null, "2015-01-01", null, null],
      ["ASM-1", "One", "2019-09-01", 20, 4.5],
    ]);
  });

  it("goes through the clipboard as tabs and lines, of which no text can make more", () => {
    expect(toTabSeparated([["a\tb", "c\r\nd", 4.5, null], ["=1+1"]])).toBe("a b\tc d\t4.5\t\n'=1+1");
  });
});
