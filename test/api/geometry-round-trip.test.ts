import { parseGeometry } from "@asm-atlas/data/domain/geometry.ts";
import { areaHa } from "@asm-atlas/data/domain/measure.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import type { Geometry } from "geojson";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { validGeometries } from "../helpers/random-geometry.ts";

const types = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"] as const;
const options = { types, maxVertices: 20_000 };

onEachEngine("a geometry that our own validator accepts", (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => {
    engine = await openEngine(kind);
    await engine.database.transaction({ role: "owner" }, (tx) =>
      tx.exec(sql`CREATE TABLE atlas.round_trip (id integer PRIMARY KEY, geom geometry(Geometry, 4326) NOT NULL)`),
    );
  });
  afterAll(() => engine.stop());

  it("is stored whole, found valid and given back as it was: 2,000 of them", async () => {
    const accepted = validGeometries(testSeed("round trip"), 2_000).map((geometry) => {
      const result = parseGeometry(geometry, options);
      if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.reasons[0])}`);
      return result.geometry;
    });
    const rows = JSON.stringify(accepted.map((geometry, id) => ({ id, geometry })));
    const back = await engine.database.transaction({ role: "owner", timeoutMs: 60_000 }, async (tx) => {
      await tx.exec(
        sql`INSERT INTO atlas.round_trip SELECT r.id, ST_SetSRID(ST_GeomFromGeoJSON(r.geometry), 4326) FROM jsonb_to_recordset(${rows}::jsonb) AS r (id integer, geometry jsonb)`,
      );
      return tx.many<{ id: number; geometry: Geometry; is_valid: boolean; ha: number }>(
        sql`SELECT id, ST_AsGeoJSON(geom, 7)::jsonb AS geometry, ST_IsValid(geom) AS is_valid, ST_Area(geom::geography) / 10000 AS ha FROM atlas.round_trip ORDER BY id`,
        2_000,
      );
    });
    expect(back.length).toBe(2_000);
    expect(back.filter((row) => !row.is_valid)).toEqual([]);
    expect(back.map((row) => row.geometry)).toEqual(accepted);
    // What a person is told while drawing is what will stand on record, to a ten-thousandth and a tenth of a square metre.
    const strays = back.filter(
      ({ id, ha }) =>
        Math.abs(areaHa(accepted[id] ?? { type: "Point", coordinates: [0, 0] }) - ha) > 0.0001 * ha + 1e-5,
    );
    expect(back.filter(({ ha }) => ha > 0).length).toBeGreaterThan(500);
    expect(strays).toEqual([]);
  });
});
