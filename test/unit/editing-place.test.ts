import { cornersOf, geometryOf, placeWords, pointAt } from "@asm-atlas/client/src/editing/place.ts";
import { asidesFor, collectionOf, openedAside } from "@asm-atlas/client/src/panels/aside/asides.ts";
import { parseCoordinate } from "@asm-atlas/data/domain/coordinates/parse.ts";
import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { parseGeometry } from "@asm-atlas/data/domain/geometry.ts";
import { describe, expect, it } from "vitest";

const corners: Position[] = [
  [104, 46],
  [104.01, 46],
  [104.01, 46.01],
];

describe("the place of a form", () => {
  it("comes from a corner on the map as the server takes it, and gives it back", () => {
    const geometry = geometryOf(corners.slice(0, 1));
    expect(parseGeometry(geometry, { types: ["Point"], maxVertices: 1 })).toMatchObject({ ok: true });
    expect(cornersOf(geometry)).toEqual(corners.slice(0, 1));
  });

  it("is none where no corner was set, and nothing is made of nonsense that was kept", () => {
    expect(geometryOf([])).toBeNull();
    for (const nonsense of [
      null,
      undefined,
      7,
      {},
      { type: "Point", coordinates: ["a", null] },
      { type: "Polygon", coordinates: 1 },
    ]) {
      expect(cornersOf(nonsense)).toEqual([]);
      expect(placeWords(nonsense, "en")).toBe("");
    }
  });

  it("is said in degrees and UTM, an outline in hectares", () => {
    expect(placeWords(pointAt(106.9172, 47.9183), "en")).toMatch(/^47\.91830° N, 106\.91720° E · UTM 48N \d{6} \d{7}$/);
    const ring = [...corners, ...corners.slice(0, 1)];
    expect(placeWords({ type: "Polygon", coordinates: [ring] }, "en")).toMatch(/^4\d\.\d ha$/);
    expect(placeWords({ type: "MultiPolygon", coordinates: [[ring]] }, "en")).toMatch(/^4\d\.\d ha$/);
  });

  it("typed as UTM is the place the words say, to the metre", () => {
    const typed = "48N 643210 5312345";
    const parsed = parseCoordinate(typed);
    if (!parsed.ok) throw new Error("This is a UTM position");
    const { longitude, latitude } = parsed.reading;
    const said = placeWords(pointAt(longitude, latitude), "en");
    const [, easting, northing] = /UTM 48N (\d+) (\d+)$/.exec(said) ?? [];
    expect(Math.abs(Number(easting) - 643210)).toBeLessThanOrEqual(1);
    expect(Math.abs(Number(northing) - 5312345)).toBeLessThanOrEqual(1);
  });
});

describe("what stands in the card's place", () => {
  it("is offered by what somebody may make, and the bin to all staff", () => {
    expect(asidesFor("anonymous")).toEqual([]);
    expect(asidesFor("officer")).toEqual(["new-rehabilitation-zones", "bin"]);
    expect(asidesFor("planner")).toEqual(["new-sites", "new-kindergartens", "new-organisations", "bin"]);
    expect(asidesFor("administrator").map(collectionOf)).toEqual([
      "sites",
      "kindergartens",
      "organisations",
      "rehabilitation-zones",
      null,
    ]);
  });

  it("is read from the panels an address opens", () => {
    expect(openedAside({ opened: ["list", "new-kindergartens"] })).toBe("new-kindergartens");
    expect(openedAside({ opened: ["list", "new-visits"] })).toBeNull();
  });
});
