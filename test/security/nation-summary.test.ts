import { minerals, siteKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { PLACES_BEHIND_PEOPLE } from "@asm-atlas/data/domain/publication/rules.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { type World, type WorldSite, worldOf } from "../helpers/worlds.ts";
import { emptyWorld, event, site } from "./support/hand-made.ts";
import { asOwner, groundTemplate, idsOf, loadWorld } from "./support/load-world.ts";
import { dumpPublic, dumpQuery, publicRows, release } from "./support/releases.ts";

const seed = Number(process.env.ATLAS_TEST_SEED ?? 510);
const cutOff = "2025-06-30";
const soum = "8137";

/** As many places as must stand behind a number of people, each with visits of its own. */
const enough = Array.from({ length: PLACES_BEHIND_PEOPLE }, (_, index) => `many-${index}`);
const manySites = (): WorldSite[] => enough.map((key) => site(key, soum));
const eachVisited = (visit: Visit): Record<string, readonly Visit[]> =>
  Object.fromEntries(enough.map((key) => [key, [visit]]));

interface Row {
  readonly id: string;
  readonly subject: string;
  readonly code: string;
  readonly places: number | null;
  readonly people: number | null;
  readonly women: number | null;
  readonly men: number | null;
  readonly children: number | null;
  readonly sites_assessed: number;
  readonly places_known: number;
  readonly counted_to: string;
  readonly release: number;
}
interface Visit {
  readonly on: string;
  readonly recordedOn?: string;
  readonly wasOnSite?: boolean;
  readonly workers?: number | null;
  readonly women?: number | null;
  readonly men?: number | null;
  readonly children?: number | null;
}

onEachEngine("the nation in numbers", (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => {
    console.log(`nation summary (${kind}): ATLAS_TEST_SEED=${seed}`);
    engine = await openEngine(kind, { template: groundTemplate });
  });
  afterAll(() => engine?.stop());

  const rows = () => publicRows<Row>(engine.database, "nation_summary");
  const told = async (id: string) => (await rows()).find((row) => row.id === id);
  const staffRows = () =>
    engine.database.transaction({ role: "atlas_planner", readOnly: true }, (tx) =>
      tx.many<Row>(sql`SELECT * FROM nation_summary WHERE code = 'all' ORDER BY id`, 10),
    );
  const owner = (statement: ReturnType<typeof sql>) => asOwner(engine.database, (tx) => tx.exec(statement));

  /** Sites whose only visits are those given: what each was seen to be. */
  async function load(sites: readonly WorldSite[], visits: Readonly<Record<string, readonly Visit[]>> = {}) {
    const world: World = { ...emptyWorld, sites };
    const ids = idsOf(world);
    await loadWorld(engine.database, world);
    await owner(sql`DELETE FROM atlas.site_visit`);
    const given = Object.entries(visits).flatMap(([key, all]) =>
      all.map((visit) => ({ ...visit, site: ids.get(key) })),
    );
    await owner(sql`
      INSERT INTO atlas.site_visit (id, site_id, visited_on, recorded_at, was_on_site, not_visited_reason, workers, women, men, kindergarten_age_children, confidence)
      SELECT gen_random_uuid(), r.site, r.on, coalesce(r."recordedOn", r.on)::timestamptz, coalesce(r."wasOnSite", true), 'snow', r.workers, r.women, r.men, r.children, 'high'
        FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
          AS r(site uuid, "on" date, "recordedOn" date, "wasOnSite" bool, workers int, women int, men int, children int)`);
  }

  it("has every mineral and every kind of site, none left out for being zero, and both add up to the places known", async () => {
    const world = worldOf(seed, 120);
    await loadWorld(engine.database, world);
    await owner(
      sql`UPDATE atlas.site SET site_kind = (ARRAY['mine', 'processing', 'both'])[1 + get_byte(uuid_send(id), 15) % 3]`,
    );
    await release(engine.database, cutOff);
    const [nation] = await publicRows<{ known: number }>(engine.database, "site_summary", {
      where: sql`level = 'nation' AND step = ${cutOff}`,
    });
    const all = await rows();
    const known = world.sites.filter(
      ({ isDeleted, events }) =>
        !isDeleted && events.some(({ on, recordedOn }) => on <= cutOff && recordedOn <= cutOff),
    );
    expect(nation?.known).toBe(known.length);
    expect(known.length).toBeGreaterThan(50);
    for (const [subject, codes] of [
      ["mineral", minerals],
      ["site_kind", siteKinds],
    ] as const) {
      const part = all.filter((row) => row.subject === subject);
      expect(part.map(({ code }) => code).sort()).toEqual(codes.map(({ code }) => code).sort());
      expect(part.reduce((sum, { places }) => sum + (places ?? Number.NaN), 0)).toBe(nation?.known);
    }
    for (const { code, places } of all.filter(({ subject }) => subject === "mineral"))
      expect(places, code).toBe(known.filter(({ mineral }) => mineral === code).length);
    for (const row of all)
      expect(row).toMatchObject({ places_known: nation?.known, counted_to: cutOff, id: `${row.subject}-${row.code}` });
  });

  it("tells people and children in tens, once for the whole nation, whatever the sites", async () => {
    await loadWorld(engine.database, worldOf(seed + 1, 120));
    await release(engine.database, cutOff);
    const all = await rows();
    expect(all.filter(({ people }) => people !== null).map(({ id }) => id)).toEqual(["people_working-all"]);
    expect(all.filter(({ children }) => children !== null).map(({ id }) => id)).toEqual(["children_2_5-all"]);
    expect(all.filter(({ code, places }) => (places === null) !== (code === "all"))).toEqual([]);
    const people = await told("people_working-all");
    const children = await told("children_2_5-all");
    for (const number of [people?.people, people?.women, people?.men, people?.sites_assessed]) {
      expect(number).toBeGreaterThan(0);
      expect((number ?? Number.NaN) % 10).toBe(0);
    }
    for (const number of [children?.children, children?.sites_assessed]) {
      expect(number).toBeGreaterThan(0);
      expect((number ?? Number.NaN) % 10).toBe(0);
    }
  });

  it("counts a site under its first mineral", async () => {
    await load([site("one", soum), site("two", soum)]);
    await owner(sql`UPDATE atlas.site SET minerals = ARRAY['salt', 'coal'] WHERE code = 'S-1'`);
    await release(engine.database, cutOff);
    expect([await told("mineral-salt"), await told("mineral-coal"), await told("mineral-gold_placer")]).toMatchObject([
      { places: 1 },
      { places: 0 },
      { places: 1 },
    ]);
  });

  it("takes the newest visit that reached the place and was on record by the cut-off", async () => {
    const later = site("later", soum, { events: [event("UNASSESSED", "2025-08-01")] });
    await load([...manySites(), later], {
      ...eachVisited({ on: "2023-01-01", workers: 20, women: 5, men: 15, children: 3 }),
      "many-0": [
        { on: "2020-05-05", workers: 400, women: 100, men: 300, children: 90 },
        { on: "2024-05-05", workers: 33, women: 12, men: 21, children: 14 },
        { on: "2024-06-01", wasOnSite: false },
        { on: "2025-03-01", recordedOn: "2025-07-02", workers: 900, children: 900 },
        { on: "2025-07-01", workers: 800, children: 800 },
      ],
      later: [{ on: "2025-01-01", workers: 700, children: 700 }],
    });
    await release(engine.database, cutOff);
    // 33 + 9 × 20 people, 12 + 9 × 5 women, 21 + 9 × 15 men, 14 + 9 × 3 children.
    expect(await told("people_working-all")).toMatchObject({ people: 210, women: 60, men: 160, places_known: 10 });
    expect(await told("children_2_5-all")).toMatchObject({ children: 40, sites_assessed: 10, places_known: 10 });
  });

  it("says of what nobody assessed that it is not known, never that it is none", async () => {
    await load(manySites(), eachVisited({ on: "2024-05-05" }));
    await release(engine.database, cutOff);
    const unknown = { sites_assessed: 0, places_known: 10 };
    expect(await told("people_working-all")).toMatchObject({ ...unknown, people: null, women: null, men: null });
    expect(await told("children_2_5-all")).toMatchObject({ ...unknown, children: null });
  });

  describe("people and children", () => {
    const visit: Visit = { on: "2024-05-05", workers: 21, women: 5, men: 16, children: 3 };
    const all = { people: 210, women: 50, men: 160 };

    it.each([
      [
        "people",
        { workers: null },
        { people: null, women: null, men: null, sites_assessed: 0 },
        { children: 30, sites_assessed: 10 },
      ],
      ["women", { women: null }, { ...all, women: null, sites_assessed: 10 }, { children: 30, sites_assessed: 10 }],
      ["men", { men: null }, { ...all, men: null, sites_assessed: 10 }, { children: 30, sites_assessed: 10 }],
      ["children", { children: null }, { ...all, sites_assessed: 10 }, { children: null, sites_assessed: 0 }],
    ] as const)(
      "are told when ten places stand behind a number; %s, which nine do, are not, to nobody",
      async (_who, missing, people, children) => {
        await load(manySites(), { ...eachVisited(visit), "many-9": [{ ...visit, ...missing }] });
        await release(engine.database, cutOff);
        const open = [await told("children_2_5-all"), await told("people_working-all")];
        expect(open).toMatchObject([children, people]);
        const untold = (row: Row | undefined) =>
          [row?.people, row?.women, row?.men, row?.children].map((number) => number === null);
        expect((await staffRows()).map(untold)).toEqual(open.map(untold));
      },
    );
  });

  it("is the same whoever the people of nine places are", async () => {
    const nine = { ...eachVisited({ on: "2024-05-05", workers: 21, women: 5, men: 16, children: 3 }), "many-9": [] };
    await load(manySites(), nine);
    await release(engine.database, cutOff);
    const before = await dumpPublic(engine.database);
    const sumBefore = await dumpQuery(engine.database, sql`SELECT sum(workers) FROM atlas.site_visit`);
    await load(manySites(), {
      ...nine,
      "many-0": [{ on: "2024-05-05", workers: 900, women: 400, men: 500, children: 300 }],
    });
    await release(engine.database, cutOff);
    expect(await dumpPublic(engine.database)).toBe(before);
    // A sum without the rule would tell the two apart.
    expect(await dumpQuery(engine.database, sql`SELECT sum(workers) FROM atlas.site_visit`)).not.toBe(sumBefore);
  });

  it("does not move for what is done after the cut-off, nor for a few people of one site", async () => {
    const sites = Array.from({ length: 12 }, (_, index) => site(`site-${index}`, soum));
    const visits = Object.fromEntries(
      sites.map(({ key }) => [key, [{ on: "2024-05-05", workers: 20, women: 5, men: 15, children: 10 }]]),
    );
    await load(sites, visits);
    await release(engine.database, cutOff);
    const before = await dumpPublic(engine.database, ["nation_summary"]);

    await load(sites, {
      ...visits,
      "site-0": [{ on: "2024-02-02", workers: 23, women: 6, men: 17, children: 12 }],
      "site-1": [...(visits["site-1"] ?? []), { on: "2025-07-20", workers: 500, children: 500 }],
      "site-2": [...(visits["site-2"] ?? []), { on: "2025-01-20", recordedOn: "2025-09-01", workers: 500 }],
    });
    await owner(sql`UPDATE atlas.site SET area_ha = 77, name_en = 'Secret Gully'`);
    await owner(sql`UPDATE atlas.site_visit SET note = 'canary'`);
    await release(engine.database, cutOff);
    expect(await dumpPublic(engine.database, ["nation_summary"])).toBe(before);
  });

  it("is restated by the next release, and only then", async () => {
    await load(manySites(), eachVisited({ on: "2024-05-05", workers: 20 }));
    await release(engine.database, cutOff);
    await owner(sql`UPDATE atlas.site SET minerals = ARRAY['coal'], site_kind = 'both'`);
    await owner(
      sql`INSERT INTO atlas.site_visit (id, site_id, visited_on, recorded_at, was_on_site, workers, confidence) SELECT gen_random_uuid(), id, '2025-08-01', '2025-08-01', true, 60, 'high' FROM atlas.site`,
    );
    expect([await told("mineral-coal"), await told("people_working-all")]).toMatchObject([
      { places: 0, release: 1 },
      { people: 200, release: 1 },
    ]);
    await release(engine.database, "2025-12-31");
    expect([await told("mineral-coal"), await told("site_kind-both"), await told("people_working-all")]).toMatchObject([
      { places: 10, release: 2 },
      { places: 10, release: 2 },
      { people: 600, release: 2 },
    ]);
    expect(new Set((await rows()).map((row) => row.release))).toEqual(new Set([2]));
  });

  it("tells staff the exact numbers, and anyone none of them", async () => {
    await load(manySites(), eachVisited({ on: "2024-05-05", workers: 23, women: 4, men: 19, children: 7 }));
    expect(await staffRows()).toMatchObject([
      { id: "children_2_5-all", children: 70, sites_assessed: 10 },
      { id: "people_working-all", people: 230, women: 40, men: 190, sites_assessed: 10, places_known: 10 },
    ]);
    for (const query of [
      sql`SELECT * FROM internal.nation_summary`,
      sql`SELECT * FROM publication.nation_summary`,
      sql`SELECT * FROM publication.nation_totals('infinity', '2025-06-30')`,
    ])
      await expect(engine.database.transaction({ role: "atlas_public" }, (tx) => tx.exec(query))).rejects.toMatchObject(
        {
          code: "42501",
        },
      );
  });
});
