import { readFileSync } from "node:fs";
import { labelPointOf } from "@asm-atlas/client/src/map/label-point.ts";
import type { AdminUnits } from "@asm-atlas/data/basemap/format.ts";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { describe, expect, it } from "vitest";

const units = JSON.parse(
  readFileSync(new URL("../../data/basemap/built/admin-units.geojson", import.meta.url), "utf8"),
) as AdminUnits;

/** Even-odd rule, on purpose written apart from the code under test. */
function contains(geometry: Polygon | MultiPolygon, [x = 0, y = 0]: Position): boolean {
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  const crossings = rings.flatMap((ring) =>
    ring.slice(1).filter(([x1 = 0, y1 = 0], index) => {
      const [x0 = 0, y0 = 0] = ring[index] ?? [];
      return y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);
    }),
  );
  return crossings.length % 2 === 1;
}

describe("where a sign stands for an area", () => {
  it("is inside every aimag and soum of the country", () => {
    const outside = units.features.filter(({ geometry }) => geometry && !contains(geometry, labelPointOf(geometry)));
    expect(outside.map(({ id }) => id)).toEqual([]);
    expect(units.features.length).toBeGreaterThan(350);
  });

  it("is the middle of a square", () => {
    const square: Polygon = {
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ],
    };
    const [x = 0, y = 0] = labelPointOf(square);
    expect(Math.abs(x - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(y - 0.5)).toBeLessThan(0.02);
  });

  it("avoids a hole and takes the roomier part", () => {
    const ring = (west: number, side: number): Position[] => [
      [west, 0],
      [west + side, 0],
      [west + side, side],
      [west, side],
      [west, 0],
    ];
    const shape: MultiPolygon = {
      type: "MultiPolygon",
      coordinates: [
        [ring(0, 1)],
        [
          ring(5, 3),
          [
            [6, 1],
            [6, 2],
            [7, 2],
            [7, 1],
            [6, 1],
          ],
        ],
      ],
    };
    const point = labelPointOf(shape);
    expect(point[0]).toBeGreaterThan(5);
    expect(contains(shape, point)).toBe(true);
  });
});
