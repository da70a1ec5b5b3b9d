import { figureIds } from "@asm-atlas/client/src/public/figure-ids.ts";
import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { computedFigures, publicFigures } from "@asm-atlas/data/domain/publication/figures.ts";
import { layerView } from "@asm-atlas/server/src/features/layer-view.ts";
import { csvHead, csvPortion } from "@asm-atlas/server/src/open-data/csv-file.ts";
import { geometryBlob } from "@asm-atlas/server/src/open-data/geopackage/geometry-blob.ts";
import { namedFile } from "@asm-atlas/server/src/open-data/named-file.ts";
import type { OpenDataRow } from "@asm-atlas/server/src/open-data/store.ts";
import { describe, expect, it } from "vitest";

const figures = layerView("published", "published-figures");
const nowhere = {
  geojson: null,
  shape_wkb: null,
  shape_west: null,
  shape_south: null,
  shape_east: null,
  shape_north: null,
};
const row = (values: Readonly<Record<string, unknown>>): OpenDataRow => ({ ...nowhere, ...values });

describe("a row of a CSV file", () => {
  const cells = (values: Readonly<Record<string, unknown>>) => {
    const names = csvHead(figures).slice(1).trimEnd().split(",");
    return Object.fromEntries(
      csvPortion(figures, [row(values)])
        .trimEnd()
        .split(",")
        .map((cell, index) => [names[index], cell]),
    );
  };

  it("keeps a spreadsheet from calculating what somebody wrote, and numbers as they are", () => {
    expect(
      cells({ code: "=1+1", title_en: "@SUM(A1)", title_mn: "-7", unit: "+1", value_low: -7, value_high: 0.5 }),
    ).toMatchObject({
      code: "'=1+1",
      title_en: "'@SUM(A1)",
      title_mn: "'-7",
      unit: "'+1",
      value_low: "-7",
      value_high: "0.5",
    });
  });

  it("leaves empty what is not told, and tells a place to a decimetre", () =>
    expect(cells({ value_low: null, shape_west: 106.123456789, shape_south: -0.00000049 })).toMatchObject({
      value_low: "",
      longitude: "106.123457",
      latitude: "0",
    }));
});

describe("the shape of a row in a GeoPackage", () => {
  it("is a header with its envelope, then the shape as the database gave it", () => {
    const wkb = Buffer.from("0101000000", "hex");
    const blob = Buffer.from(
      geometryBlob(row({ shape_wkb: wkb, shape_west: 1, shape_south: 2, shape_east: 3, shape_north: 4 })) ?? [],
    );
    expect(blob.subarray(0, 8).toString("hex")).toBe("47500003e6100000");
    // West, east, south, north: not the order of a box elsewhere.
    expect([8, 16, 24, 32].map((at) => blob.readDoubleLE(at))).toEqual([1, 3, 2, 4]);
    expect(blob.subarray(40)).toEqual(wkb);
  });

  it("is nothing where nothing is known", () => expect(geometryBlob(row({}))).toBeNull());
});

describe("a name in the folder of a release", () => {
  const none = new Set<string>();

  it("is known for every published collection in both forms", () => {
    for (const { layer } of layersFor("published"))
      for (const kind of ["geojson", "csv"] as const)
        expect(namedFile(`${layer.id}.${kind}`, 3, none)).toEqual({ kind, collection: layer.id });
  });

  it.each([
    "organisations.csv",
    "sites.gpkg",
    "asm-atlas-2.gpkg",
    "manifest.json",
    "sites",
    "",
    "../3/sites.csv",
    "sites.csv\n",
  ])("is not known: %j", (name) => expect(namedFile(name, 3, none)).toBeUndefined());

  it("is not known while its collection is withheld, and neither is the GeoPackage", () => {
    const withheld = new Set(["sites"]);
    expect(namedFile("sites.csv", 3, withheld)).toBeUndefined();
    expect(namedFile("asm-atlas-3.gpkg", 3, withheld)).toBeUndefined();
    expect(namedFile("kindergartens.csv", 3, withheld)).toEqual({ kind: "csv", collection: "kindergartens" });
  });
});

describe("the headline figures", () => {
  it("are those of the public page, each once, and read published collections alone", () => {
    const ids = publicFigures.map(({ id }) => id);
    expect([...ids].sort()).toEqual([...figureIds].sort());
    const views = new Map(layersFor("published").map(({ layer }) => [layer.id, layer.view]));
    expect(new Set(computedFigures.map(({ id }) => id)).size).toBe(computedFigures.length);
    for (const { id, from, query } of computedFigures) {
      const tables = [...query.matchAll(/\bFROM ([a-z_]+)/g)].map(([, table]) => table);
      expect(new Set(tables), id).toEqual(new Set(from.map((collection) => views.get(collection))));
    }
  });
});
