import { truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MultiPolygon, Polygon, Position } from "@asm-atlas/data/domain/geometry.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { areaHa } from "@asm-atlas/data/domain/measure.ts";
import { readAdminUnits } from "@asm-atlas/data/seed/files.ts";
import { planBorders } from "@asm-atlas/server/src/borders/plan.ts";
import { readBorders } from "@asm-atlas/server/src/borders/read-borders.ts";
import { reportOf } from "@asm-atlas/server/src/borders/report.ts";
import type { BorderFeature, Unit } from "@asm-atlas/server/src/borders/unit.ts";
import { lettersApart, nameKey } from "@asm-atlas/server/src/borders/unit-names.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeWorkDir } from "../helpers/engines.ts";
import { officialBorders } from "../helpers/official-borders.ts";

const { features } = readAdminUnits();

const multi = (geometry: Polygon | MultiPolygon): MultiPolygon =>
  geometry.type === "MultiPolygon" ? geometry : { type: "MultiPolygon", coordinates: [geometry.coordinates] };

const units: readonly Unit[] = features.map(({ properties, geometry }) => {
  const border = geometry ? multi(geometry as Polygon | MultiPolygon) : null;
  return {
    code: properties.code,
    level: properties.level,
    parentCode: properties.parent,
    nameEn: properties.name_en || null,
    nameMn: properties.name_mn || null,
    aliases: properties.aliases,
    isOfficial: false,
    centre: properties.centre,
    border,
    areaKm2: border ? areaHa(border) / 100 : null,
  };
});
const unitOf = (code: string): Unit => {
  const unit = units.find((one) => one.code === code);
  if (!unit) throw new RangeError(`No unit ${code}`);
  return unit;
};

const feature = (properties: BorderFeature["properties"], geometry: unknown, id?: unknown): BorderFeature => ({
  position: 1,
  id,
  properties,
  geometry,
});
const changesOf = (given: readonly BorderFeature[]) =>
  planBorders(
    given.map((one, index) => ({ ...one, position: index + 1 })),
    units,
  );
const codesOf = (given: readonly BorderFeature[]) => changesOf(given).changes.map(({ unit }) => unit.code);

describe("names of units", () => {
  it.each([
    ["Bayan-Ovoo", "bayan ovoo sum"],
    ["Өмнөговь аймаг", "ӨМНӨГОВЬ"],
    ["Ömnögovi", "Omnogovi"],
    ["Khan-Uul district", "KHAN UUL"],
    ["Сүхбаатар дүүрэг", "сүхбаатар"],
  ])("%s is the same as %s", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ["Орхон", "Орхонтуул"],
    // Ө and О, й and и are letters of their own.
    ["Өлзийт", "Олзийт"],
    ["Бүрэнтогтох", "Бүрэнтогтох-Уул"],
  ])("%s is not %s", (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it.each(["", "2104", "sum", "12.5", "--"])("%j is no name", (text) => {
    expect(nameKey(text)).toBe("");
  });

  it("are as many letters apart as it takes to make one of the other", () => {
    expect(lettersApart("yeruu", "yeroo")).toBe(2);
    expect(lettersApart("", "abc")).toBe(3);
    expect(lettersApart("kitten", "sitting")).toBe(3);
    const word = fc.string({ unit: fc.constantFrom("a", "b", "ө"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, word, (one, other, third) => {
        expect(lettersApart(one, other)).toBe(lettersApart(other, one));
        expect(lettersApart(one, one)).toBe(0);
        expect(lettersApart(one, third)).toBeLessThanOrEqual(lettersApart(one, other) + lettersApart(other, third));
      }),
    );
  });
});

describe("a feature is matched to its unit", () => {
  const drawn = features.filter(({ geometry }) => geometry !== null);
  const nameOf = (code: string | null) => unitOf(code ?? "").nameEn;

  it.each([
    ["its code as a property", (code: string) => ({ soum_code: code })],
    ["its code among others", (code: string) => ({ ADM2_PCODE: code, population: 4_101, name: "?" })],
    ["its code as a number", (code: string) => ({ id: /^\d+$/.test(code) ? Number(code) : code })],
  ])("by %s, every one", (_what, propertiesOf) => {
    const given = drawn.map(({ properties, geometry }) => feature(propertiesOf(properties.code), geometry));
    expect(codesOf(given)).toEqual(drawn.map(({ properties }) => properties.code).sort());
    expect(changesOf(given).changes.every(({ by }) => by === "code")).toBe(true);
  });

  it("by the feature's own id", () => {
    expect(codesOf(drawn.map(({ properties, geometry }) => feature({}, geometry, properties.code)))).toHaveLength(
      drawn.length,
    );
  });

  it("by a soum's code although its aimag's stands beside it", () => {
    const [soum] = drawn.filter(({ properties }) => properties.level === "soum");
    const properties = { aimag_code: soum?.properties.parent, soum_code: soum?.properties.code };
    expect(codesOf([feature(properties, soum?.geometry)])).toEqual([soum?.properties.code]);
  });

  it.each([
    ["in Latin letters, with its aimag", (unit: Unit) => ({ NAME_2: unit.nameEn, NAME_1: nameOf(unit.parentCode) })],
    ["in Cyrillic letters, with its aimag", (unit: Unit) => ({ ner: unit.nameMn, aimag: nameOf(unit.parentCode) })],
    [
      "alone: of several of one name it is the one it surrounds",
      (unit: Unit) => ({ name: unit.nameEn ?? unit.nameMn }),
    ],
  ])("by its name %s, every soum that has one", (_what, propertiesOf) => {
    const soums = drawn.filter(
      ({ properties }) => properties.level === "soum" && properties.name_en && properties.name_mn,
    );
    const given = soums.map(({ properties, geometry }) => feature(propertiesOf(unitOf(properties.code)), geometry));
    expect(codesOf(given)).toEqual(soums.map(({ properties }) => properties.code).sort());
  });

  it("by its name alone, every aimag, though many a soum is called the same", () => {
    const aimags = drawn.filter(({ properties }) => properties.level === "aimag");
    const given = aimags.map(({ properties, geometry }) => feature({ shapeName: properties.name_en }, geometry));
    expect(codesOf(given)).toEqual(aimags.map(({ properties }) => properties.code).sort());
  });

  it("by another spelling", () => {
    const spelled = drawn.find(({ properties }) => properties.level === "soum" && properties.aliases.length > 0);
    const properties = { name: spelled?.properties.aliases[0], in: nameOf(spelled?.properties.parent ?? "") };
    expect(codesOf([feature(properties, spelled?.geometry)])).toEqual([spelled?.properties.code]);
  });

  it("when the borders are not quite those we draw", () => {
    const official = officialBorders();
    const plan = changesOf(official.map(({ properties, geometry }) => feature(properties, geometry)));
    expect([plan.unmatched, plan.ambiguous, plan.doubled]).toEqual([[], [], []]);
    expect(plan.changes.length + plan.invalid.length).toBe(official.length);
    // At the edge of the country a moved corner may lie outside the area of this map.
    expect(plan.changes.length).toBeGreaterThan(345);
    const areas = new Map(official.map(({ code, geometry }) => [code, areaHa(geometry) / 100]));
    for (const { unit, border } of plan.changes) expect(border.areaKm2).toBeCloseTo(areas.get(unit.code) ?? 0, 3);
  });
});

describe("a feature that is no unit's", () => {
  const square: Polygon = {
    type: "Polygon",
    coordinates: [
      [
        [106, 47],
        [106.5, 47],
        [106.5, 47.5],
        [106, 47.5],
        [106, 47],
      ],
    ],
  };

  it("is listed with the nearest name", () => {
    expect(changesOf([feature({ name: "Tsagan-Ovo" }, square)]).unmatched).toEqual([
      expect.stringMatching(/^feature 1 "Tsagan-Ovo": the nearest name is Tsagaan-Ovoo \(\d+, soum of /),
    ]);
  });

  it("is listed without one when nothing is like it", () => {
    expect(changesOf([feature({ name: "Kraków" }, square)]).unmatched).toEqual(['feature 1 "Kraków"']);
    expect(changesOf([feature({}, square)]).unmatched).toEqual(["feature 1"]);
  });

  it("is not taken for the unit whose code a number in it happens to be", () => {
    expect(changesOf([feature({ name: "Kraków", population: 4101 }, square)]).changes).toEqual([]);
  });

  it("is not guessed where two units are equally possible", () => {
    const { ambiguous, changes } = changesOf([feature({ name: "Erdene" }, square)]);
    expect(changes).toEqual([]);
    expect(ambiguous).toEqual([
      expect.stringMatching(/^feature 1 "Erdene" may be Erdene \(\d+, soum of .*\) or Erdene \(/),
    ]);
  });
});

describe("a border", () => {
  const soum = unitOf("8137");
  const border = soum.border as MultiPolygon;

  it("that cannot be kept is listed with the reason and the place", () => {
    const bowTie = {
      type: "Polygon",
      coordinates: [
        [
          [96, 48],
          [97, 49],
          [97, 48],
          [96, 49],
          [96, 48],
        ],
      ],
    };
    expect(changesOf([feature({ code: "8137" }, bowTie)])).toMatchObject({
      changes: [],
      invalid: [
        expect.stringMatching(/8137, soum of Zavkhan\): The outline crosses itself at 96\.50000, 48\.50000\.$/),
      ],
    });
    expect(changesOf([feature({ code: "8137" }, null)]).invalid).toHaveLength(1);
    expect(changesOf([feature({ code: "8137" }, { type: "Point", coordinates: [96, 48] })]).invalid).toHaveLength(1);
  });

  it("given twice is used neither time", () => {
    const { changes, doubled } = changesOf([feature({ code: "8137" }, border), feature({ code: "8137" }, border)]);
    expect(changes).toEqual([]);
    expect(doubled).toEqual([expect.stringContaining("feature 1, feature 2")]);
  });

  it("far from its centre, or of another size, is marked for a person to look at", () => {
    const [first] = changesOf([feature({ code: "8137" }, unitOf("8119").border)]).changes;
    expect(first?.doubts).toContain("its centre lies outside");
    const [second] = changesOf([feature({ code: "1104" }, unitOf("MN-047").border)]).changes;
    expect(second?.doubts).toContain("its size is another");
    expect(changesOf([feature({ code: "8137" }, border)]).changes[0]?.doubts).toEqual([]);
  });

  it("that is official already is left as it is", () => {
    const official = units.map((unit) => (unit.code === "8137" ? { ...unit, isOfficial: true } : unit));
    const plan = planBorders([feature({ code: "8137" }, border)], official);
    expect([plan.changes.length, plan.unchanged]).toEqual([0, 1]);
  });

  it("has as many corners as the limit allows, and not one more", () => {
    const circle = (positions: number) => {
      const ring = Array.from({ length: positions - 1 }, (_, index): Position => {
        const angle = (2 * Math.PI * index) / (positions - 1);
        return [96.5 + Math.cos(angle), 48 + Math.sin(angle)];
      });
      return { type: "Polygon", coordinates: [[...ring, ring[0]]] };
    };
    expect(codesOf([feature({ code: "8137" }, circle(limits.borderVertices))])).toEqual(["8137"]);
    expect(changesOf([feature({ code: "8137" }, circle(limits.borderVertices + 1))]).invalid).toEqual([
      expect.stringContaining(`more than ${limits.borderVertices} corners`),
    ]);
  });
});

describe("the report", () => {
  it("says a line for each change with the areas before and after, and what is left aside", () => {
    const plan = changesOf([
      feature({ code: "8137" }, unitOf("8119").border),
      feature({ name: "Tsagan-Ovo" }, unitOf("8119").border),
    ]);
    const lines = reportOf(plan, false);
    expect(lines[0]).toMatch(/^ {2}code {2}name +matched by +km² before +km² after +look at$/);
    expect(lines[1]).toMatch(/^ {2}8137 .* code +[\d,.]+ +[\d,.]+ {2}its centre lies outside/);
    expect(lines.join("\n")).toContain('No unit of that name (1):\n  feature 2 "Tsagan-Ovo": the nearest name is');
    expect(lines.at(-2)).toBe(
      "1 of 2 features would become official borders: 1 matched by code, 0 by name; 0 are so already.",
    );
    expect(lines.at(-1)).toContain("Nothing has been changed.");
    expect(reportOf(plan, true).join("\n")).not.toContain("Nothing has been changed");
  });
});

describe("a file of borders", () => {
  const written = async (text: string) => {
    const file = join(await makeWorkDir("borders"), "borders.geojson");
    await writeFile(file, text);
    return file;
  };
  const collection = (more: object = {}) =>
    JSON.stringify({
      type: "FeatureCollection",
      ...more,
      features: [{ type: "Feature", properties: null, geometry: null }],
    });

  it("is read as it was given, with a byte order mark and with the older name of its coordinates", async () => {
    const crs = { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } };
    for (const text of [collection(), `\uFEFF${collection()}`, collection({ crs }), collection({ crs: null })]) {
      expect(await readBorders(await written(text))).toEqual([
        { position: 1, id: undefined, properties: {}, geometry: null },
      ]);
    }
  });

  it.each([
    ["not JSON", "ten years of work", "is not JSON"],
    ["no collection", '{"type":"Polygon","coordinates":[]}', "is not a GeoJSON FeatureCollection"],
    [
      "without features",
      '{"type":"FeatureCollection","features":[]}',
      "is not a GeoJSON FeatureCollection with features (at features)",
    ],
    [
      "with something else among them",
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":7}]}',
      "(at features.0.properties)",
    ],
    [
      "in other coordinates",
      collection({ crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::32648" } } }),
      "convert it first",
    ],
  ])("that is %s is refused in a sentence", async (_what, text, sentence) => {
    await expect(readBorders(await written(text))).rejects.toMatchObject({
      name: "RefusedError",
      message: expect.stringContaining(sentence),
    });
  });

  it("that is not there is refused in a sentence", async () => {
    await expect(readBorders(join(await makeWorkDir("borders"), "none.geojson"))).rejects.toThrow("does not exist");
  });

  it("may be as large as the limit, and not a byte larger", async () => {
    const file = await written("");
    await truncate(file, limits.bordersFileBytes + 1);
    await expect(readBorders(file)).rejects.toThrow("is larger than 256 MB");
    await truncate(file, limits.bordersFileBytes);
    await expect(readBorders(file)).rejects.toThrow("is not JSON");
  });
});
