import { cellOf } from "@asm-atlas/data/domain/publication/cells.ts";
import { unitOfSoum } from "@asm-atlas/data/domain/publication/joined-soums.ts";
import { identifier, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { type World, worldOf } from "../helpers/worlds.ts";
import { asOwner, groundTemplate, idsOf, loadWorld } from "./support/load-world.ts";
import { publishedViews, release } from "./support/releases.ts";

const seed = Number(process.env.ATLAS_TEST_SEED ?? 41);

interface Shown {
  readonly record_id: string;
  readonly code: string;
  readonly shown_as: "cell" | "soum" | "outline" | "province";
  readonly wkt: string;
  readonly square_km: number;
}

onEachEngine("a published geometry", (kind) => {
  let engine: RunningEngine;
  let world: World;
  const keyOf = new Map<string, string>();

  beforeAll(async () => {
    console.log(`published geometry (${kind}): ATLAS_TEST_SEED=${seed}`);
    engine = await openEngine(kind, { template: groundTemplate });
    world = worldOf(seed, 240);
    for (const [key, id] of idsOf(world)) keyOf.set(id, key);
    await loadWorld(engine.database, world);
    for (const cutOff of ["2025-06-30", "2026-06-30"]) await release(engine.database, cutOff);
  });
  afterAll(() => engine?.stop());

  /** Entries of a view with the record each stands for, which only the publisher knows. */
  const shown = (view: string) =>
    asOwner(engine.database, (tx) =>
      tx.many<Shown>(
        sql`SELECT c.record_id, v.code, v.shown_as, ST_AsText(v.geom) AS wkt, ST_Area(v.geom::geography) / 1e6 AS square_km
              FROM ${identifier(`published.${view}`)} v JOIN publication.public_code c ON c.code = v.code ORDER BY v.code`,
        10_000,
      ),
    );

  /** Outlines of soum units and provinces, put together here from the units as they were loaded. */
  const outlines = () =>
    asOwner(engine.database, async (tx) => {
      const soums = await tx.many<{ code: string; wkt: string }>(
        sql`SELECT code, ST_AsText(geom) AS wkt FROM publication.unit WHERE release = 2 AND level = 'soum' AND geom IS NOT NULL`,
        1_000,
      );
      const drawn = await tx.many<{ code: string; wkt: string }>(
        sql`SELECT code, ST_AsText(ST_Multi(geom)) AS wkt FROM atlas.admin_unit WHERE level = 'soum' AND geom IS NOT NULL`,
        1_000,
      );
      return {
        soums: new Map(soums.map((row) => [row.code, row.wkt])),
        drawn: new Map(drawn.map((row) => [row.code, row.wkt])),
      };
    });

  it("of a site is its fixed cell of 0.1° or a whole soum, whatever the site's exact point is", async () => {
    const { soums } = await outlines();
    const rows = await shown("sites");
    expect(new Set(rows.map(({ shown_as }) => shown_as))).toEqual(new Set(["cell", "soum"]));
    for (const row of rows) {
      const site = world.sites.find(({ key }) => key === keyOf.get(row.record_id));
      if (!site) throw new Error(`No site behind ${row.code}`);
      const cell = cellOf(site.place.lon, site.place.lat).polygon.coordinates[0] ?? [];
      const corners = new Set(row.wkt.match(/[\d.]+ [\d.]+/g));
      if (row.shown_as === "cell") expect(corners).toEqual(new Set(cell.map(([lon, lat]) => `${lon} ${lat}`)));
      else expect(row.wkt).toBe(soums.get(unitOfSoum(site.place.soum)));
      expect(row.square_km).toBeGreaterThan(row.shown_as === "cell" ? 75 : 1_400);
    }
  });

  it("of a soum that stands alone is the soum as it is drawn", async () => {
    const { soums, drawn } = await outlines();
    expect(soums.size).toBeGreaterThan(290);
    for (const [code, wkt] of soums)
      if (![...drawn.keys()].some((other) => other !== code && unitOfSoum(other) === code))
        expect(wkt, code).toBe(drawn.get(code));
  });

  it("of a kindergarten is a soum or a province, never a point", async () => {
    const rows = await shown("kindergartens");
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows)
      expect(row.square_km, row.wkt.slice(0, 40)).toBeGreaterThan(row.shown_as === "soum" ? 1_400 : 20_000);
  });

  it("of a zone is its outline only where two people decided so, else its cell or soum", async () => {
    const { soums } = await outlines();
    const rows = await shown("rehabilitation_zones");
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      const zone = world.zones.find(({ key }) => key === keyOf.get(row.record_id));
      expect(zone?.stages.some(({ stage }) => stage === "ACCEPTED")).toBe(true);
      expect(row.shown_as).toBe(zone?.decision?.shownAs);
      if (row.shown_as === "soum") expect(row.wkt).toBe(soums.get(unitOfSoum(zone?.place.soum ?? "")));
      if (row.shown_as === "cell") expect(row.square_km).toBeGreaterThan(75);
    }
  });

  it("has no corner where a site, or a kindergarten, is", async () => {
    for (const view of publishedViews.keys()) {
      const { hits } = await asOwner(engine.database, (tx) =>
        tx.one<{ hits: number }>(sql`
          SELECT count(*) AS hits FROM (SELECT DISTINCT (ST_DumpPoints(g.geom)).geom AS corner FROM (SELECT DISTINCT geom FROM ${identifier(`published.${view}`)}) g) c
            JOIN (SELECT geom FROM atlas.site UNION ALL SELECT geom FROM atlas.kindergarten) s ON s.geom && ST_Expand(c.corner, 0.000001)`),
      );
      expect(hits, view).toBe(0);
    }
  });

  it("would show a point drawn finer than its cell", async () => {
    const { hits } = await asOwner(engine.database, (tx) =>
      tx.one<{ hits: number }>(sql`
        SELECT count(*) AS hits FROM (SELECT (ST_DumpPoints(ST_Envelope(ST_Buffer(geom, 0)))).geom AS corner FROM atlas.site UNION ALL SELECT geom FROM atlas.site) c
          JOIN atlas.site s ON s.geom && ST_Expand(c.corner, 0.000001)`),
    );
    expect(hits).toBeGreaterThanOrEqual(world.sites.length);
  });
});
