import { PLACES_BEHIND_PEOPLE, PLACES_THAT_OPEN, roundedTo } from "@asm-atlas/data/domain/publication/rules.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import type { WorldSite } from "../helpers/worlds.ts";
import { emptyWorld, shownSites } from "./support/hand-made.ts";
import { asOwner, groundTemplate, loadWorld } from "./support/load-world.ts";
import { publicRows, release } from "./support/releases.ts";

/** One soum of each region, in the order of the regions' codes: Töv (Centre), Khentii (East), Khövsgöl (Khangai), Zavkhan (West). */
const soumOf = { centre: "4158", east: "2325", khangai: "6440", west: "8137" } as const;
const regionCodes = Object.keys(soumOf) as (keyof typeof soumOf)[];
const cutOff = "2025-06-30";

interface Row {
  readonly unit_code: string;
  readonly people: number | null;
  readonly sites_assessed: number | null;
  readonly places_known: number;
}

/** Ten places fit for the register in each region, each seen with so many people; but for those of one region, when told. */
function sitesWith(workers: number, others: { readonly region?: string; readonly count?: number } = {}): WorldSite[] {
  return regionCodes.flatMap((region) =>
    shownSites(
      others.region === region ? (others.count ?? PLACES_THAT_OPEN) : PLACES_THAT_OPEN,
      [soumOf[region]],
      region,
    ).map((site) => ({ ...site, facts: { ...site.facts, workers } })),
  );
}

onEachEngine("people by region", (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => {
    engine = await openEngine(kind, { template: groundTemplate });
  });
  afterAll(() => engine?.stop());

  const load = (sites: readonly WorldSite[]) => loadWorld(engine.database, { ...emptyWorld, sites });
  const rows = () => publicRows<Row>(engine.database, "region_people");
  const owner = (statement: ReturnType<typeof sql>) => asOwner(engine.database, (tx) => tx.exec(statement));
  const staffRows = () =>
    engine.database.transaction({ role: "atlas_planner", readOnly: true }, (tx) =>
      tx.many<Row>(sql`SELECT * FROM region_people ORDER BY unit_code`, 10),
    );
  /** What every region has in common, so that a difference shows which one differs. */
  const inEach = (row: Partial<Row>) => regionCodes.map((unit_code) => ({ unit_code, ...row }));

  it("are told to the nearest fifty from the release on in which the regions open, all at once", async () => {
    await load(sitesWith(13));
    await release(engine.database, cutOff);
    expect(roundedTo.peopleInRegion).toBe(50);
    expect(await rows()).toMatchObject(inEach({ people: 150, sites_assessed: 10, places_known: 10 }));
    expect(await staffRows()).toMatchObject(inEach({ people: 130, sites_assessed: 10, places_known: 10 }));
  });

  it("are told in no region while one has nine places on the register", async () => {
    await load(sitesWith(13, { region: "khangai", count: PLACES_THAT_OPEN - 1 }));
    await release(engine.database, cutOff);
    const known = await rows();
    expect(known).toMatchObject(inEach({ people: null, sites_assessed: null }));
    expect(known.map((row) => row.places_known)).toEqual([10, 10, 9, 10]);
  });

  describe("when the regions are open", () => {
    it("are told in no region while nine places stand behind the number of one, for it could be worked out from the nation's", async () => {
      await load(sitesWith(13));
      await owner(
        sql`DELETE FROM atlas.site_visit WHERE site_id = (SELECT s.id FROM atlas.site s WHERE s.soum_code = ${soumOf.east} LIMIT 1)`,
      );
      await release(engine.database, cutOff);
      expect(PLACES_BEHIND_PEOPLE).toBe(10);
      expect(await rows()).toMatchObject(inEach({ people: null, sites_assessed: null, places_known: 10 }));
      expect((await staffRows()).map((row) => row.people)).toEqual([130, null, 130, 130]);
    });

    it("are those of the region a place was first counted in, unless it was corrected by more than 20 km", async () => {
      await load(sitesWith(13));
      await release(engine.database, "2024-12-31");
      await owner(
        sql`UPDATE atlas.site SET geom = (SELECT centre FROM atlas.admin_unit WHERE code = ${soumOf.west}) WHERE soum_code = ${soumOf.east}`,
      );
      await release(engine.database, cutOff);
      expect((await rows()).map((row) => row.places_known)).toEqual([10, 0, 10, 20]);
      expect(await rows()).toMatchObject(inEach({ people: null }));
    });
  });

  it("add up to the nation's, or there is no release", async () => {
    await load(sitesWith(13));
    await owner(sql`ALTER FUNCTION publication.region_people_totals(timestamptz, date) RENAME TO true_totals`);
    await owner(sql`
      CREATE FUNCTION publication.region_people_totals(recorded_before timestamptz, on_day date)
      RETURNS TABLE (region_code text, people bigint, sites_assessed integer, places_known integer) LANGUAGE sql STABLE AS
      'SELECT region_code, people * 3, sites_assessed, places_known FROM publication.true_totals(recorded_before, on_day)'`);
    try {
      await expect(release(engine.database, cutOff)).rejects.toMatchObject({
        constraint: "release_agrees_with_itself",
      });
    } finally {
      await owner(sql`DROP FUNCTION publication.region_people_totals(timestamptz, date)`);
      await owner(sql`ALTER FUNCTION publication.true_totals(timestamptz, date) RENAME TO region_people_totals`);
    }
  });

  it("are exact for staff alone, and by sex, status or mineral for nobody", async () => {
    await load(sitesWith(13));
    await release(engine.database, cutOff);
    for (const query of [
      sql`SELECT * FROM internal.region_people`,
      sql`SELECT * FROM publication.region_people`,
      sql`SELECT * FROM publication.region_people_totals('infinity', '2025-06-30')`,
      sql`SELECT * FROM publication.places_seen('infinity', '2025-06-30')`,
    ])
      await expect(engine.database.transaction({ role: "atlas_public" }, (tx) => tx.exec(query))).rejects.toMatchObject(
        {
          code: "42501",
        },
      );
    await expect(
      engine.database.transaction({ role: "atlas_planner" }, (tx) =>
        tx.exec(sql`SELECT * FROM publication.places_seen('infinity', '2025-06-30')`),
      ),
    ).rejects.toMatchObject({ code: "42501" });
    expect(Object.keys((await rows())[0] ?? {}).sort()).toEqual([
      "counted_to",
      "id",
      "is_demo",
      "level",
      "people",
      "places_known",
      "release",
      "sites_assessed",
      "unit_code",
      "unit_name_en",
      "unit_name_mn",
    ]);
  });

  it("are told of two regions as one from the release on that follows their joining, and so are the groups; what was told stays", async () => {
    const join = (joined: string, into: string) =>
      owner(
        sql`INSERT INTO publication.region_join (joined_code, into_code, reason) VALUES (${joined}, ${into}, 'Too few places')`,
      );
    const stepsOf = (number: number) =>
      asOwner(engine.database, (tx) =>
        tx.many<{ code: string; under_contract: number }>(
          sql`SELECT region_code AS code, under_contract FROM publication.region_step s JOIN publication.release r ON r.number = s.release AND r.cut_off_on = s.step
               WHERE s.release = ${number}::int ORDER BY region_code`,
          10,
        ),
      );
    await load(sitesWith(13));
    await release(engine.database, "2024-12-31");
    const before = await stepsOf(1);
    await expect(join("west", "khangai")).resolves.toBe(1);
    await release(engine.database, cutOff);
    const told = await rows();
    expect(told.map(({ unit_code, people, places_known }) => [unit_code, people, places_known])).toEqual([
      ["centre", 150, 10],
      ["east", 150, 10],
      ["khangai", 250, 20],
    ]);
    expect(told[2]).toMatchObject({ unit_name_en: "Khangai with West", unit_name_mn: "Хангайн бүс, Баруун бүс" });
    expect((await stepsOf(2)).map(({ code, under_contract }) => [code, under_contract])).toEqual([
      ["centre", 10],
      ["east", 10],
      ["khangai", 20],
    ]);
    expect(await stepsOf(1)).toEqual(before);
    expect(before).toHaveLength(4);
    // Provinces on both sides of the old border lie in one region now.
    await expect(
      owner(
        sql`INSERT INTO publication.province_join (joined_code, into_code, reason) VALUES ('MN-057', 'MN-073', 'Too few soums')`,
      ),
    ).resolves.toBe(1);
    for (const [joined, into] of [
      ["west", "east"],
      ["khangai", "west"],
      ["north", "east"],
    ] as const)
      await expect(join(joined, into), joined).rejects.toMatchObject({ constraint: "region_join_of_two" });
    await expect(owner(sql`DELETE FROM publication.region_join`)).rejects.toMatchObject({
      constraint: "region_join_append_only",
    });
    await expect(join("east", "khangai")).resolves.toBe(1);
    const [whole] = await asOwner(engine.database, (tx) =>
      tx.many(sql`SELECT name_en AS name FROM publication.drawn_unit WHERE level = 'region' AND code = 'khangai'`, 1),
    );
    expect(whole).toEqual({ name: "Khangai with East, West" });
  });
});
