import { joinedSoums, unitOfSoum } from "@asm-atlas/data/domain/publication/joined-soums.ts";
import { provinceOfAimag, provinces, regions } from "@asm-atlas/data/domain/publication/provinces.ts";
import { SMALLEST_SOUM_KM2 } from "@asm-atlas/data/domain/publication/rules.ts";
import { nameOfUnit } from "@asm-atlas/data/domain/publication/unit-names.ts";
import { readAdminUnits } from "@asm-atlas/data/seed/files.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { asOwner, groundTemplate } from "./support/load-world.ts";

const { features } = readAdminUnits();
const soums = features.filter(({ properties }) => properties.level === "soum");
const aimags = features.filter(({ properties }) => properties.level === "aimag");
const byCode = new Map(features.map((unit) => [unit.properties.code, unit]));
const parentOf = (code: string) => byCode.get(code)?.properties.parent ?? "";

/** Edges of an outline, so that neighbours are those who share one: the outlines meet exactly. */
function edgesOf(code: string): Set<string> {
  const geometry = byCode.get(code)?.geometry;
  const rings = !geometry ? [] : geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  return new Set(
    rings.flatMap((ring) =>
      ring.slice(1).map((corner, index) => [ring[index]?.join(), corner.join()].sort().join(" ")),
    ),
  );
}

describe("the units of publication", () => {
  it("count every aimag in one of eighteen provinces, and every province in one of four regions", () => {
    expect(provinces).toHaveLength(18);
    expect(provinces.flatMap(({ code, joined }) => [code, ...joined]).sort()).toEqual(
      aimags.map(({ properties }) => properties.code).sort(),
    );
    expect(new Set(provinces.map(({ region }) => region))).toEqual(new Set(regions.map(({ code }) => code)));
  });

  it("leave no province with fewer than eight units, so that no exact total can be solved for its soums", () => {
    for (const { code } of provinces) {
      const units = new Set(
        soums
          .filter(({ properties }) => provinceOfAimag(properties.parent ?? "")?.code === code)
          .map(({ properties }) => unitOfSoum(properties.code)),
      );
      expect(units.size, code).toBeGreaterThanOrEqual(8);
    }
  });

  it("leave no unit under 1,500 km²", () => {
    const areas = new Map<string, number>();
    for (const { properties, geometry } of soums) {
      const unit = unitOfSoum(properties.code);
      if (geometry) areas.set(unit, (areas.get(unit) ?? 0) + (properties.approx_area_km2 ?? 0));
    }
    expect([...areas].filter(([, area]) => area < SMALLEST_SOUM_KM2)).toEqual([]);
  });

  it("join a soum only because one of the unit is too small, with a neighbour of its province", () => {
    for (const { unit, joined } of joinedSoums) {
      const members = [unit, ...joined];
      expect(
        members.some((code) => (byCode.get(code)?.properties.approx_area_km2 ?? 0) < SMALLEST_SOUM_KM2),
        unit,
      ).toBe(true);
      expect(new Set(members.map((code) => provinceOfAimag(parentOf(code))?.code)).size, unit).toBe(1);
      for (const member of members) {
        const others = members.filter((code) => code !== member).flatMap((code) => [...edgesOf(code)]);
        expect(
          others.some((edge) => edgesOf(member).has(edge)),
          `${member} borders on the rest of ${unit}`,
        ).toBe(true);
      }
    }
  });

  it("name each soum once", () => {
    const codes = joinedSoums.flatMap(({ unit, joined }) => [unit, ...joined]);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(byCode.get(code)?.properties.level, code).toBe("soum");
  });
});

onEachEngine("the units in the database", (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => {
    engine = await openEngine(kind, { template: groundTemplate });
  });
  afterAll(() => engine?.stop());
  const rows = <Row>(query: ReturnType<typeof sql>) => asOwner(engine.database, (tx) => tx.many<Row>(query, 1_000));

  it("are the same lists", async () => {
    expect(await rows(sql`SELECT code, name_en AS en, name_mn AS mn FROM publication.region ORDER BY code`)).toEqual(
      regions.map(({ code, name }) => ({ code, ...name })).sort((a, b) => (a.code < b.code ? -1 : 1)),
    );
    expect(
      await rows(
        sql`SELECT aimag_code AS aimag, province_code AS province, region_code AS region FROM publication.province_aimag ORDER BY aimag_code`,
      ),
    ).toEqual(
      provinces
        .flatMap(({ code, region, joined }) => [code, ...joined].map((aimag) => ({ aimag, province: code, region })))
        .sort((a, b) => (a.aimag < b.aimag ? -1 : 1)),
    );
    expect(
      await rows(sql`SELECT soum_code AS soum, unit_code AS unit FROM publication.joined_soum ORDER BY soum_code`),
    ).toEqual(
      joinedSoums
        .flatMap(({ unit, joined }) => joined.map((soum) => ({ soum, unit })))
        .sort((a, b) => (a.soum < b.soum ? -1 : 1)),
    );
  });

  it("bear the same names, in both languages", async () => {
    const named = await rows<{ code: string; en: string; mn: string }>(
      sql`SELECT code, name_en AS en, name_mn AS mn FROM publication.drawn_unit WHERE level = 'province' ORDER BY code`,
    );
    const nameOf = (code: string) => ({
      en: byCode.get(code)?.properties.name_en ?? "",
      mn: byCode.get(code)?.properties.name_mn ?? "",
    });
    expect(named).toEqual(
      provinces.map(({ code, joined }) => ({ code, ...nameOfUnit(nameOf(code), joined.map(nameOf)) })),
    );
  });

  it("cover the country: soum units add up to their provinces, provinces to the nation", async () => {
    const [area] = await rows<{ soums: number; provinces: number; nation: number }>(sql`
      SELECT sum(ST_Area(geom::geography)) FILTER (WHERE level = 'soum') AS soums, sum(ST_Area(geom::geography)) FILTER (WHERE level = 'province') AS provinces,
             sum(ST_Area(geom::geography)) FILTER (WHERE level = 'nation') AS nation FROM publication.drawn_unit`);
    expect((area?.soums ?? 0) / (area?.nation ?? 1)).toBeCloseTo(1, 2);
    expect((area?.provinces ?? 0) / (area?.nation ?? 1)).toBeCloseTo(1, 3);
  });
});
