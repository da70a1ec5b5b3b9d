import { groupOfSiteStatus } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { publishedFigures } from "@asm-atlas/data/seed/facts/facts.ts";
import { readAdminUnits, readFactTexts } from "@asm-atlas/data/seed/files.ts";
import { demoNetwork, demoReleases, loadDemo, loadFacts, makeDemoReleases } from "@asm-atlas/data/seed/load.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { seedDatabase } from "@asm-atlas/server/src/demo/seed.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";

const network = demoNetwork();
const bundles = network.planned.map((planned) => network.site(planned));

onEachEngine("a freshly seeded atlas", (kind) => {
  let engine: RunningEngine;
  const steps: string[] = [];
  const rows = <Row>(query: Sql) => engine.database.transaction({ role: "owner" }, (tx) => tx.many<Row>(query, 5_000));
  const one = <Row>(query: Sql) => engine.database.transaction({ role: "owner" }, (tx) => tx.one<Row>(query));

  beforeAll(async () => {
    engine = await openEngine(kind);
    const target = seedDatabase(engine.database);
    await loadFacts(target);
    await target.transaction(async (run) => {
      await loadDemo(run, { progress: (done, total, what) => steps.push(`${what} ${done}/${total}`) });
      await makeDemoReleases(run);
    });
  });
  afterAll(() => engine.stop());

  it("holds the country, the rules and the published figures", async () => {
    const counts = await one(sql`
      SELECT (SELECT count(*) FROM atlas.admin_unit) AS units, (SELECT count(*) FROM atlas.admin_unit WHERE ST_IsValid(geom)) AS outlines,
             (SELECT count(*) FROM atlas.published_figure) AS figures, (SELECT count(*) FROM atlas.published_figure WHERE geom IS NOT NULL) AS places`);
    const { features } = readAdminUnits();
    expect(counts).toEqual({
      units: features.length,
      outlines: features.filter(({ geometry }) => geometry !== null).length,
      figures: publishedFigures(readFactTexts()).length,
      places: 27,
    });
  });

  it("shows every site with the status its story ends in, exactly as generated", async () => {
    const shown = await rows<{ code: string; status: string; status_group: string; aimag_code: string }>(
      sql`SELECT code, status, status_group, aimag_code FROM internal.sites ORDER BY code`,
    );
    const told = bundles.map(({ site, steps: story, planned }) => {
      const status = story.at(-1)?.status ?? "UNASSESSED";
      return { code: site.code, status, status_group: groupOfSiteStatus[status], aimag_code: planned.soum.aimagCode };
    });
    expect(shown).toEqual(told.sort((a, b) => (a.code < b.code ? -1 : 1)));
  });

  it("holds every visit, event, group and consent", async () => {
    const counts = await one(sql`
      SELECT (SELECT count(*) FROM atlas.site_visit) AS visits, (SELECT count(*) FROM atlas.site_status_event) AS events,
             (SELECT count(*) FROM atlas.organisation) AS groups, (SELECT count(*) FROM atlas.site_publication_consent) AS consents,
             (SELECT count(*) FROM atlas.activity) AS activities, (SELECT count(*) FROM atlas.kindergarten) AS kindergartens`);
    expect(counts).toEqual({
      visits: bundles.flatMap(({ visits }) => visits).length,
      events: bundles.flatMap(({ events }) => events).length,
      groups: bundles.filter(({ organisation }) => organisation).length,
      consents: bundles.filter(({ consent }) => consent).length,
      activities: network.activities.length,
      kindergartens: 8,
    });
  });

  it("has 17 zones of 144.0 ha together, valid, none over another, each in its site's aimag", async () => {
    const zones = await one<{ zones: number; hectares: number; invalid: number; overlaps: number; astray: number }>(sql`
      SELECT count(*) AS zones, round(sum(z.area_ha)::numeric, 1) AS hectares, count(*) FILTER (WHERE NOT ST_IsValid(z.geom)) AS invalid,
             (SELECT count(*) FROM atlas.rehabilitation_zone a JOIN atlas.rehabilitation_zone b ON a.id < b.id AND ST_Intersects(a.geom, b.geom)) AS overlaps,
             (SELECT count(*) FROM atlas.rehabilitation_zone_site l JOIN atlas.rehabilitation_zone a ON a.id = l.zone_id JOIN atlas.site s ON s.id = l.site_id
               WHERE a.aimag_code IS DISTINCT FROM s.aimag_code OR ST_Distance(a.geom::geography, s.geom::geography) > 3000) AS astray
        FROM atlas.rehabilitation_zone z`);
    expect(zones).toEqual({ zones: 17, hectares: 144, invalid: 0, overlaps: 0, astray: 0 });
  });

  it("draws no area over the ceiling of 5 ha, and none that is invalid", async () => {
    const areas = await one<{ largest: number; invalid: number; drawn: number }>(sql`
      SELECT max(area_ha) AS largest, count(area_geom) AS drawn, count(*) FILTER (WHERE NOT ST_IsValid(area_geom)) AS invalid FROM atlas.site`);
    expect(areas.largest).toBeLessThanOrEqual(5);
    expect(areas.invalid).toBe(0);
    expect(areas.drawn).toBe(bundles.filter(({ site }) => site.area).length);
  });

  it("is nothing but demo data, so that the accounts may be offered", async () => {
    expect(await one(sql`SELECT atlas.holds_only_demo_data() AS demo`)).toEqual({ demo: true });
  });

  it("opens a public register of at least ten places, at most as fine as a cell", async () => {
    const register = await rows<{ shown_as: string; is_demo: boolean }>(
      sql`SELECT shown_as, is_demo FROM published.sites`,
    );
    expect(register.length).toBeGreaterThanOrEqual(10);
    expect(new Set(register.map(({ shown_as }) => shown_as))).toEqual(new Set(["cell", "soum"]));
    expect(register.every(({ is_demo }) => is_demo)).toBe(true);
    expect(await one(sql`SELECT count(*) AS releases FROM publication.release`)).toEqual({
      releases: demoReleases.length,
    });
  });

  it("shows the land handed back as outlines, other accepted land as a soum", async () => {
    const zones = await rows<{ shown_as: string; zones: number }>(
      sql`SELECT shown_as, count(*) AS zones FROM published.rehabilitation_zones GROUP BY shown_as ORDER BY shown_as`,
    );
    expect(zones.map(({ shown_as }) => shown_as)).toEqual(["outline", "soum"]);
  });

  it("tells how far it is, and ends complete", () => {
    expect(steps[0]).toMatch(/^groups \d+\/480$/);
    expect(steps.at(-1)).toMatch(/480\/480$/);
  });

  it("refuses a second demo network and keeps the first as it was", async () => {
    const target = seedDatabase(engine.database);
    await expect(target.transaction((run) => loadDemo(run, { sites: 5 }))).rejects.toMatchObject({
      constraint: "demo_already_loaded",
    });
    expect(await one(sql`SELECT count(*) AS sites FROM atlas.site`)).toEqual({ sites: 240 });
  });

  it("takes the facts again and puts back what was changed in them", async () => {
    await engine.database.transaction({ role: "owner" }, (tx) =>
      tx.exec(sql`UPDATE atlas.published_figure SET as_of = 'never' WHERE kind = 'place'`),
    );
    await loadFacts(seedDatabase(engine.database));
    expect(
      await one(
        sql`SELECT count(*) AS figures, count(*) FILTER (WHERE as_of = 'never') AS spoilt FROM atlas.published_figure`,
      ),
    ).toEqual({
      figures: publishedFigures(readFactTexts()).length,
      spoilt: 0,
    });
  });
});
