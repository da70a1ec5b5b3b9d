import { changesOn, marksOf } from "@asm-atlas/client/src/publication/map/changes.ts";
import type { ReleasePreview, ShownAt, ShownRecord } from "@asm-atlas/data/domain/publication/administration.ts";
import type { FeatureCollection } from "geojson";
import { describe, expect, it } from "vitest";

const soum: ShownAt = { unit: "soum-4107", box: [105, 47, 106, 48] };
const cell: ShownAt = { unit: null, box: [100.1, 46.2, 100.2, 46.3] };
const name = { en: "A", mn: "А" };
const record = (at: ShownAt): ShownRecord => ({
  code: "S",
  at,
  shownAs: "cell",
  soum: name,
  province: name,
  year: 2024,
});
const named = <Item>(...items: Item[]) => ({ total: items.length, items });
const move = (change: "enters" | "leaves" | "changes", at: ShownAt) => ({
  code: "K",
  change,
  kind: "building",
  statusGroup: "open",
  shownAs: "soum",
  place: name,
  at,
  from: null,
});

const preview = {
  entering: named(record(cell), record(soum), record(soum)),
  zonesEntering: named(record({ unit: null, box: null })),
  leaving: named(record(soum)),
  handedBack: named(record(cell)),
  bands: named({ at: soum, name, province: name, before: [0, 4], after: [5, 9] }),
  kindergartens: named(move("leaves", soum), move("changes", cell)),
} as unknown as ReleasePreview;

const outline = {
  type: "Polygon" as const,
  coordinates: [
    [
      [105, 47],
      [106, 47],
      [105.5, 48],
      [105, 47],
    ],
  ],
};
const units: FeatureCollection = {
  type: "FeatureCollection",
  features: [{ type: "Feature", id: "soum-4107", properties: {}, geometry: outline }],
};

describe("the marks on the maps of a preview", () => {
  it("show what enters on the next map alone, what leaves on the last, and what is told otherwise on both", () => {
    const told = (side: "last" | "next") => changesOn(side, preview).map(({ change }) => change);
    expect(told("next").sort()).toEqual(["changes", "changes", "changes", "enters", "enters", "enters", "enters"]);
    expect(told("last").sort()).toEqual(["changes", "changes", "changes", "leaves", "leaves"]);
  });

  it("are one for an area, however many things lie in it, with the outline of the soum or the corners of the cell", () => {
    const marks = marksOf(changesOn("next", preview), units);
    expect(marks.map(({ change, label }) => [change, label])).toEqual([
      ["enters", "+1 ±2"],
      ["enters", "+2 ±1"],
    ]);
    expect(marks[0]?.geometry.coordinates[0]).toEqual([
      [100.1, 46.2],
      [100.2, 46.2],
      [100.2, 46.3],
      [100.1, 46.3],
      [100.1, 46.2],
    ]);
    expect(marks[1]?.geometry).toBe(outline);
    expect(marksOf(changesOn("last", preview), units).map(({ label }) => label)).toEqual(["−2 ±1", "±2"]);
  });

  it("fall back to the corners of a unit the feed does not have, and leave out what lies nowhere", () => {
    const marks = marksOf(changesOn("next", preview), null);
    expect(marks).toHaveLength(2);
    expect(marks[1]?.geometry.coordinates[0]?.[0]).toEqual([105, 47]);
  });
});
