import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { decodeLayer } from "@asm-atlas/data/basemap/decode.ts";
import type {
  AdminUnit,
  AdminUnitProperties,
  AdminUnits,
  Basemap,
  BasemapSources,
  LonLat,
  Soums,
} from "@asm-atlas/data/basemap/format.ts";
import type { Geometry, Position } from "geojson";
import { describe, expect, test } from "vitest";

const builtFolder = new URL("../../data/basemap/built/", import.meta.url);
const readText = (name: string): string => readFileSync(new URL(name, builtFolder), "utf8");
const units = (JSON.parse(readText("admin-units.geojson")) as AdminUnits).features;
const basemap = JSON.parse(readText("basemap.json")) as Basemap;
const soumMap = JSON.parse(readText("soums.json")) as Soums;
const sources = JSON.parse(readText("sources.json")) as BasemapSources;

const aimags = units.filter(({ properties }) => properties.level === "aimag");
const soums = units.filter(({ properties }) => properties.level === "soum");
const drawnSoums = soums.filter(({ geometry }) => geometry !== null);
const label = ({ code, name_en }: AdminUnitProperties): string => `${code} ${name_en}`;

/** Aimags whose drawn area is more than 10 % off the published one, and why. */
const coarseAimags = new Map([
  ["MN-035", "Orkhon: Natural Earth draws this smallest aimag at 713 of 844 km²"],
  ["MN-037", "Darkhan-Uul: Natural Earth draws it at 3,630 of 3,275 km², and Orkhon soum needs a little more"],
]);

function polygonsOf(geometry: Geometry | null): Position[][][] {
  if (geometry?.type === "Polygon") return [geometry.coordinates];
  return geometry?.type === "MultiPolygon" ? geometry.coordinates : [];
}

const ringsOf = (geometry: Geometry | null): Position[][] => polygonsOf(geometry).flat();

const at = (place: Position | undefined): LonLat => {
  const [lon, lat] = place ?? [];
  if (lon === undefined || lat === undefined) throw new Error("a position without two numbers");
  return [lon, lat];
};

function segmentsOf(ring: Position[]): [LonLat, LonLat][] {
  return ring.slice(1).map((place, i) => [at(ring[i]), at(place)]);
}

function isInside(place: LonLat | null, geometry: Geometry | null): boolean {
  if (place === null) return false;
  const [x, y] = place;
  const crossings = ringsOf(geometry)
    .flatMap(segmentsOf)
    .filter(([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax);
  return crossings.length % 2 === 1;
}

function doubleSignedArea(ring: Position[]): number {
  return segmentsOf(ring).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0);
}

/** Area on a sphere, km²: within 0.7 % of the ellipsoid, and written apart from the builder's. */
function sphericalAreaKm2(geometry: Geometry | null): number {
  const radians = Math.PI / 180;
  const sum = ringsOf(geometry)
    .flatMap(segmentsOf)
    .reduce((total, [[ax, ay], [bx, by]]) => {
      return total - (bx - ax) * radians * (Math.sin(ay * radians) + Math.sin(by * radians));
    }, 0);
  return (sum * 6371.0072 ** 2) / 2;
}

function edgesOf(geometries: (Geometry | null)[]): string[] {
  return geometries
    .flatMap(ringsOf)
    .flatMap(segmentsOf)
    .map(([a, b]) => `${a} ${b}`);
}

const turned = (edge: string): string => edge.split(" ").reverse().join(" ");

/** The outer border of shapes that tile an area: edges that no other shape runs along the other way. */
function outerEdges(geometries: (Geometry | null)[]): string[] {
  const edges = new Set(edgesOf(geometries));
  return [...edges].filter((edge) => !edges.has(turned(edge))).sort();
}

function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("expected a value");
  return value;
}

describe("administrative units", () => {
  test("there are 22 aimags and 339 soums, each with a code of its own", () => {
    expect(aimags).toHaveLength(22);
    expect(soums).toHaveLength(339);
    expect(new Set(units.map(({ properties }) => properties.code)).size).toBe(361);
    expect(units.filter(({ id, properties }) => id !== properties.code)).toEqual([]);
  });

  test("every soum belongs to an aimag that exists", () => {
    const codes = new Set(aimags.map(({ properties }) => properties.code));
    expect(soums.filter(({ properties: { parent } }) => parent === null || !codes.has(parent))).toEqual([]);
  });

  test("every unit has a name in both scripts, or is listed as lacking one", () => {
    const listed = sources.soums_named_in_one_script.map(({ code }) => code);
    const lacking = units
      .filter(
        ({ properties: { name_en, name_mn } }) =>
          !/\p{Script=Latin}/u.test(name_en) || !/\p{Script=Cyrillic}/u.test(name_mn),
      )
      .map(({ properties }) => properties.code);
    expect(lacking).toEqual(listed);
  });

  test("the soums that are not drawn are exactly the ones no source places, and are listed", () => {
    const undrawn = soums.filter(({ geometry }) => geometry === null);
    expect(
      undrawn.map(({ properties: { centre, label, approx_area_km2 } }) => [centre, label, approx_area_km2]),
    ).toEqual(undrawn.map(() => [null, null, null]));
    expect(undrawn.map(({ properties }) => properties.code)).toEqual(
      sources.soums_without_coordinate.map(({ code }) => code).sort(),
    );
    expect(drawnSoums.filter(({ properties }) => properties.centre === null)).toEqual([]);
  });

  test("everything says that it is approximate, and the sources say why", () => {
    expect(new Set(units.map(({ properties }) => properties.geom_basis))).toEqual(new Set(["approximate"]));
    expect(sources.notes.soum_areas).toContain("approximations, not boundaries");
  });
});

describe("where things lie", () => {
  test("every aimag centre is inside its aimag and no other", () => {
    for (const { properties } of aimags) {
      const holders = aimags.filter(({ geometry }) => isInside(properties.centre, geometry));
      expect(holders.map((aimag) => label(aimag.properties))).toEqual([label(properties)]);
    }
  });

  test("every soum centre is inside its soum and its aimag, and no other", () => {
    for (const { properties } of drawnSoums) {
      const holders = units.filter(({ geometry }) => isInside(properties.centre, geometry));
      expect(holders.map((unit) => unit.properties.code)).toEqual([properties.parent, properties.code]);
    }
  });

  test("every label is inside its unit", () => {
    const outside = units.filter(
      ({ geometry, properties }) => geometry !== null && !isInside(properties.label, geometry),
    );
    expect(outside.map(({ properties }) => label(properties))).toEqual([]);
  });

  test("Ulaanbaatar has its two exclaves, Baganuur and Bagakhangai", () => {
    const capital = required(aimags.find(({ properties }) => properties.code === "MN-1"));
    expect(polygonsOf(capital.geometry)).toHaveLength(3);
    const areas = soums
      .filter(({ properties }) => ["1101", "1104"].includes(properties.code))
      .map(({ properties }) => required(properties.approx_area_km2));
    expect(areas[0]).toBeGreaterThan(600);
    expect(areas[0]).toBeLessThan(700);
    expect(areas[1]).toBeGreaterThan(135);
    expect(areas[1]).toBeLessThan(145);
  });
});

describe("areas", () => {
  const areaOf = ({ approx_area_km2 }: AdminUnitProperties): number => required(approx_area_km2);

  test("the area given for a shape is the area of the shape", () => {
    for (const { geometry, properties } of [...aimags, ...drawnSoums]) {
      expect(Math.abs(areaOf(properties) / sphericalAreaKm2(geometry) - 1), label(properties)).toBeLessThan(0.01);
    }
  });

  test("the country is within 2 % of its published area", () => {
    const drawn = aimags.reduce((sum, { properties }) => sum + areaOf(properties), 0);
    const published = aimags.reduce((sum, { properties }) => sum + required(properties.area_km2), 0);
    expect(published).toBeCloseTo(1_564_116, -1);
    expect(Math.abs(drawn / published - 1)).toBeLessThan(0.02);
  });

  test("every aimag is within 10 % of its published area, but for those known to be coarse", () => {
    const isCoarse = ({ properties }: AdminUnit): boolean =>
      Math.abs(areaOf(properties) / required(properties.area_km2) - 1) > 0.1;
    expect(aimags.filter(isCoarse).map(({ properties }) => properties.code)).toEqual([...coarseAimags.keys()]);
    for (const { properties } of aimags) {
      expect(Math.abs(areaOf(properties) / required(properties.area_km2) - 1), label(properties)).toBeLessThan(0.2);
    }
  });

  test("the soums of an aimag add up to the aimag", () => {
    for (const { properties } of aimags) {
      const parts = drawnSoums.filter((soum) => soum.properties.parent === properties.code);
      const sum = parts.reduce((total, soum) => total + areaOf(soum.properties), 0);
      expect(Math.abs(sum / areaOf(properties) - 1), label(properties)).toBeLessThan(0.005);
    }
  });
});

describe("shapes", () => {
  test("rings are closed, have at least three corners and never visit a place twice", () => {
    for (const { geometry, properties } of units) {
      for (const ring of ringsOf(geometry)) {
        expect(String(ring[0]), label(properties)).toBe(String(ring.at(-1)));
        expect(ring.length, label(properties)).toBeGreaterThan(3);
        expect(new Set(ring.map(String)).size, label(properties)).toBe(ring.length - 1);
      }
    }
  });

  test("outer rings run counter-clockwise and holes clockwise", () => {
    for (const { geometry, properties } of units) {
      for (const [outer, ...holes] of polygonsOf(geometry)) {
        expect(doubleSignedArea(required(outer)), label(properties)).toBeGreaterThan(0);
        for (const hole of holes) expect(doubleSignedArea(hole), label(properties)).toBeLessThan(0);
      }
    }
  });

  test("no coordinate has more than four decimals", () => {
    const numbers = units.flatMap(({ geometry }) => ringsOf(geometry)).flat(2);
    expect(numbers.filter((value) => Number(value.toFixed(4)) !== value)).toEqual([]);
  });

  test("no border crosses another or itself", () => {
    const edges = [
      ...new Set(edgesOf(drawnSoums.map(({ geometry }) => geometry)).map((edge) => [edge, turned(edge)].sort()[0])),
    ];
    const segments = edges.map((edge) =>
      required(edge)
        .split(" ")
        .map((place) => at(place.split(",").map(Number))),
    );
    const side = (a: LonLat, b: LonLat, c: LonLat): number =>
      Math.sign(Math.round(((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) * 1e6));
    const sorted = segments.map(([a, b]) => ({ a: required(a), b: required(b) }));
    const west = ({ a, b }: { a: LonLat; b: LonLat }): number => Math.min(a[0], b[0]);
    sorted.sort((p, q) => west(p) - west(q));
    const crossings: string[] = [];
    sorted.forEach(({ a, b }, i) => {
      for (let j = i + 1; j < sorted.length; j++) {
        const other = required(sorted[j]);
        if (west(other) > Math.max(a[0], b[0])) break;
        const { a: c, b: d } = other;
        if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0)
          crossings.push(`${a} ${b} × ${c} ${d}`);
      }
    });
    expect(crossings).toEqual([]);
  });

  test("soums tile their aimag exactly: no gap, no overlap", () => {
    const all = edgesOf(drawnSoums.map(({ geometry }) => geometry));
    expect(new Set(all).size).toBe(all.length);
    for (const { geometry, properties } of aimags) {
      const parts = drawnSoums.filter((soum) => soum.properties.parent === properties.code);
      expect(outerEdges(parts.map((soum) => soum.geometry)), label(properties)).toEqual(edgesOf([geometry]).sort());
    }
  });

  test("aimags tile the country exactly", () => {
    const [country] = decodeLayer(basemap, "country").features;
    expect(outerEdges(aimags.map(({ geometry }) => geometry))).toEqual(edgesOf([required(country).geometry]).sort());
    expect(ringsOf(required(country).geometry)).toHaveLength(1);
  });
});

describe("what the map loads", () => {
  const brotliKib = (name: string): number => brotliCompressSync(readText(name)).length / 1024;

  test("the first map is at most 30 KiB compressed, the soums at most 60", () => {
    expect(brotliKib("basemap.json")).toBeLessThan(30);
    expect(brotliKib("soums.json")).toBeLessThan(60);
  });

  test("aimags and soums on the map are the very shapes of the database", () => {
    for (const { geometry, properties } of decodeLayer(basemap, "aimags").features) {
      const unit = required(aimags.find((aimag) => aimag.properties.code === properties.code));
      expect(edgesOf([geometry]).sort()).toEqual(edgesOf([unit.geometry]).sort());
    }
    const drawn = decodeLayer(soumMap, "soums").features;
    expect(drawn).toHaveLength(drawnSoums.length);
    for (const { geometry, properties } of drawn) {
      const unit = required(drawnSoums.find((soum) => soum.properties.code === properties.code));
      expect(properties.parent).toBe(unit.properties.parent);
      expect(edgesOf([geometry]).sort()).toEqual(edgesOf([unit.geometry]).sort());
    }
  });

  test("every ring on the map is wound as the database's are", () => {
    const shapes = [...decodeLayer(basemap, "aimags").features, ...decodeLayer(soumMap, "soums").features];
    for (const { geometry } of shapes) {
      for (const [outer] of polygonsOf(geometry)) expect(doubleSignedArea(required(outer))).toBeGreaterThan(0);
    }
  });

  test("aimags, their centres and all drawn soums are labelled in both scripts", () => {
    const names = [
      ...decodeLayer(basemap, "aimagLabels").features,
      ...decodeLayer(basemap, "towns").features,
      ...decodeLayer(soumMap, "soumCentres").features,
    ].map(({ properties }) => properties);
    expect(names).toHaveLength(22 + 22 + drawnSoums.length);
    expect(
      names.filter(
        ({ name_en, name_mn }) => !/\p{Script=Latin}/u.test(name_en) || !/\p{Script=Cyrillic}/u.test(name_mn),
      ),
    ).toEqual([]);
    expect(decodeLayer(basemap, "towns").features.filter(({ properties }) => properties.is_capital)).toHaveLength(1);
  });

  test("the sea is sea, the land is land, the lakes are where they are", () => {
    const [land] = decodeLayer(basemap, "land").features;
    const [lakes] = decodeLayer(basemap, "lakes").features;
    const places: Record<string, LonLat> = {
      bohaiSea: [119.5, 38.8],
      beijing: [116.4, 39.9],
      irkutsk: [104.3, 52.3],
      ulaanbaatar: [106.9, 47.9],
      khovsgolLake: [100.5, 51],
      uvsLake: [92.8, 50.3],
    };
    const isLand = Object.entries(places).filter(([, place]) => isInside(place, required(land).geometry));
    const isLake = Object.entries(places).filter(([, place]) => isInside(place, required(lakes).geometry));
    expect(isLand.map(([name]) => name)).toEqual(["beijing", "irkutsk", "ulaanbaatar", "khovsgolLake", "uvsLake"]);
    expect(isLake.map(([name]) => name)).toEqual(["khovsgolLake", "uvsLake"]);
  });

  test("borders between aimags are drawn once and leave out the country's outline", () => {
    const [borders] = decodeLayer(basemap, "aimagBorders").features;
    const geometry = required(borders).geometry;
    if (geometry.type !== "MultiLineString") throw new Error("aimag borders are lines");
    const drawn = geometry.coordinates.flatMap(segmentsOf).map(([a, b]) => [`${a} ${b}`, `${b} ${a}`].sort()[0]);
    const outline = new Set(outerEdges(aimags.map((aimag) => aimag.geometry)));
    const inner = edgesOf(aimags.map((aimag) => aimag.geometry)).filter((edge) => !outline.has(edge));
    expect(drawn.toSorted()).toEqual([...new Set(inner.map((edge) => [edge, turned(edge)].sort()[0]))].sort());
  });
});

test("every source says its version, date and licence", () => {
  expect(sources.sources.length).toBeGreaterThanOrEqual(6);
  for (const source of sources.sources) {
    expect(
      [source.name, source.version, source.date, source.licence, source.url].every((text) => text.length > 0),
    ).toBe(true);
  }
});
