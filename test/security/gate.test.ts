import { unitOfSoum } from "@asm-atlas/data/domain/publication/joined-soums.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { provinceSoums, type World, type WorldSite } from "../helpers/worlds.ts";
import { emptyWorld, event, shownSites, site } from "./support/hand-made.ts";
import { asOwner, groundTemplate, loadWorld } from "./support/load-world.ts";
import { release } from "./support/releases.ts";

/** A soum of Khentii, and every other unit of that province. */
const quiet = "2325";
const others = [...new Set(provinceSoums(quiet).map(unitOfSoum))].filter((unit) => unit !== quiet);
const everywhere = ["8137", "6440", "4158", "2325"];

/** Nine places in each: one more, and the soum is in another band at every step. */
const filled = (soums: readonly string[]): WorldSite[] =>
  soums.flatMap((soum) => Array.from({ length: 9 }, (_, index) => site(`full-${soum}-${index}`, soum)));
/** One hidden place, and so many other soums in which it could be. */
const worldWithRoom = (free: number): World => ({
  ...emptyWorld,
  sites: [site("hidden", quiet), ...filled(others.slice(free))],
});

onEachEngine("the gate of releases", (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => {
    engine = await openEngine(kind, { template: groundTemplate });
  });
  afterAll(() => engine?.stop());

  const owner = (statement: ReturnType<typeof sql>) => asOwner(engine.database, (tx) => tx.exec(statement));
  const rows = <Row>(query: ReturnType<typeof sql>) => asOwner(engine.database, (tx) => tx.many<Row>(query, 1_000));
  const accepting = (cutOff: string, releasedOn: string, reason: string) =>
    asOwner(engine.database, (tx) =>
      tx.exec(sql`SELECT publication.make_release(${cutOff}::date, ${releasedOn}::date, ${reason}::text)`),
    );
  const accepted = () =>
    rows<{ test: string; unit_code: string; found: number; needed: number }>(
      sql`SELECT test, unit_code, found, needed FROM publication.gate_acceptance ORDER BY release, test, unit_code`,
    );

  describe("EMPTY", () => {
    it("passes a soum whose place could be in three others", async () => {
      await loadWorld(engine.database, worldWithRoom(3));
      await expect(release(engine.database, "2024-12-31")).resolves.toBe(1);
    });

    it("refuses it with two, naming the soum", async () => {
      await loadWorld(engine.database, worldWithRoom(2));
      await expect(release(engine.database, "2024-12-31")).rejects.toMatchObject({
        constraint: "release_gate_empty",
        message: expect.stringMatching(/2325\) could be in only 2 other soums/),
      });
      expect(await rows(sql`SELECT number FROM publication.release`)).toEqual([]);
    });

    it("counts a soum out that has room now, but had none in an earlier release", async () => {
      // Of four free soums the third is full in the first release only, the fourth in the second only.
      const [third = "", fourth = ""] = others.slice(2, 4);
      const three = Array.from({ length: 3 }, (_, index) => site(`stays-${index}`, fourth));
      const comes = site("comes", fourth, { events: [event("UNASSESSED", "2025-03-01")] });
      const four = Array.from({ length: 4 }, (_, index) => site(`four-${index}`, third));
      const world = worldWithRoom(4);
      await loadWorld(engine.database, { ...world, sites: [...world.sites, ...four, ...three, comes] });
      await expect(release(engine.database, "2024-12-31")).resolves.toBe(1);
      await owner(
        sql`UPDATE atlas.site SET deleted_at = '2025-03-01' WHERE id = (SELECT id FROM atlas.site WHERE soum_code = ${third} ORDER BY id LIMIT 1)`,
      );
      await expect(release(engine.database, "2025-06-30")).rejects.toMatchObject({
        constraint: "release_gate_empty",
        message: expect.stringMatching(/only 2 other soums/),
      });
    });

    it("lets the places of one soum be elsewhere one after the other: each fills what it is put into", async () => {
      // Three free soums with room for one each: enough for one place, not for two.
      const almost = others
        .slice(0, 3)
        .flatMap((soum) => Array.from({ length: 8 }, (_, index) => site(`almost-${soum}-${index}`, soum)));
      const world = worldWithRoom(3);
      await loadWorld(engine.database, { ...world, sites: [...world.sites, ...almost] });
      await expect(release(engine.database, "2024-12-31")).resolves.toBe(1);
      await loadWorld(engine.database, { ...world, sites: [...world.sites, ...almost, site("second", quiet)] });
      await expect(release(engine.database, "2024-12-31")).rejects.toMatchObject({
        message: expect.stringMatching(/only 2 other soums/),
      });
    });

    it("asks nothing for a place that the register shows", async () => {
      const [shown] = shownSites(1, [quiet]);
      const full = filled(others);
      await loadWorld(engine.database, {
        ...emptyWorld,
        sites: [...(shown ? [shown] : []), ...shownSites(9, ["8137", "6440", "4158"], "elsewhere"), ...full],
      });
      await expect(release(engine.database, "2024-12-31")).resolves.toBe(1);
    });

    it("is accepted of invented places only, and that is written down", async () => {
      await loadWorld(engine.database, worldWithRoom(1));
      await expect(accepting("2024-12-31", "2025-04-01", "There is nobody to protect")).rejects.toMatchObject({
        constraint: "release_gate_empty",
      });
      await owner(sql`UPDATE atlas.site SET is_demo = true`);
      await expect(release(engine.database, "2024-12-31")).rejects.toMatchObject({ constraint: "release_gate_empty" });
      await accepting("2024-12-31", "2025-04-01", "There is nobody to protect");
      expect(await accepted()).toEqual([{ test: "EMPTY", unit_code: quiet, found: 1, needed: 3 }]);
    });
  });

  describe("FALL", () => {
    const expired = (count: number) =>
      owner(sql`
      INSERT INTO atlas.site_status_event (id, site_id, status, effective_on, recorded_at)
      SELECT gen_random_uuid(), s.id, 'EXPIRED', '2025-02-01', '2025-02-01' FROM atlas.site s WHERE s.current_state = 'FORMAL' ORDER BY s.id LIMIT ${count}::int`);

    it("refuses a nation with four contracts left on the register, until a person accepts it", async () => {
      await loadWorld(engine.database, { ...emptyWorld, sites: shownSites(10, everywhere) });
      await release(engine.database, "2024-12-31");
      await expired(6);
      await expect(release(engine.database, "2025-06-30")).rejects.toMatchObject({
        constraint: "release_gate_fall",
        message: expect.stringContaining("only 4 places"),
      });
      await accepting("2025-06-30", "2025-10-01", "Discussed with both groups");
      expect(await accepted()).toEqual([{ test: "FALL", unit_code: "MN", found: 4, needed: 5 }]);
    });

    it("passes it with five", async () => {
      await loadWorld(engine.database, { ...emptyWorld, sites: shownSites(10, everywhere) });
      await release(engine.database, "2024-12-31");
      await expired(5);
      await expect(release(engine.database, "2025-06-30")).resolves.toBe(2);
    });

    it("looks at each region, once their groups are told", async () => {
      await loadWorld(engine.database, { ...emptyWorld, sites: shownSites(40, everywhere) });
      await release(engine.database, "2024-12-31");
      await owner(sql`
        INSERT INTO atlas.site_status_event (id, site_id, status, effective_on, recorded_at)
        SELECT gen_random_uuid(), s.id, 'EXPIRED', '2025-02-01', '2025-02-01' FROM atlas.site s WHERE s.soum_code = '2325' ORDER BY s.id LIMIT 6`);
      await expect(release(engine.database, "2025-06-30")).rejects.toMatchObject({
        constraint: "release_gate_fall",
        message: expect.stringMatching(/East \(east\)/),
      });
    });
  });

  it("REGISTER: finds an entry that is gone although nobody withdrew it", async () => {
    await loadWorld(engine.database, { ...emptyWorld, sites: shownSites(10, everywhere) });
    await release(engine.database, "2024-12-31");
    await release(engine.database, "2025-06-30");
    const found = () =>
      rows<{ test: string; found: number }>(sql`SELECT test, found FROM publication.gate(2) WHERE test = 'REGISTER'`);
    expect(await found()).toEqual([]);
    await owner(
      sql`DELETE FROM publication.register WHERE release = 2 AND code = (SELECT min(code) FROM publication.register)`,
    );
    expect(await found()).toEqual([{ test: "REGISTER", found: 1 }]);
  });

  it("joining two provinces helps a place no release has told of yet, and no other", async () => {
    const [third = ""] = others.slice(2, 3);
    const filling = Array.from({ length: 4 }, (_, index) =>
      site(`filling-${index}`, third, { events: [event("UNASSESSED", "2025-03-01")] }),
    );
    const join = () =>
      owner(
        sql`INSERT INTO publication.province_join (joined_code, into_code, reason) VALUES ('MN-039', 'MN-061', 'Too full')`,
      );
    const known = worldWithRoom(3);
    await loadWorld(engine.database, { ...known, sites: [...known.sites, ...filling] });
    await release(engine.database, "2024-12-31");
    await expect(join()).resolves.toBe(1);
    // The first release tells both provinces apart: whoever has it would see the place move between them.
    await expect(release(engine.database, "2025-06-30")).rejects.toMatchObject({ constraint: "release_gate_empty" });
    await loadWorld(engine.database, worldWithRoom(0));
    await expect(release(engine.database, "2024-12-31")).resolves.toBe(1);
    const told = await rows<{ code: string }>(
      sql`SELECT code FROM publication.unit WHERE level = 'province' AND code IN ('MN-039', 'MN-061')`,
    );
    expect(told).toEqual([{ code: "MN-061" }]);
    await expect(join()).rejects.toMatchObject({ constraint: "province_join_in_one_region" });
    await expect(
      owner(
        sql`INSERT INTO publication.province_join (joined_code, into_code, reason) VALUES ('MN-061', 'MN-073', 'Of another region')`,
      ),
    ).rejects.toMatchObject({ constraint: "province_join_in_one_region" });
    await expect(owner(sql`DELETE FROM publication.province_join`)).rejects.toMatchObject({
      constraint: "province_join_append_only",
    });
  });
});
