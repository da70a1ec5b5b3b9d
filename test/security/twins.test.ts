import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import type { World } from "../helpers/worlds.ts";
import { asOwner, groundTemplate, idsOf, loadWorld } from "./support/load-world.ts";
import { dumpPast, dumpPublic, dumpQuery, firstDifference, publicRows, release } from "./support/releases.ts";
import { closedWorld, cutOffs, openWorld } from "./support/twin-worlds.ts";
import { dayTwin, type Entry, emptyTwin, factsTwin, fallTwin, moveTwin, recordTwin } from "./support/twins.ts";

const seed = Number(process.env.ATLAS_TEST_SEED ?? 20_26);

/** Public views as somebody in a hurry might have written them, with the twin that must see each of them leak. */
const leaks: readonly { readonly what: string; readonly caughtBy: TwinName; readonly query: Sql }[] = [
  {
    what: "exact counts per soum",
    caughtBy: "EMPTY",
    query: sql`SELECT unit_code, step, sum(places) FROM publication.exact_count GROUP BY release, unit_code, step`,
  },
  {
    what: "counts per soum from three on",
    caughtBy: "EMPTY",
    query: sql`SELECT unit_code, step FROM publication.exact_count GROUP BY release, unit_code, step HAVING sum(places) >= 3`,
  },
  {
    what: "status groups per soum",
    caughtBy: "EMPTY",
    query: sql`SELECT unit_code, status_group, sum(places) FROM publication.exact_count GROUP BY unit_code, status_group`,
  },
  {
    what: "minerals per soum",
    caughtBy: "EMPTY",
    query: sql`SELECT soum_code, minerals, count(*) FROM atlas.site GROUP BY soum_code, minerals`,
  },
  {
    what: "extent of the exact points",
    caughtBy: "MOVE",
    query: sql`SELECT ST_AsText(ST_Extent(geom)) AS extent FROM atlas.site`,
  },
  {
    what: "cluster centres per province",
    caughtBy: "MOVE",
    query: sql`SELECT aimag_code, ST_AsText(ST_Centroid(ST_Collect(geom))) AS centre FROM atlas.site GROUP BY aimag_code`,
  },
  {
    what: "a box filter on the exact points",
    caughtBy: "MOVE",
    query: sql`SELECT floor(ST_X(geom) * 3) AS x, count(*) FROM atlas.site GROUP BY 1`,
  },
  {
    what: "distance to the nearest kindergarten",
    caughtBy: "MOVE",
    query: sql`SELECT k.code, min(ST_Distance(k.geom, s.geom)) FROM atlas.kindergarten k CROSS JOIN atlas.site s GROUP BY k.code`,
  },
  {
    what: "outlines snapped to a finer grid",
    caughtBy: "MOVE",
    query: sql`SELECT c.code, floor(ST_X(s.geom) * 50) AS x FROM atlas.site s JOIN publication.public_code c ON c.record_id = s.id JOIN publication.register r ON r.code = c.code`,
  },
  {
    what: "the area of a site on the register",
    caughtBy: "MOVE",
    query: sql`SELECT c.code, ST_AsText(s.area_geom) FROM atlas.site s JOIN publication.public_code c ON c.record_id = s.id JOIN publication.register r ON r.code = c.code`,
  },
  {
    what: "current status on the register",
    caughtBy: "FALL",
    query: sql`SELECT c.code, s.current_state FROM atlas.site s JOIN publication.public_code c ON c.record_id = s.id JOIN publication.register r ON r.code = c.code`,
  },
  {
    what: "a register without the fallen",
    caughtBy: "FALL",
    query: sql`SELECT r.code FROM atlas.site s JOIN publication.public_code c ON c.record_id = s.id JOIN publication.register r ON r.code = c.code WHERE s.current_state = 'FORMAL'`,
  },
  {
    what: "histories on the register",
    caughtBy: "FALL",
    query: sql`SELECT c.code, s.history FROM atlas.site s JOIN publication.public_code c ON c.record_id = s.id JOIN publication.register r ON r.code = c.code`,
  },
  {
    what: "contracts in force per province",
    caughtBy: "FALL",
    query: sql`SELECT aimag_code, count(*) FROM atlas.site WHERE current_state = 'FORMAL' GROUP BY aimag_code`,
  },
  {
    what: "counts by day",
    caughtBy: "DAY",
    query: sql`SELECT effective_on, count(*) FROM atlas.site_status_event GROUP BY effective_on`,
  },
  {
    what: "day of the contract on the register",
    caughtBy: "DAY",
    query: sql`SELECT r.code, min(e.effective_on) FROM publication.register r JOIN publication.public_code c ON c.code = r.code JOIN atlas.site_status_event e ON e.site_id = c.record_id AND e.status = 'FORMAL' GROUP BY r.code`,
  },
  {
    what: "a version that moves with every record",
    caughtBy: "RECORD",
    query: sql`SELECT max(recorded_at) AS modified FROM atlas.site_status_event`,
  },
  {
    what: "hectares per province",
    caughtBy: "FACTS",
    query: sql`SELECT aimag_code, sum(area_ha) FROM atlas.site GROUP BY aimag_code`,
  },
  {
    what: "workers per province",
    caughtBy: "FACTS",
    query: sql`SELECT s.aimag_code, sum(v.workers) FROM atlas.site_visit v JOIN atlas.site s ON s.id = v.site_id GROUP BY s.aimag_code`,
  },
  {
    what: "people by region and status group",
    caughtBy: "FACTS",
    query: sql`SELECT a.region_code, s.current_state, sum(v.workers) FROM atlas.site_visit v JOIN atlas.site s ON s.id = v.site_id JOIN publication.province_aimag a ON a.aimag_code = s.aimag_code GROUP BY 1, 2`,
  },
  {
    what: "people by region and mineral",
    caughtBy: "FACTS",
    query: sql`SELECT a.region_code, s.minerals, sum(v.workers) FROM atlas.site_visit v JOIN atlas.site s ON s.id = v.site_id JOIN publication.province_aimag a ON a.aimag_code = s.aimag_code GROUP BY 1, 2`,
  },
  {
    what: "day of the last visit",
    caughtBy: "FACTS",
    query: sql`SELECT visited_on, count(*) FROM atlas.site_visit GROUP BY visited_on`,
  },
  {
    what: "internal ids",
    caughtBy: "ORDER",
    query: sql`SELECT s.id FROM atlas.site s JOIN publication.public_code c ON c.record_id = s.id JOIN publication.register r ON r.code = c.code`,
  },
  {
    what: "sequential codes",
    caughtBy: "ORDER",
    query: sql`SELECT r.code, s.code AS internal FROM atlas.site s JOIN publication.public_code c ON c.record_id = s.id JOIN publication.register r ON r.code = c.code`,
  },
  {
    what: "order of creation",
    caughtBy: "ORDER",
    query: sql`SELECT r.code, row_number() OVER (ORDER BY s.id) FROM atlas.site s JOIN publication.public_code c ON c.record_id = s.id JOIN publication.register r ON r.code = c.code WHERE r.release = 1`,
  },
];
type TwinName = "MOVE" | "EMPTY" | "FALL" | "DAY" | "RECORD" | "FACTS" | "ORDER";

interface Told {
  /** Public bytes after each release, and at the end as of days in the past. */
  readonly releases: readonly string[];
  readonly leaked: ReadonlyMap<string, string>;
}

const worlds = [
  { name: "", areRegionsOpen: false, make: () => closedWorld(seed) },
  { name: " whose regions are open", areRegionsOpen: true, make: () => openWorld(seed + 7) },
] as const;

for (const { name, areRegionsOpen, make } of worlds)
  onEachEngine(`twin worlds${name}`, (kind) => {
    let engine: RunningEngine;
    let world: World;
    let register: readonly Entry[];
    let told: Told;
    const others = new Map<TwinName, Told>();

    async function tell(of: World, order = 0): Promise<Told> {
      await loadWorld(engine.database, of, { order });
      const releases: string[] = [];
      for (const cutOff of cutOffs) {
        await release(engine.database, cutOff);
        releases.push(await dumpPublic(engine.database));
      }
      releases.push(await dumpPast(engine.database));
      const leaked = new Map<string, string>();
      for (const { what, query } of leaks) leaked.set(what, await dumpQuery(engine.database, query));
      return { releases, leaked };
    }

    /** The other world's releases, kept for the leaks that only it can show. */
    async function twin(name: TwinName, of: World, order = 0): Promise<Told> {
      const other = await tell(of, order);
      others.set(name, other);
      return other;
    }

    const hasSameBytes = (other: Told) =>
      told.releases
        .map((bytes, index) => firstDifference(bytes, other.releases[index] ?? ""))
        .filter((difference) => difference !== undefined);

    beforeAll(async () => {
      console.log(`twin worlds (${kind}): ATLAS_TEST_SEED=${seed}`);
      engine = await openEngine(kind, { template: groundTemplate });
      world = make();
      told = await tell(world);
      const keys = new Map([...idsOf(world)].map(([key, id]) => [id, key]));
      const entries = await asOwner(engine.database, (tx) =>
        tx.many<{ record_id: string; shown_as: "cell" | "soum"; entered_at: string }>(
          sql`SELECT DISTINCT c.record_id, e.shown_as, r.cut_off_on AS entered_at
              FROM publication.register e JOIN publication.public_code c ON c.record_kind = 'site' AND c.code = e.code JOIN publication.release r ON r.number = e.first_release ORDER BY 1`,
          10_000,
        ),
      );
      register = entries.map((row) => ({
        key: keys.get(row.record_id) ?? "",
        shownAs: row.shown_as,
        enteredAt: row.entered_at,
      }));
    });
    afterAll(() => engine?.stop());

    it("stand on a world in which there is something to hide", () => {
      expect(register.length).toBeGreaterThanOrEqual(10);
      expect(new Set(register.map(({ shownAs }) => shownAs)).size).toBe(2);
      expect(new Set(told.releases).size).toBe(cutOffs.length + 1);
    });

    it("tell of regions what rules 5 and 10 allow, or nothing", async () => {
      const regions = await publicRows<{ people: number | null }>(engine.database, "region_people");
      expect(regions.map(({ people }) => people !== null)).toEqual(Array(4).fill(areRegionsOpen));
      const groups = await publicRows(engine.database, "site_summary", { where: sql`level = 'region'` });
      expect(groups.length > 0).toBe(areRegionsOpen);
    });

    it("MOVE: a site, zone or kindergarten may be anywhere else in what is shown of it, or in its soum or province", async () => {
      const moved = moveTwin(world, register, seed + 1);
      expect(
        moved.sites.filter((site, index) => site.place.lon !== world.sites[index]?.place.lon).length,
      ).toBeGreaterThan(world.sites.length * 0.9);
      for (const [one, other] of [
        [world.zones, moved.zones],
        [world.kindergartens, moved.kindergartens],
      ] as const)
        expect(one.filter(({ place }, index) => place.lon !== other[index]?.place.lon).length).toBeGreaterThan(
          one.length / 2,
        );
      expect(hasSameBytes(await twin("MOVE", moved))).toEqual([]);
    });

    it("EMPTY: a soum in band 0 to 4 may hold no unregistered place at all", async () => {
      const empty = emptyTwin(world, register, cutOffs, seed + 2);
      expect(empty.emptied.length).toBeGreaterThan(20);
      expect(empty.stuck).toEqual([]);
      expect(empty.choices[0]).toBeGreaterThanOrEqual(3);
      expect(hasSameBytes(await twin("EMPTY", empty.world))).toEqual([]);
    });

    it("FALL: a place on the register that lost its contract may still have it", async () => {
      const fall = fallTwin(world, register, { areRegionsOpen });
      expect(fall.pairs.length).toBeGreaterThan(0);
      expect(hasSameBytes(await twin("FALL", fall.world))).toEqual([]);
    });

    it("DAY: an event may lie on any other day of its half-year", async () => {
      expect(hasSameBytes(await twin("DAY", dayTwin(world, seed + 3)))).toEqual([]);
    });

    it("RECORD: it may have been written down on any other day of its half-year", async () => {
      expect(hasSameBytes(await twin("RECORD", recordTwin(world, seed + 4)))).toEqual([]);
    });

    it("FACTS: hectares, visits, dangers and notes of a site may be any others, its people those of another place of the region, and so with seats, trainings and who is served", async () => {
      const facts = factsTwin(world, cutOffs, seed + 5);
      const isOther = (site: (typeof facts.sites)[number], index: number) =>
        site.facts.workers !== world.sites[index]?.facts.workers;
      expect(facts.sites.filter(isOther).length).toBeGreaterThan(world.sites.length / 2);
      expect(hasSameBytes(await twin("FACTS", facts))).toEqual([]);
    });

    it("ORDER: the same records may have come in any other order, under other ids", async () => {
      expect(hasSameBytes(await twin("ORDER", world, seed + 6))).toEqual([]);
    });

    describe("would see", () => {
      it.each(leaks)("$what ($caughtBy)", ({ what, caughtBy }) => {
        const other = others.get(caughtBy);
        expect(other, `the ${caughtBy} twin was not told`).toBeDefined();
        expect(other?.leaked.get(what)).not.toBe(told.leaked.get(what));
      });
    });
  });
