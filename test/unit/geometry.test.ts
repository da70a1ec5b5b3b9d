import { readFileSync } from "node:fs";
import { geometryTypes } from "@asm-atlas/data/domain/geometry/model.ts";
import { geometryReasonTexts } from "@asm-atlas/data/domain/geometry/reasons.ts";
import {
  describeGeometryReason,
  type Geometry,
  type GeometryOptions,
  geometryReason,
  mongoliaExtent,
  parseGeometry,
} from "@asm-atlas/data/domain/geometry.ts";
import { boundingBox, vertexCount } from "@asm-atlas/data/domain/measure.ts";
import { describe, expect, test } from "vitest";
import { Dice, testSeed } from "../helpers/dice.ts";
import { closed, diamond, drawOn, position, square } from "../helpers/drawing.ts";
import { malformedGeometries, validGeometries } from "../helpers/random-geometry.ts";

const seed = testSeed("geometry");

const anything: GeometryOptions = { types: geometryTypes, maxVertices: 20_000, extent: mongoliaExtent };
const anywhere: GeometryOptions = { types: geometryTypes, maxVertices: 20_000 };
const draw = drawOn([106, 47], 0.01);

function accepted(input: unknown, options = anything): Geometry {
  const parsed = parseGeometry(input, options);
  if (!parsed.ok) throw new Error(`Refused: ${JSON.stringify(parsed.reasons)}`);
  return parsed.geometry;
}

function reasonsOf(input: unknown, options = anything) {
  const parsed = parseGeometry(input, options);
  return parsed.ok ? [] : parsed.reasons;
}

const codesOf = (input: unknown, options = anything) => reasonsOf(input, options).map(({ code }) => code);

/** What a JSON pointer leads to, or undefined. */
function at(input: unknown, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], input);
}

describe("what a person draws rightly", () => {
  const valid = validGeometries(seed, 2_000);

  test("is accepted, all 2,000 times, and comes out the same after being sent as JSON", () => {
    for (const geometry of valid) {
      const parsed = accepted(geometry);
      expect(accepted(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
    }
  });

  test("keeps its type, its extent and every corner", () => {
    for (const geometry of valid) {
      const parsed = accepted(geometry);
      expect(parsed.type).toBe(geometry.type);
      expect(boundingBox(parsed)).toEqual(boundingBox(geometry));
      expect(vertexCount(parsed)).toBe(vertexCount(geometry));
    }
  });

  test("shares nothing with what was sent, so that a later change of it does no harm", () => {
    const sent = { type: "Polygon", coordinates: [draw(square(0, 0, 4))] };
    const parsed = accepted(sent);
    sent.coordinates.length = 0;
    expect(vertexCount(parsed)).toBe(5);
  });

  test("has its outline turned counter-clockwise and its holes clockwise, beginning where the person began", () => {
    const [shell, hole] = [draw(square(0, 0, 9)), draw(square(2, 2, 3))];
    const turned = accepted({ type: "Polygon", coordinates: [[...shell].reverse(), hole] });
    expect(turned.coordinates).toEqual([shell, [...hole].reverse()]);
    expect(accepted(turned)).toEqual(turned);
  });

  test("is rounded to seven decimals, without negative zero", () => {
    expect(accepted({ type: "Point", coordinates: [106.917_123_456_789, 47.918_873_249] })).toEqual({
      type: "Point",
      coordinates: [106.917_123_5, 47.918_873_2],
    });
    expect(accepted({ type: "Point", coordinates: [-0, -1e-9] }, anywhere)).toEqual({
      type: "Point",
      coordinates: [0, 0],
    });
  });

  test("loses corners that repeat the one before, heights, bbox and members nobody knows", () => {
    const [a, b, c, d] = draw("0 0, 4 0, 4 4");
    const sent = {
      type: "Polygon",
      bbox: [1, 2, 3, 4],
      colour: "red",
      coordinates: [[a, a, [...(b ?? []), 1350], b, c, d, d]],
    };
    expect(accepted(sent)).toEqual({ type: "Polygon", coordinates: [[a, b, c, d]] });
  });

  test("may name longitude and latitude on WGS 84 as its crs", () => {
    const crs = (name: string) => ({ type: "name", properties: { name } });
    const point = { type: "Point", coordinates: [106.9, 47.9] };
    expect(accepted({ ...point, crs: crs("urn:ogc:def:crs:OGC:1.3:CRS84") })).toEqual(point);
    expect(codesOf({ ...point, crs: crs("urn:ogc:def:crs:EPSG::32648") })).toEqual([geometryReason.crsNotSupported]);
  });

  test("may be a line that crosses itself, or points that repeat", () => {
    expect(codesOf({ type: "LineString", coordinates: draw("0 0, 4 4, 4 0, 0 4") })).toEqual([]);
    expect(codesOf({ type: "MultiPoint", coordinates: draw("0 0, 0 0") })).toEqual([]);
  });
});

describe("what is wrong with a geometry", () => {
  const malformed = malformedGeometries(seed, 10_000);

  test("is found in all 10,000 damaged ones, for the right reason", () => {
    for (const { damage, input, expected } of malformed) expect(codesOf(input), damage).toContain(expected);
  });

  test("is said with a place that is there: a pointer into what was sent, and coordinates on the map", () => {
    for (const { damage, input } of malformed) {
      for (const { path, otherPath, at: place = [0, 0] } of reasonsOf(input)) {
        const isInside = (pointer: string) => pointer === "" || pointer === "/type" || at(input, pointer) !== undefined;
        expect(
          [path, otherPath ?? ""].filter((pointer) => !isInside(pointer) && at(input, pointer) !== null),
          damage,
        ).toEqual([]);
        expect(
          place.every((degrees) => Math.abs(degrees) <= 180),
          damage,
        ).toBe(true);
      }
    }
  });

  test("is said in whole sentences in both languages", () => {
    for (const { input } of malformed.slice(0, 200)) {
      for (const reason of reasonsOf(input)) {
        for (const language of ["en", "mn"] as const) {
          const names = [...geometryReasonTexts[reason.code][language].matchAll(/\{(\w+)\}/g)].map(
            (match) => match[1] ?? "",
          );
          const known = { path: reason.path, ...(reason.at && { at: "" }), ...reason.values };
          expect(Object.keys(known), reason.code).toEqual(expect.arrayContaining(names));
          expect(describeGeometryReason(reason, language)).not.toMatch(/[{}]|undefined/);
        }
      }
    }
  });

  test("has a stable code and other words for every reason", () => {
    const codes = Object.values(geometryReason);
    expect(new Set(codes).size).toBe(codes.length);
    expect(Object.keys(geometryReasonTexts).sort()).toEqual([...codes].sort());
    expect(new Set(Object.values(geometryReasonTexts).map(({ en }) => en)).size).toBe(codes.length);
    expect(new Set(Object.values(geometryReasonTexts).map(({ mn }) => mn)).size).toBe(codes.length);
  });

  test("is shown where two edges cross, with both edges", () => {
    const [reason] = reasonsOf({ type: "Polygon", coordinates: [draw("0 0, 4 4, 4 0, 0 4")] });
    expect(reason).toMatchObject({ code: geometryReason.selfIntersection, at: [106.02, 47.02] });
    expect([reason?.path, reason?.otherPath].sort()).toEqual(["/coordinates/0/0", "/coordinates/0/2"]);
  });

  test("is pointed at as it was sent, although repeated corners were left out before", () => {
    const [a, b, c, d] = draw("0 0, 4 0, 8 0");
    const spiked = [a, a, b, b, c, b, [106.02, 47.05], a].filter((corner) => corner !== d);
    expect(
      reasonsOf({ type: "Polygon", coordinates: [[[106, 46.9], ...spiked.slice(1, -1), [106, 46.9]]] })[0],
    ).toMatchObject({
      code: geometryReason.spike,
      path: "/coordinates/0/4",
      at: c,
    });
  });

  test("is found wherever it is on a long outline", () => {
    const dice = new Dice(seed);
    const outline = Array.from({ length: 3_000 }, (_, corner) => {
      const angle = (2 * Math.PI * corner) / 3_000;
      const reach = 0.5 + 0.1 * Math.sin(7 * angle) + 0.05 * Math.sin(31 * angle);
      return position(106 + reach * Math.cos(angle), 47 + reach * Math.sin(angle));
    });
    const shell = closed(outline);
    expect(codesOf({ type: "Polygon", coordinates: [shell] })).toEqual([]);
    for (let round = 0; round < 100; round++) {
      const corner = dice.whole(0, outline.length - 2);
      const [[lon, lat] = [0, 0], [nextLon, nextLat] = [0, 0]] = outline.slice(corner, corner + 2);
      const mark = drawOn(position((lon + nextLon) / 2, (lat + nextLat) / 2), 0.00001)(diamond(0, 0));
      const reasons = reasonsOf({ type: "Polygon", coordinates: [shell, mark] });
      expect(reasons.map(({ code }) => code)).toEqual([
        geometryReason.holeCrossesShell,
        geometryReason.holeCrossesShell,
      ]);
      expect(reasons.flatMap(({ path, otherPath }) => [path, otherPath])).toContain(`/coordinates/0/${corner}`);
    }
  });

  test("is all told at once, up to a number a person can read", () => {
    const codes = codesOf({ type: "Polygon", coordinates: [[[0, 0], ["a", 1], [1], [1, 2, 3, 4]]] });
    expect(new Set(codes)).toEqual(
      new Set([
        geometryReason.positionNotNumber,
        geometryReason.positionTooShort,
        geometryReason.positionTooLong,
        geometryReason.outsideExtent,
      ]),
    );
    const scribble = Array.from({ length: 2_000 }, (_, index) => [
      100 + ((index * 7919) % 1000) / 1000,
      45 + ((index * 104_729) % 997) / 1000,
    ]);
    expect(codesOf({ type: "Polygon", coordinates: [[...scribble, scribble[0]]] }).length).toBeLessThanOrEqual(20);
  });

  test("names a type that this place does not take", () => {
    const point = { type: "Point", coordinates: [106.9, 47.9] };
    const [reason] = reasonsOf(point, { ...anything, types: ["Polygon", "MultiPolygon"] });
    expect(reason && describeGeometryReason(reason, "en")).toBe(
      "A Point cannot be kept here; allowed: Polygon, MultiPolygon.",
    );
  });
});

describe("limits", () => {
  const ring = (corners: number) => {
    const outline = Array.from({ length: corners }, (_, corner) => {
      const angle = (2 * Math.PI * corner) / corners;
      return [106 + 0.1 * Math.cos(angle), 47 + 0.1 * Math.sin(angle)];
    });
    return [...outline, outline[0]];
  };
  const yards = (count: number) => Array.from({ length: count }, (_, index) => draw(square(3 * index, 0, 1)));

  test("of corners holds at n and is said at n + 1", () => {
    expect(codesOf({ type: "Polygon", coordinates: [ring(19_999)] })).toEqual([]);
    expect(codesOf({ type: "Polygon", coordinates: [ring(20_000)] })).toEqual([geometryReason.tooManyVertices]);
  });

  test("of parts and of rings holds at n and is said at n + 1", () => {
    const options = { ...anything, maxRings: 20 };
    const shell = draw("-1 -1, 99 -1, 99 9, -1 9");
    expect(codesOf({ type: "MultiPolygon", coordinates: yards(20).map((yard) => [yard]) }, options)).toEqual([]);
    expect(codesOf({ type: "MultiPolygon", coordinates: yards(21).map((yard) => [yard]) }, options)).toEqual([
      geometryReason.tooManyParts,
    ]);
    expect(codesOf({ type: "Polygon", coordinates: [shell, ...yards(19)] }, options)).toEqual([]);
    expect(codesOf({ type: "Polygon", coordinates: [shell, ...yards(20)] }, options)).toEqual([
      geometryReason.tooManyRings,
    ]);
  });

  test("of the map hold on its border and are said a step beyond", () => {
    const [west, south, east, north] = mongoliaExtent;
    for (const [lon, lat] of [
      [west, south],
      [east, north],
      [west - 4e-8, south],
    ]) {
      expect(codesOf({ type: "Point", coordinates: [lon, lat] })).toEqual([]);
    }
    for (const [lon, lat] of [
      [west - 1e-7, south],
      [east, north + 1e-7],
    ]) {
      expect(codesOf({ type: "Point", coordinates: [lon, lat] })).toEqual([geometryReason.outsideExtent]);
    }
    expect(codesOf({ type: "Point", coordinates: [180, 90] }, anywhere)).toEqual([]);
    expect(codesOf({ type: "Point", coordinates: [180.000_000_1, 0] }, anywhere)).toEqual([
      geometryReason.longitudeOutOfRange,
    ]);
  });
});

describe("the verdict", () => {
  interface Case {
    valid: boolean;
    said: string;
    geometry: Geometry;
  }
  const file = new URL("../fixtures/geometry-verdicts.json", import.meta.url);
  const cases: Case[] = JSON.parse(readFileSync(file, "utf8"));

  test.each([true, false])("is that of PostGIS in every frozen case (valid: %s)", (valid) => {
    const same = cases.filter((known) => known.valid === valid);
    expect(same.length).toBeGreaterThan(100);
    for (const { geometry, said } of same) {
      expect(parseGeometry(geometry, anywhere).ok, `${said}: ${JSON.stringify(geometry)}`).toBe(valid);
    }
  });

  test("does not depend on where a ring begins, which way it turns, or the order of holes and parts", () => {
    for (const { geometry, valid } of cases) {
      if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") continue;
      const turn = (rings: [number, number][][]) => {
        const [shell = [], ...holes] = rings.map((ring) => [...ring.slice(2), ...ring.slice(1, 3)].reverse());
        return [shell, ...holes.reverse()];
      };
      const coordinates =
        geometry.type === "Polygon" ? turn(geometry.coordinates) : geometry.coordinates.map(turn).reverse();
      expect(parseGeometry({ type: geometry.type, coordinates }, anywhere).ok, JSON.stringify(geometry)).toBe(valid);
    }
  });

  test("places what is wrong within the geometry", () => {
    for (const { geometry } of cases) {
      const [west, south, east, north] = boundingBox(geometry);
      for (const { at: place } of reasonsOf(geometry, anywhere)) {
        const [lon, lat] = place ?? [west, south];
        expect(lon >= west && lon <= east && lat >= south && lat <= north).toBe(true);
      }
    }
  });
});
