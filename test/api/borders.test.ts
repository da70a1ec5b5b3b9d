import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadFacts } from "@asm-atlas/data/seed/load.ts";
import { importBorders } from "@asm-atlas/server/src/borders/import-borders.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { seedDatabase } from "@asm-atlas/server/src/demo/seed.ts";
import { verify } from "@asm-atlas/server/src/verification/verify.ts";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { makeWorkDir, onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { officialBorders } from "../helpers/official-borders.ts";
import { worldOf } from "../helpers/worlds.ts";
import { asOwner, groundTemplate, loadWorld } from "../security/support/load-world.ts";
import { dumpPast, dumpPublic, dumpQuery, firstDifference, release } from "../security/support/releases.ts";

const world = worldOf(Number(process.env.ATLAS_TEST_SEED ?? 13), 240);

onEachEngine("official borders", (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => {
    engine = await openEngine(kind, { template: groundTemplate });
  });
  afterAll(() => engine?.stop());
  // Back to the borders of this repository.
  beforeEach(async () => {
    await owner(sql`UPDATE atlas.admin_unit SET geom_basis = 'approximate'`);
    await loadFacts(seedDatabase(engine.database));
  });

  const owner = (statement: Sql) => asOwner(engine.database, (tx) => tx.exec(statement));
  const one = <Row>(query: Sql) => asOwner(engine.database, (tx) => tx.one<Row>(query));
  const dump = (query: Sql) => dumpQuery(engine.database, query);
  const units = () => dump(sql`SELECT code, geom_basis, md5(ST_AsBinary(geom)) AS border FROM atlas.admin_unit`);
  const countOfficial = () =>
    one<{ official: number }>(sql`SELECT count(*) AS official FROM atlas.admin_unit WHERE geom_basis = 'official'`);

  async function importing(features: readonly object[], apply: boolean) {
    const file = join(await makeWorkDir("borders"), "official.geojson");
    await writeFile(file, JSON.stringify({ type: "FeatureCollection", features }));
    return importBorders(engine.database, file, apply);
  }

  it("are only told of until they are applied, and then set in one transaction", async () => {
    const version = () =>
      one<{ version: number }>(sql`SELECT version FROM atlas.collection_version WHERE table_name = 'admin_unit'`);
    const [before, versionBefore] = [await units(), await version()];
    const told = await importing(officialBorders(), false);
    expect(told.changes.length).toBeGreaterThan(345);
    expect([await units(), await version()]).toEqual([before, versionBefore]);

    const applied = await importing(officialBorders(), true);
    expect(applied.changes.map(({ unit }) => unit.code)).toEqual(told.changes.map(({ unit }) => unit.code));
    expect(await countOfficial()).toEqual({ official: told.changes.length });
    expect(await version()).toEqual({ version: versionBefore.version + 1 });
    const [set] = applied.changes;
    const { kept } = await one<{ kept: object }>(
      sql`SELECT ST_AsGeoJSON(geom, 9)::json AS kept FROM atlas.admin_unit WHERE code = ${set?.unit.code}`,
    );
    const { geometry } = set?.border ?? {};
    expect(kept).toEqual({
      type: "MultiPolygon",
      coordinates: geometry?.type === "Polygon" ? [geometry.coordinates] : geometry?.coordinates,
    });

    const again = await importing(officialBorders(), true);
    expect([again.changes.length, again.unchanged]).toEqual([0, told.changes.length]);
    expect(await version()).toEqual({ version: versionBefore.version + 1 });
  });

  it("leave out what is invalid or unknown, and set the rest", async () => {
    const [good, bad] = officialBorders(({ parent }) => parent === "MN-057");
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
    const unknown = { type: "Feature", properties: { name: "Kraków" }, geometry: good?.geometry };
    const plan = await importing([good ?? {}, { ...bad, geometry: bowTie }, unknown], true);
    expect([plan.changes.length, plan.invalid.length, plan.unmatched.length]).toEqual([1, 1, 1]);
    expect(await countOfficial()).toEqual({ official: 1 });
  });

  it("stay when the facts are loaded again", async () => {
    await importing(
      officialBorders(({ parent }) => parent === "MN-057"),
      true,
    );
    await owner(sql`UPDATE atlas.admin_unit SET seat = 'misspelt' WHERE parent_code = 'MN-057'`);
    const official = () =>
      dump(sql`SELECT code, md5(ST_AsBinary(geom)) FROM atlas.admin_unit WHERE geom_basis = 'official'`);
    const before = await official();
    await loadFacts(seedDatabase(engine.database));
    expect(await official()).toBe(before);
    expect(await one(sql`SELECT count(*) AS misspelt FROM atlas.admin_unit WHERE seat = 'misspelt'`)).toEqual({
      misspelt: 0,
    });
  });

  it("rule 13: move no site, change nothing released, and are drawn by the next release", async () => {
    const places = () =>
      dump(sql`
        SELECT 'site' AS kind, code, soum_code, aimag_code FROM atlas.site
        UNION ALL SELECT 'zone', code, soum_code, aimag_code FROM atlas.rehabilitation_zone
        UNION ALL SELECT 'kindergarten', code, soum_code, aimag_code FROM atlas.kindergarten
        UNION ALL SELECT 'place ' || record_kind, record_id::text, soum_code, md5(ST_AsBinary(geom)) FROM publication.place`);
    const drawing = (number: number) =>
      dump(sql`SELECT level, code, md5(ST_AsBinary(geom)) AS border FROM publication.unit WHERE release = ${number}`);
    /** All that a release tells but the drawing of its units. */
    const told = (number: number) =>
      dump(sql`
        SELECT to_jsonb(t)::text AS line FROM publication.soum_step t WHERE release = ${number}
        UNION ALL SELECT to_jsonb(t)::text FROM publication.province_step t WHERE release = ${number}
        UNION ALL SELECT to_jsonb(t)::text FROM publication.nation_step t WHERE release = ${number}
        UNION ALL SELECT to_jsonb(t)::text FROM publication.rehabilitation_summary t WHERE release = ${number}
        UNION ALL SELECT to_jsonb(t)::text FROM publication.kindergarten_step t WHERE release = ${number}
        UNION ALL SELECT to_jsonb(t)::text FROM publication.register t WHERE release = ${number} AND first_release < ${number}`);

    // The Mongolia without the import.
    await loadWorld(engine.database, world);
    for (const cutOff of ["2025-06-30", "2025-12-31"]) await release(engine.database, cutOff);
    const withoutImport = await told(2);

    await loadWorld(engine.database, world);
    await release(engine.database, "2025-06-30");
    const [placesBefore, drawnBefore] = [await places(), await drawing(1)];
    const publicBefore = [await dumpPublic(engine.database), await dumpPast(engine.database)];
    await importing(officialBorders(), true);

    expect(firstDifference(placesBefore, await places())).toBeUndefined();
    const publicAfter = [await dumpPublic(engine.database), await dumpPast(engine.database)];
    publicBefore.forEach((bytes, index) => {
      expect(firstDifference(bytes, publicAfter[index] ?? "")).toBeUndefined();
    });
    // The test would be none if no site lay across a moved border.
    const across = await one<{ sites: number }>(
      sql`SELECT count(*) AS sites FROM atlas.site WHERE atlas.soum_at(geom) IS DISTINCT FROM soum_code`,
    );
    expect(across.sites).toBeGreaterThan(5);

    await release(engine.database, "2025-12-31");
    // More is known by then; what was known has stayed where it was.
    const placesNow = new Set((await places()).split("\n"));
    expect(placesBefore.split("\n").filter((line) => !placesNow.has(line))).toEqual([]);
    expect(firstDifference(withoutImport, await told(2))).toBeUndefined();
    expect(await drawing(1)).toBe(drawnBefore);
    expect(await drawing(2)).not.toBe(drawnBefore);

    const lines: string[] = [];
    expect(await verify(engine.database, (line) => lines.push(line)), lines.join("\n")).toBe(0);
    expect(lines.join("\n")).toMatch(/\d+ keep the soum they were placed in before an official border was imported/);
  });

  it("place new sites, also while a neighbour still has its approximate border", async () => {
    // Of two neighbours the one with the higher code gets its official border, and this reaches into the other's approximate one.
    const [soum, neighbour] = ["8137", "8119"];
    const site = async (code: string, at: Sql) => {
      await owner(sql`
        INSERT INTO atlas.site (id, code, site_kind, minerals, geom, location_precision) VALUES (gen_random_uuid(), ${code}, 'mine', ARRAY['coal'], ${at}, 'gps')`);
      return one(sql`SELECT soum_code FROM atlas.site WHERE code = ${code}`);
    };
    const inside = sql`(SELECT ST_SetSRID(ST_PointOnSurface(geom), 4326) FROM atlas.admin_unit WHERE code = ${neighbour})`;
    expect(await site("NEW-1", inside)).toEqual({ soum_code: neighbour });
    const { reach } = await one<{ reach: object }>(
      sql`SELECT ST_AsGeoJSON(ST_Envelope(geom), 9)::json AS reach FROM atlas.admin_unit WHERE code = ${neighbour}`,
    );
    const plan = await importing([{ type: "Feature", properties: { soum_code: soum }, geometry: reach }], true);
    expect(plan.changes[0]?.doubts).toContain("its centre lies outside");
    expect(await site("NEW-2", inside)).toEqual({ soum_code: soum });
    expect(await one(sql`SELECT soum_code FROM atlas.site WHERE code = 'NEW-1'`)).toEqual({ soum_code: neighbour });
  });
});
