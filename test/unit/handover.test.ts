import { outlineOf, roundDown } from "@asm-atlas/client/src/handover/outline.ts";
import { toUtm } from "@asm-atlas/data/domain/coordinates/utm.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("the outline of a hand-over sheet", () => {
  const ring = (west: number, south: number, side: number) => [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south],
  ];

  it("numbers every corner of every ring once, holes and further parts included, without the one that closes a ring", () => {
    const outline = outlineOf({
      type: "MultiPolygon",
      coordinates: [[ring(106, 47, 0.01), ring(106.004, 47.002, 0.001)], [ring(106.1, 47, 0.01)]],
    });
    expect(outline?.rings.map((corners) => corners.map(({ number }) => number))).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
  });

  it("has all corners in one zone, that of the first, though the border of two runs through it", () => {
    const outline = outlineOf({ type: "Polygon", coordinates: [ring(107.995, 47, 0.01)] });
    expect(outline?.utmZone).toBe(48);
    const second = outline?.rings[0]?.[1];
    expect(second?.longitude).toBeCloseTo(108.005, 9);
    expect(second?.eastingM).toBeCloseTo(toUtm(108.005, 47, 48)?.eastingM ?? 0, 3);
    expect(second?.eastingM).toBeGreaterThan(700_000);
  });

  it("is none where there is no area", () => {
    expect(outlineOf({ type: "Point", coordinates: [106, 47] })).toBeNull();
    expect(outlineOf({ type: "MultiPolygon", coordinates: [] })).toBeNull();
  });

  it("has a grid of round steps, never wider than asked and never less than two fifths of it", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e6, noNaN: true }), (value) => {
        const step = roundDown(value);
        expect(step).toBeLessThanOrEqual(value);
        expect(step).toBeGreaterThan(value / 2.5001);
        expect(String(step)).toMatch(/^[125]0*$/);
      }),
    );
  });
});
