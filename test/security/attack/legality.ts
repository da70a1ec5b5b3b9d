import { unitOfSoum } from "@asm-atlas/data/domain/publication/joined-soums.ts";
import { bandOf } from "@asm-atlas/data/domain/publication/rules.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { describe, expect, it } from "vitest";
import { isInSoum, type Place, soums, type World } from "../../helpers/worlds.ts";
import { standingOf } from "../support/standing.ts";
import { type Feature, featuresOf } from "./support/controls.ts";
import { cutOffBefore, lastCutOff, type Row, readNumbers, rowsOf, type Scene } from "./support/scene.ts";

const register = "/ogc/collections/sites/items?limit=10000";
const zones = "/ogc/collections/rehabilitation-zones/items?limit=10000";

/**
 * Entries of the earlier answer that are no longer there, or say something else but for the number of the release. How a soum is drawn is no
 * part of what is said of a place: new official borders change it for all (rule 13).
 */
function altered(before: readonly Feature[], after: readonly Feature[], ids: readonly string[]): string[] {
  const said = (of: readonly Feature[]) =>
    new Map(
      of.map(({ id, geometry, properties }) => [
        id,
        JSON.stringify([properties.shown_as === "soum" || geometry, { ...properties, release: 0 }]),
      ]),
    );
  const [then, now] = [said(before), said(after)];
  return ids.filter((id) => !then.has(id) || then.get(id) !== now.get(id));
}

/** Contracts in force of the nation at each step, counted from the world itself. */
function contractsOf(world: World, cutOff: string, steps: readonly string[]): number[] {
  return steps.map(
    (step) => world.sites.filter((site) => standingOf(site, cutOff, step)?.group === "under_contract").length,
  );
}

/** Bands that are not those of the soums in which places were first counted. */
function bandsOfOthers(world: World, summary: readonly Row[], step: string): string[] {
  const known = new Map<string, number>();
  for (const site of world.sites)
    if (standingOf(site, lastCutOff, step))
      known.set(unitOfSoum(site.place.soum), (known.get(unitOfSoum(site.place.soum)) ?? 0) + 1);
  return summary
    .filter((row) => row.level === "soum" && row.step === step)
    .filter((row) => row.low !== bandOf(known.get(String(row.unit_code)) ?? 0).low)
    .map((row) => String(row.unit_code));
}

/** Five kilometres on from a place, where that is another soum. */
function acrossBorder({ soum, lon, lat }: Place): Place | undefined {
  for (const [east, north] of [
    [0.065, 0],
    [-0.065, 0],
    [0, 0.045],
    [0, -0.045],
  ] as const) {
    const there = { lon: lon + east, lat: lat + north };
    const other = [...soums.keys()].find(
      (code) => unitOfSoum(code) !== unitOfSoum(soum) && isInSoum({ soum: code, ...there }),
    );
    if (other) return { soum: other, ...there };
  }
  return undefined;
}

/**
 * Attacks 8, 10, 22 and 25: what becomes of places between one release and the next. The last release is made here; what happens before it is
 * written down before its cut-off.
 */
export function attackLegality(scene: () => Scene): void {
  const stage = () => scene().stage;
  const stranger = () => stage().stranger;
  const world = () => scene().attacked.world;

  /** Public codes of places of the register that stand under contract, and of zones shown as outline; their ids. */
  let fallen: readonly { readonly id: string; readonly code: string }[];
  let disturbed: readonly { readonly id: string; readonly code: string }[];
  let before: { readonly register: readonly Feature[]; readonly zones: readonly Feature[] };
  let corrected: { readonly key: string; readonly to: Place };

  describe("10. Suspended instrument", () => {
    it("does not learn the places of contracts signed under it, nor that they count: the nation's contracts are those that were valid, at every step", async () => {
      const nation = (scene().told.get(cutOffBefore)?.summary ?? []).filter(({ level }) => level === "nation");
      const steps = nation.map(({ step }) => String(step));
      expect(nation.map(({ under_contract }) => under_contract)).toEqual(contractsOf(world(), cutOffBefore, steps));
      const [row] = await stage().rows<{ entries: number; suspended: number }>(sql`
        SELECT count(r.code)::int AS entries, count(*)::int AS suspended FROM unnest(${scene().attacked.signedInSuspension.map(scene().idOf)}::uuid[]) AS k (id)
          JOIN publication.public_code c ON c.record_id = k.id LEFT JOIN publication.register r ON r.code = c.code`);
      expect(row).toEqual({ entries: 0, suspended: 3 });
    });

    it("would learn it from a count of all who call themselves contracted", async () => {
      const live = `CASE v.level WHEN 'nation' THEN (SELECT count(*) FROM atlas.site WHERE current_state = 'FORMAL') ELSE v.under_contract END`;
      const rows = await stage().withView({ view: "site_summary", columns: { under_contract: live } }, () =>
        rowsOf(scene(), "site-summary", `&level=nation&step=${cutOffBefore}`),
      );
      expect(rows[0]?.under_contract).not.toBe(contractsOf(world(), cutOffBefore, [cutOffBefore])[0]);
    });
  });

  describe("8. Fall", () => {
    it("does not learn which place lost its contract: after a half-year of falls and the next release each entry says what it said", async () => {
      before = { register: await featuresOf(stranger(), register), zones: await featuresOf(stranger(), zones) };
      fallen = await stage().rows(sql`
        SELECT s.id, c.code FROM atlas.site s JOIN publication.public_code c ON c.record_id = s.id JOIN publication.register r ON r.code = c.code AND r.release = 5
         WHERE s.current_state = 'FORMAL' AND s.current_state_since < '2026-01-01' ORDER BY c.code LIMIT 8`);
      expect(fallen).toHaveLength(8);
      for (const [at, { id }] of fallen.entries()) {
        const status = ["SUSPENDED", "EXPIRED", "TERMINATED", "CLOSURE"][at % 4];
        await stage().owner(sql`
          INSERT INTO atlas.site_status_event (id, site_id, status, effective_on, recorded_at, suspension_reason)
          VALUES (gen_random_uuid(), ${id}, ${status}, '2026-02-10', '2026-02-20', ${status === "SUSPENDED" ? "inspection" : null})`);
      }
      await workOnZonesAndBorders();
      await stage().publish(lastCutOff);
      const after = await featuresOf(stranger(), register);
      expect(after[0]?.properties.release).toBe(6);
      expect(
        altered(
          before.register,
          after,
          fallen.map(({ code }) => code),
        ),
      ).toEqual([]);
    }, 120_000);

    it.each([
      ["an entry that is dropped", { where: "s.current_state <> 'EXPIRED'" }],
      ["an entry with its status", { columns: { mineral: "s.current_state" } }],
    ])("would learn it from %s", async (_what, leak) => {
      const joins = "JOIN publication.public_code c ON c.code = v.code JOIN atlas.site s ON s.id = c.record_id";
      const after = await stage().withView({ view: "sites", joins, ...leak }, () => featuresOf(stranger(), register));
      expect(
        altered(
          before.register,
          after,
          fallen.map(({ code }) => code),
        ).length,
      ).toBeGreaterThan(0);
    });
  });

  /** Before the last release: shown zones are disturbed and new work begins on them, official borders come, a place is corrected. */
  async function workOnZonesAndBorders(): Promise<void> {
    disturbed = await stage().rows(sql`
      SELECT z.id, c.code FROM atlas.rehabilitation_zone z JOIN publication.public_code c ON c.record_id = z.id
        JOIN publication.zone e ON e.code = c.code AND e.release = 5 AND e.shown_as = 'outline'
       WHERE z.current_state = 'ACCEPTED' AND z.current_state_since < '2026-01-01' ORDER BY c.code LIMIT 3`);
    expect(disturbed.length).toBeGreaterThan(0);
    for (const { id } of disturbed) {
      await stage().owner(sql`
        INSERT INTO atlas.zone_stage_event (id, zone_id, stage, effective_on, recorded_at, hectares) VALUES (gen_random_uuid(), ${id}, 'REDISTURBED', '2026-03-01', '2026-03-05', 2)`);
      await stage().owner(sql`
        WITH placed AS (
          INSERT INTO atlas.site (id, code, site_kind, minerals, geom, location_precision)
          SELECT gen_random_uuid(), 'NEW-' || z.code, 'mine', ARRAY['gold_placer'], ST_PointOnSurface(z.geom), 'gps' FROM atlas.rehabilitation_zone z WHERE z.id = ${id}
          RETURNING id)
        INSERT INTO atlas.rehabilitation_zone_site (zone_id, site_id) SELECT ${id}, placed.id FROM placed`);
    }
    const found = world().sites.flatMap((site) => {
      const to = standingOf(site, cutOffBefore, cutOffBefore) && acrossBorder(site.place);
      return to ? [{ key: site.key, to }] : [];
    })[0];
    if (!found) throw new RangeError("No place lies within five kilometres of a border");
    corrected = found;
    await stage().owner(sql`
      UPDATE atlas.site SET geom = ST_SetSRID(ST_MakePoint(${corrected.to.lon}, ${corrected.to.lat}), 4326) WHERE id = ${scene().idOf(corrected.key)}`);
    await stage().owner(
      sql`UPDATE atlas.admin_unit SET geom = ST_Translate(geom, 0.15, 0.05) WHERE level = 'soum' AND geom IS NOT NULL`,
    );
  }

  describe("22. Zones", () => {
    it("does not learn of new work on repaired land, nor that a zone was disturbed again: its entry stays as it is", async () => {
      const after = await featuresOf(stranger(), zones);
      expect(
        altered(
          before.zones,
          after,
          disturbed.map(({ code }) => code),
        ),
      ).toEqual([]);
    });

    it("is told hectares of provinces to the nearest five, and outlines of accepted zones alone", async () => {
      const land = await rowsOf(scene(), "rehabilitation-summary", "&level=province");
      expect(land.length).toBeGreaterThan(50);
      expect(land.filter(({ hectares }) => Number(hectares) % 5 !== 0)).toEqual([]);
      const [row] = await stage().rows<{ early: number; outlines: number }>(sql`
        SELECT count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM atlas.zone_stage_event e WHERE e.zone_id = c.record_id AND e.stage = 'ACCEPTED'))::int AS early, count(*)::int AS outlines
          FROM publication.zone z JOIN publication.public_code c ON c.code = z.code WHERE z.release = 6 AND z.shown_as = 'outline'`);
      expect(row?.early).toBe(0);
      expect(row?.outlines).toBeGreaterThan(0);
    });

    it("would learn it from an entry that follows its zone", async () => {
      const leak = {
        view: "rehabilitation_zones",
        columns: { shown_as: "CASE z.current_state WHEN 'REDISTURBED' THEN 'soum' ELSE v.shown_as END" },
        joins:
          "JOIN publication.public_code c ON c.code = v.code JOIN atlas.rehabilitation_zone z ON z.id = c.record_id",
      };
      const after = await stage().withView(leak, () => featuresOf(stranger(), zones));
      expect(
        altered(
          before.zones,
          after,
          disturbed.map(({ code }) => code),
        ).length,
      ).toBeGreaterThan(0);
    });
  });

  describe("25. Boundary import and corrections", () => {
    const steps = ["2015-12-31", "2024-12-31", cutOffBefore];

    it("does not learn the sliver between old and new borders: places stay in the soum they were first counted in", async () => {
      const { summary } = await readNumbers(scene());
      for (const step of steps) expect(bandsOfOthers(world(), summary, step), step).toEqual([]);
      const [row] = await stage().rows<{ now: string; counted: string }>(sql`
        SELECT s.soum_code AS now, p.soum_code AS counted FROM atlas.site s JOIN publication.place p ON p.record_id = s.id WHERE s.id = ${scene().idOf(corrected.key)}`);
      expect(row?.now).not.toBe(row?.counted);
    });

    it("would learn it from soums by place at the moment of the release", async () => {
      const inside = `(SELECT count(*) FROM atlas.site s JOIN atlas.admin_unit a ON a.level = 'soum' AND a.code = v.unit_code AND ST_Intersects(a.geom, s.geom))`;
      const leak = { view: "site_summary", columns: { low: `CASE v.level WHEN 'soum' THEN 5 * (${inside} / 5) END` } };
      const rows = await stage().withView(leak, () =>
        rowsOf(scene(), "site-summary", `&level=soum&step=${cutOffBefore}`),
      );
      expect(bandsOfOthers(world(), rows, cutOffBefore).length).toBeGreaterThan(3);
    });
  });
}
