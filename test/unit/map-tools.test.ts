import { isOneForEver, type Stacked, stackOf } from "@asm-atlas/client/src/map/stack.ts";
import { between, pathThrough } from "@asm-atlas/client/src/map/tools/lines.ts";
import {
  formatArea,
  formatDistance,
  formatHectares,
  formatSquareKilometres,
  measureDrawing,
  outlineHa,
  segmentsOf,
} from "@asm-atlas/client/src/map/tools/measures.ts";
import { mostOutlineCorners } from "@asm-atlas/client/src/map/tools/outline.ts";
import {
  aimedAt,
  beginDrawing,
  boxBetween,
  canFinish,
  finished,
  shapeOf,
  takenBack,
  withCorner,
} from "@asm-atlas/client/src/map/tools/sketch.ts";
import { spiderPlaces } from "@asm-atlas/client/src/map/tools/spider.ts";
import type { Drawing, ToolId } from "@asm-atlas/client/src/map/tools/tool.ts";
import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { areaHa, destinationPoint, distanceM, lengthM } from "@asm-atlas/data/domain/measure.ts";
import { describe, expect, it } from "vitest";
import { Dice, testSeed } from "../helpers/dice.ts";

const drawn = (tool: ToolId, ...corners: Position[]): Drawing => corners.reduce(withCorner, beginDrawing(tool));

describe("a box", () => {
  it("is finished by its second corner, whichever way it was drawn", () => {
    const box = drawn("select-box", [105, 47], [104, 46]);
    expect(box.isFinished).toBe(true);
    expect(shapeOf(box)).toEqual(boxBetween([104, 46], [105, 47]));
  });

  it("grows with the pointer before that", () => {
    const box = aimedAt(drawn("select-box", [104, 46]), [104.5, 46.25]);
    expect(shapeOf(box)).toEqual(boxBetween([104, 46], [104.5, 46.25]));
    expect(box.isFinished).toBe(false);
  });

  it("without width is none, and says why", () => {
    const box = drawn("select-box", [104, 46], [104, 47]);
    expect(box.isFinished).toBe(false);
    expect(box.trouble?.code).toMatch(/^geometry\./);
  });
});

describe("a place", () => {
  it("is one corner, and another click moves it", () => {
    const placed = drawn("place-point", [104, 46]);
    expect(placed.isFinished).toBe(true);
    expect(withCorner(placed, [105, 47])).toMatchObject({ corners: [[105, 47]], isFinished: true });
    expect(withCorner(placed, [104, 46])).toMatchObject({ corners: [[104, 46]], isFinished: true });
  });
});

describe("an outline", () => {
  it("needs three corners", () => {
    expect(canFinish(drawn("select-outline", [104, 46], [105, 46]))).toBe(false);
    expect(finished(drawn("select-outline", [104, 46], [105, 46], [105, 47])).isFinished).toBe(true);
  });

  it("that crosses itself is not finished, and says so while it is drawn", () => {
    const crossing = drawn("select-outline", [104, 46], [105, 47], [105, 46], [104, 47]);
    expect(crossing.trouble?.code).toBe("geometry.self-intersection");
    expect(finished(crossing).isFinished).toBe(false);
    expect(measureDrawing(crossing).areaHa).toBeNull();
    expect(takenBack(crossing).trouble).toBeNull();
  });

  it("keeps what fits into an address and no corner more", () => {
    const corners = Array.from({ length: mostOutlineCorners + 3 }, (_, turn): Position => {
      const angle = (2 * Math.PI * turn) / (mostOutlineCorners + 3);
      return [104 + Math.cos(angle), 47 + Math.sin(angle)];
    });
    expect(drawn("select-outline", ...corners).corners).toHaveLength(mostOutlineCorners);
  });

  it("takes a corner on the last one for none, and corners back one by one", () => {
    const outline = drawn("measure-area", [104, 46], [104, 46], [105, 46]);
    expect(outline.corners).toHaveLength(2);
    expect(takenBack(takenBack(outline)).corners).toEqual([]);
    expect(takenBack(beginDrawing("measure-area")).corners).toEqual([]);
  });

  it("is begun anew after its end", () => {
    const again = withCorner(finished(drawn("measure-distance", [104, 46], [105, 46])), [106, 47]);
    expect(again).toMatchObject({ corners: [[106, 47]], isFinished: false });
  });

  it("rounds its corners to what an address keeps", () => {
    expect(drawn("measure-distance", [104.123456789, 46.987654321]).corners).toEqual([[104.12346, 46.98765]]);
  });
});

describe("what is measured", () => {
  it("is what the database would measure, segment by segment", () => {
    const way: Position[] = [
      [106.9177, 47.9185],
      [106.91, 47.93],
      [104.2, 46.8],
    ];
    const drawing = drawn("measure-distance", ...way);
    expect(measureDrawing(drawing).lengthM).toBeCloseTo(lengthM({ type: "LineString", coordinates: way }), 6);
    expect(segmentsOf(way, false).map(({ lengthM: metres }) => metres)).toEqual([
      distanceM([106.9177, 47.9185], [106.91, 47.93]),
      distanceM([106.91, 47.93], [104.2, 46.8]),
    ]);
  });

  it("counts the way to the pointer, and back to the first corner of an area", () => {
    const corners: Position[] = [
      [104, 46],
      [105, 46],
    ];
    const measured = measureDrawing(aimedAt(drawn("measure-area", ...corners), [105, 47]));
    const ring: Position[] = [...corners, [105, 47], [104, 46]];
    expect(measured.areaHa).toBeCloseTo(areaHa({ type: "Polygon", coordinates: [ring] }), 6);
    expect(measured.lengthM).toBeCloseTo(lengthM({ type: "LineString", coordinates: ring }), 6);
    expect(measured.lastM).toBeCloseTo(distanceM([105, 46], [105, 47]), 6);
  });

  it("is a hectare for a square of 100 m", () => {
    const start: Position = [104.2, 46.8];
    const east = destinationPoint(start, 90, 100);
    const north = destinationPoint(start, 0, 100);
    expect(outlineHa([start, east, [east[0], north[1]], north])).toBeCloseTo(1, 3);
  });

  it.each([
    [8.44, "8.4 m", "8.4 м"],
    [842.4, "842 m", "842 м"],
    [1234, "1.23 km", "1.23 км"],
    [45_678, "45.7 km", "45.7 км"],
    [1_204_400, "1,204 km", "1,204 км"],
  ])("%s m is said as “%s” and “%s”", (metres, english, mongolian) => {
    expect([formatDistance(metres, "en"), formatDistance(metres, "mn")]).toEqual([english, mongolian]);
  });

  it("is said in hectares and square kilometres, on the map in the one that suits", () => {
    expect([formatHectares(4.318, "en"), formatSquareKilometres(4.318, "en")]).toEqual(["4.32 ha", "0.0432 km²"]);
    expect([formatArea(999, "en"), formatArea(123_456, "mn")]).toEqual(["999 ha", "1,235 км²"]);
  });
});

describe("the course of a line", () => {
  it("along a parallel bends north where it is measured, and stays where areas are searched", () => {
    const [west, east]: [Position, Position] = [
      [90, 47],
      [118, 47],
    ];
    expect(between(west, east, 0.5, "straight")).toEqual([104, 47]);
    const [longitude, latitude] = between(west, east, 0.5, "geodesic");
    expect(longitude).toBeCloseTo(104, 9);
    // Half way, both halves are as long, and together as long as the geodesic within a thousandth.
    const halves = distanceM(west, [longitude, latitude]) + distanceM([longitude, latitude], east);
    expect(latitude).toBeGreaterThan(47.8);
    expect(halves / distanceM(west, east)).toBeCloseTo(1, 6);
  });

  it("begins and ends at its corners and leaves short edges alone", () => {
    const corners: Position[] = [
      [104, 46],
      [104.1, 46.1],
      [107, 48],
    ];
    const path = pathThrough(corners, "geodesic");
    expect([path[0], path[1], path.at(-1)]).toEqual(corners);
    expect(path.length).toBeGreaterThan(10);
  });
});

describe("a fan", () => {
  it.each([2, 3, 7, 8, 21, 22, 60])("of %d leaves a finger's room between any two", (count) => {
    const places = spiderPlaces(count);
    expect(places).toHaveLength(count);
    for (const [index, one] of places.entries()) {
      for (const other of places.slice(index + 1)) {
        expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(44);
      }
    }
  });
});

describe("signs at one place", () => {
  const seed = testSeed("signs at one place");
  const site = (code: string, place: Position): Stacked => ({ ref: { layer: "sites", code }, sign: "FORMAL", place });

  it("are those that cover one another at the nearest zoom", () => {
    const dice = new Dice(seed);
    for (let turn = 0; turn < 200; turn += 1) {
      const place: Position = [dice.between(88, 119), dice.between(42, 52)];
      const bearing = dice.between(0, 360);
      expect(isOneForEver(place, destinationPoint(place, bearing, 3))).toBe(true);
      expect(isOneForEver(place, destinationPoint(place, bearing, 8))).toBe(false);
    }
  });

  it("are gathered once each, and one alone is no stack", () => {
    const here: Position = [104.2, 46.8];
    const [a, b, far] = [site("A", here), site("B", here), site("C", [104.3, 46.8])];
    expect(stackOf(a, [a, b, far, b]).map(({ ref }) => ref.code)).toEqual(["A", "B"]);
    expect(stackOf(far, [a, b, far])).toEqual([far]);
  });
});
