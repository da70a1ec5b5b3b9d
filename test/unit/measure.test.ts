import { readFileSync } from "node:fs";
import {
  type Geometry,
  mongoliaExtent,
  type Polygon,
  type Position,
  parseGeometry,
} from "@asm-atlas/data/domain/geometry.ts";
import {
  areaHa,
  areaLocator,
  boundingBox,
  destinationPoint,
  distanceM,
  gridCell,
  gridCellAt,
  lengthM,
  perimeterM,
  pointInPolygon,
  roundPosition,
  vertexCount,
} from "@asm-atlas/data/domain/measure.ts";
import { describe, expect, test } from "vitest";
import { Dice, testSeed } from "../helpers/dice.ts";
import { diamond, drawOn, square } from "../helpers/drawing.ts";

interface References {
  /** What PostGIS 3.3 gives for `ST_Area(geography)`, `ST_Perimeter(geography)`, `ST_Length(geography)` and `ST_NPoints`. */
  areas: { geometry: Geometry; areaM2: number; perimeterM: number; lengthM: number; vertices: number }[];
  /** The same for `ST_Distance(geography)` and `ST_Azimuth(geography)`. */
  distances: { from: Position; to: Position; distanceM: number; bearingDeg: number | null }[];
}

const references: References = JSON.parse(
  readFileSync(new URL("../fixtures/measure-references.json", import.meta.url), "utf8"),
);
const seed = testSeed("measure");

/** How far apart two figures are, as a share of the expected one; absolutely where that is 0. */
function error(figure: number, expected: number): number {
  return Math.abs(figure - expected) / (expected || 1);
}

describe("areas and lengths", () => {
  test("are those of PostGIS within 0.01 %, from a pit of some metres to a soum", () => {
    for (const { geometry, ...expected } of references.areas) {
      expect(error(areaHa(geometry), expected.areaM2 / 10_000), JSON.stringify(geometry)).toBeLessThan(1e-4);
      expect(error(perimeterM(geometry), expected.perimeterM)).toBeLessThan(1e-4);
      expect(error(lengthM(geometry), expected.lengthM)).toBeLessThan(1e-4);
      expect(vertexCount(geometry)).toBe(expected.vertices);
    }
  });

  test("do not depend on where an outline begins or which way it turns", () => {
    for (const { geometry } of references.areas) {
      if (geometry.type !== "Polygon") continue;
      const coordinates = geometry.coordinates.map((ring) => [...ring.slice(1), ...ring.slice(1, 2)].reverse());
      expect(error(areaHa({ type: "Polygon", coordinates }), areaHa(geometry))).toBeLessThan(1e-9);
    }
  });

  test("of a hectare drawn in steps of 100 m is a hectare", () => {
    const corner: Position = [105.5, 48.2];
    const east = destinationPoint(corner, 90, 100);
    const north = destinationPoint(corner, 0, 100);
    const hectare: Polygon = { type: "Polygon", coordinates: [[corner, east, [east[0], north[1]], north, corner]] };
    expect(areaHa(hectare)).toBeCloseTo(1, 3);
    expect(perimeterM(hectare)).toBeCloseTo(400, 1);
  });
});

describe("distances", () => {
  test("are those of PostGIS within 0.01 %", () => {
    for (const { from, to, distanceM: expected } of references.distances) {
      expect(error(distanceM(from, to), expected), JSON.stringify([from, to])).toBeLessThan(1e-4);
      expect(distanceM(to, from)).toBeCloseTo(distanceM(from, to), 3);
    }
  });

  test("in a direction lead to the place that PostGIS sees there, within 2 cm", () => {
    for (const { from, to, distanceM: awayM, bearingDeg } of references.distances) {
      if (bearingDeg === null || Math.abs(from[1]) > 89) continue;
      expect(distanceM(destinationPoint(from, bearingDeg, awayM), to)).toBeLessThan(0.02 + awayM * 1e-8);
    }
  });

  test("have an answer even for points opposite each other on the globe", () => {
    expect(error(distanceM([0, 0], [180, 0]), 20_003_931)).toBeLessThan(0.01);
    expect(error(distanceM([106, 47.5], [-74.1, -47.4]), 20_003_931)).toBeLessThan(0.01);
    expect(distanceM([106, 47], [106, 47])).toBe(0);
  });
});

test("a bounding box is the least that holds every corner", () => {
  const draw = drawOn([106, 47], 0.1);
  expect(boundingBox({ type: "Point", coordinates: [106.5, 47.5] })).toEqual([106.5, 47.5, 106.5, 47.5]);
  expect(boundingBox({ type: "MultiPolygon", coordinates: [[draw(square(0, 0, 1))], [draw(diamond(5, 3))]] })).toEqual([
    106, 47, 106.6, 47.4,
  ]);
});

test("a position is rounded to seven decimals", () => {
  expect(roundPosition([106.123_456_789, -0.000_000_01])).toEqual([106.123_456_8, 0]);
});

describe("a position in an area", () => {
  const draw = drawOn([106, 47], 0.1);
  const yard: Polygon = { type: "Polygon", coordinates: [draw(square(0, 0, 10)), draw(square(4, 4, 2))] };

  test.each([
    ["in the area", [106.2, 47.2], "inside"],
    ["in the hole", [106.5, 47.5], "outside"],
    ["beyond", [107.2, 47.5], "outside"],
    ["level with a corner", [105.9, 47], "outside"],
    ["on the outline", [106.3, 47], "edge"],
    ["on a corner", [106, 47], "edge"],
    ["on the edge of the hole", [106.4, 47.5], "edge"],
  ] satisfies [string, Position, string][])("%s is told", (_, position, place) => {
    expect(pointInPolygon(position, yard)).toBe(place);
  });

  test("is inside when it lies in any part, also a part in a hole", () => {
    const locate = areaLocator({ type: "MultiPolygon", coordinates: [yard.coordinates, [draw(diamond(5, 5, 0.5))]] });
    expect(locate([106.5, 47.5])).toBe("inside");
    expect(locate([106.42, 47.42])).toBe("outside");
    expect(locate([106.1, 47.1])).toBe("inside");
  });
});

describe("the fixed grid of the public map", () => {
  test("has corners that are exact decimals", () => {
    const { polygon, centre } = gridCell(106.917, 47.918);
    expect(polygon.coordinates).toEqual([
      [
        [106.9, 47.9],
        [107, 47.9],
        [107, 48],
        [106.9, 48],
        [106.9, 47.9],
      ],
    ]);
    expect(centre).toEqual([106.95, 47.95]);
  });

  test("puts every position of Mongolia in the one cell that holds it, west and south edges included", () => {
    const dice = new Dice(seed);
    const [west, south, east, north] = mongoliaExtent;
    for (let round = 0; round < 5_000; round++) {
      const onBorder = round % 3 === 0;
      const place: Position = [dice.between(west, east), dice.between(south, north)];
      const [lon, lat] = onBorder
        ? [Math.round(place[0] * 10) / 10, Math.round(place[1] * 10) / 10]
        : roundPosition(place);
      const { x, y, polygon, centre } = gridCell(lon, lat);
      const [cellWest, cellSouth, cellEast, cellNorth] = boundingBox(polygon);
      expect(lon >= cellWest && lon < cellEast && lat >= cellSouth && lat < cellNorth, `${lon}, ${lat}`).toBe(true);
      expect(gridCell(...centre)).toEqual(gridCellAt(x, y));
      for (const edge of [cellWest, cellSouth, cellEast, cellNorth]) expect(String(edge)).toMatch(/^\d+(\.\d)?$/);
    }
  });

  test("meets its neighbours exactly and gives sound geometries", () => {
    const cell = gridCellAt(1069, 479);
    expect(boundingBox(gridCellAt(1070, 480).polygon).slice(0, 2)).toEqual(boundingBox(cell.polygon).slice(2));
    const parsed = parseGeometry(cell.polygon, { types: ["Polygon"], maxVertices: 5 });
    expect(parsed).toEqual({ ok: true, geometry: cell.polygon });
  });

  test("knows west and south of zero, other sizes, and refuses a size it cannot count in", () => {
    expect(gridCell(-0.05, -0.15)).toMatchObject({ x: -1, y: -2, centre: [-0.05, -0.15] });
    expect(gridCell(106.917, 47.918, 0.25)).toMatchObject({ x: 427, y: 191, centre: [106.875, 47.875] });
    for (const size of [0, -0.1, 1e-8, Number.NaN]) expect(() => gridCell(106, 47, size)).toThrow(RangeError);
  });
});
