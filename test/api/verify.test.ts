import type { Database } from "@asm-atlas/server/src/db/database.ts";
import { identifier, type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { verify } from "@asm-atlas/server/src/verification/verify.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { demoTemplate } from "../helpers/atlas-server.ts";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";

/** One row of a table, and what somebody with the right to switch the triggers off does to it. */
interface Damage {
  readonly what: string;
  readonly table: string;
  readonly where: Sql;
  /** Absent: the row is taken away. */
  readonly set?: Sql;
  /** What each broken line must say. */
  readonly said: RegExp;
  /** How many checks find it; one if absent. */
  readonly breaks?: number;
}

const newest = sql`release = (SELECT max(number) FROM publication.release)`;

const damages: readonly Damage[] = [
  {
    what: "a state typed in",
    table: "atlas.site",
    where: sql`code = 'ASM-0017'`,
    set: sql`current_state = 'ABANDONED'`,
    said: /239 of 240 sites .*ASM-0017 is kept as ABANDONED since \S+, its events say (?!ABANDONED)[A-Z_]+ since \d/,
  },
  {
    what: "a day typed in",
    table: "atlas.site",
    where: sql`code = 'ASM-0018'`,
    set: sql`current_state_since = '2001-01-01'`,
    said: /239 of 240 sites .*ASM-0018 is kept as [A-Z_]+ since 2001-01-01/,
  },
  {
    what: "a history cut short",
    table: "atlas.site",
    where: sql`code = (SELECT min(code) FROM atlas.site WHERE jsonb_array_length(history) > 2)`,
    set: sql`history = history - 0`,
    said: /239 of 240 sites .*keeps another history than its events tell/,
  },
  {
    what: "a state that comes from another event",
    table: "atlas.site",
    where: sql`code = 'ASM-0020'`,
    set: sql`current_state_event_id = gen_random_uuid()`,
    said: /ASM-0020 names another event than its newest/,
  },
  {
    what: "an event the workflow does not allow",
    table: "atlas.site_status_event",
    where: sql`id = (SELECT e.id FROM atlas.site_status_event e JOIN atlas.site s ON s.id = e.site_id WHERE s.code = 'ASM-0021' ORDER BY e.effective_on, e.recorded_at, e.id LIMIT 1)`,
    set: sql`status = 'HANDED_BACK'`,
    said: /ASM-0021: HANDED_BACK cannot follow nothing on \d{4}-\d\d-\d\d/,
  },
  {
    what: "a contract without its papers",
    table: "atlas.site_status_event",
    where: sql`id = (SELECT min(id::text)::uuid FROM atlas.site_status_event WHERE status = 'FORMAL' AND contract_number IS NOT NULL)`,
    set: sql`contract_number = NULL, contract_from = NULL, contract_type = NULL`,
    said: /of \d+ contracts .*the contract of \S+ lacks its papers or its land/,
  },
  {
    what: "a zone's stage typed in",
    table: "atlas.rehabilitation_zone",
    where: sql`code = (SELECT min(code) FROM atlas.rehabilitation_zone WHERE current_state <> 'REDISTURBED')`,
    set: sql`current_state = 'REDISTURBED'`,
    said: /16 of 17 rehabilitation zones .*is kept as REDISTURBED/,
  },
  {
    what: "a kindergarten's events taken away",
    table: "atlas.kindergarten_status_event",
    where: sql`id = (SELECT e.id FROM atlas.kindergarten_status_event e JOIN atlas.kindergarten k ON k.id = e.kindergarten_id WHERE k.code = (SELECT min(code) FROM atlas.kindergarten) ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC LIMIT 1)`,
    said: /7 of 8 kindergartens .* is kept as/,
  },
  {
    what: "a site in another soum",
    table: "atlas.site",
    where: sql`code = 'ASM-0030'`,
    set: sql`soum_code = CASE soum_code WHEN '8137' THEN '8119' ELSE '8137' END, aimag_code = (SELECT parent_code FROM atlas.admin_unit WHERE code = '8137')`,
    said: /264 of 265 sites, zones and kindergartens .*ASM-0030 is kept in soum \d+, it lies in soum \d+/,
  },
  {
    what: "a kindergarten in another aimag than its soum",
    table: "atlas.kindergarten",
    where: sql`code = (SELECT min(code) FROM atlas.kindergarten)`,
    set: sql`aimag_code = CASE aimag_code WHEN 'MN-071' THEN 'MN-043' ELSE 'MN-071' END`,
    said: /264 of 265 .*is kept in aimag MN-\d+, soum \d+ belongs to MN-\d+/,
  },
  {
    what: "hectares that are not those of the outline",
    table: "atlas.rehabilitation_zone",
    where: sql`code = (SELECT min(code) FROM atlas.rehabilitation_zone)`,
    set: sql`area_ha = area_ha + 0.25`,
    said: /105 of 106 drawn areas .* is kept with [\d.]+ ha, its outline has [\d.]+ ha/,
  },
  {
    what: "an outline that crosses itself",
    table: "publication.unit",
    where: sql`release = 2 AND level = 'soum' AND code = '8137'`,
    set: sql`geom = ST_Multi(ST_GeomFromText('POLYGON((106 47, 107 48, 107 47, 106 48, 106 47))', 4326))`,
    said: /points and outlines are valid; .*publication\.unit 2 soum 8137, geom: The outline crosses itself at 106\.50000, 47\.50000/,
  },
  {
    what: "an outline of nothing",
    table: "publication.admin_unit",
    where: sql`release = 1 AND code = '8137'`,
    set: sql`geom = ST_GeomFromText('MULTIPOLYGON EMPTY', 4326)`,
    said: /publication\.admin_unit 1 8137, geom: There is nothing in the geometry/,
  },
  {
    what: "an entry of the change log that was forged",
    table: "atlas.change_log",
    where: sql`id = (SELECT min(id) FROM atlas.change_log WHERE record_id = (SELECT id::text FROM atlas.site WHERE code = 'ASM-0040'))`,
    set: sql`after = jsonb_set(after, '{name_en}', '"Forged"')`,
    said: /of \d+ entries of the change log .*entry 1 of site \S+ is not what was written/,
  },
  {
    what: "an entry of the change log that was taken out",
    table: "atlas.change_log",
    where: sql`record_id = (SELECT id::text FROM atlas.site WHERE code = 'ASM-0040') AND entry = 2`,
    said: /entries of the change log .*entry 3 of site \S+ does not follow the one before|roots of the change log/,
    breaks: 2,
  },
  {
    what: "the end of a record's change log that was taken away",
    table: "atlas.change_log",
    where: sql`record_id = (SELECT id::text FROM atlas.site WHERE code = 'ASM-0040') AND entry = 3`,
    said: /0 of 1 roots of the change log .*the change log up to \S+ \S+ is not what it was then/,
  },
  {
    what: "a band that is missing",
    table: "publication.soum_step",
    where: sql`release = 2 AND unit_code = '8137' AND step = '2015-12-31'`,
    said: /2 of 3 releases have all their parts; .*release 2: soum 8137 has no band at 2015-12-31/,
  },
  {
    what: "a nation without numbers",
    table: "publication.nation_step",
    where: sql`release = 3 AND step = '2012-12-31'`,
    said: /2 of 3 releases have all their parts; .*release 3: the nation has no numbers at 2012-12-31/,
  },
  {
    what: "minerals that are missing",
    table: "publication.nation_summary",
    where: sql`release = 1 AND subject = 'people_working'`,
    said: /release 1: the nation's people_working is missing/,
  },
  {
    what: "a region without a line for its people",
    table: "publication.region_people",
    where: sql`release = 2 AND region_code = 'west'`,
    said: /release 2: (region west has no line for its people|the regions have \d+ places)/,
    breaks: 2,
  },
  {
    what: "regions with other places than the nation",
    table: "publication.region_people",
    where: sql`release = 3 AND region_code = 'east'`,
    set: sql`places_known = places_known + 1`,
    said: /2 of 3 releases agree with themselves.*release 3: the regions have \d+ places/,
  },
  {
    what: "a province that does not add up",
    table: "publication.province_step",
    where: sql`release = 2 AND province_code = 'MN-043' AND step = '2010-12-31'`,
    set: sql`known = known + 1`,
    said: /2 of 3 releases agree with themselves.*release 2: at 2010-12-31 the provinces add up to \d+ places/,
  },
  {
    what: "a band that is not what was counted",
    table: "publication.soum_step",
    where: sql`release = 1 AND unit_code = '8137' AND step = '2025-06-30'`,
    set: sql`low = low + 50, high = high + 50`,
    said: /release 1: at 2025-06-30 (soum 8137 is in the band from|province \S+ has|the nation has)/,
  },
  {
    what: "a register entry that vanished",
    table: "publication.register",
    where: sql`${newest} AND code = (SELECT min(code) FROM publication.register WHERE release = 1)`,
    said: /2 of 3 releases keep what was public.*release 3: register entry \S+ of the release before is gone/,
  },
  {
    what: "a register entry that changed",
    table: "publication.register",
    where: sql`${newest} AND code = (SELECT min(code) FROM publication.register WHERE release = 1)`,
    set: sql`contract_since_year = contract_since_year + 1`,
    said: /release 3: register entry \S+ is not what it was in the release before/,
  },
  {
    what: "a zone that changed",
    table: "publication.zone",
    where: sql`${newest} AND code = (SELECT min(code) FROM publication.zone WHERE release = 1)`,
    set: sql`hectares = hectares + 1`,
    said: /release 3: zone \S+ is not what it was in the release before/,
  },
  {
    what: "a public code nobody knows",
    table: "publication.public_code",
    where: sql`code = (SELECT min(code) FROM publication.register WHERE release = 1)`,
    said: /nobody knows which record the public code \S+ stands for/,
  },
];

onEachEngine("verify", (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => {
    engine = await openEngine(kind, { template: demoTemplate });
    await decideSomething();
  });
  afterAll(() => engine?.stop());

  /** What the demo has not: changes that were written down and sealed, and an event struck as entered in error. */
  async function decideSomething(): Promise<void> {
    const settings = { "atlas.request_id": "a request" } as const;
    await engine.database.transaction({ role: "owner", settings }, async (tx) => {
      for (const name of ["One", "Two", "Three"])
        await tx.exec(sql`UPDATE atlas.site SET name_en = ${name} WHERE code = 'ASM-0040'`);
      await tx.exec(sql`
        UPDATE atlas.site_status_event SET struck_at = now(), strike_reason = 'entered in error'
         WHERE id = (SELECT current_state_event_id FROM atlas.site WHERE code = 'ASM-0041')`);
      await tx.exec(sql`SELECT atlas.seal_changes()`);
    });
  }

  async function checked(database: Pick<Database, "transaction"> = engine.database) {
    const lines: string[] = [];
    const broken = await verify(database, (line) => lines.push(line));
    return { broken, lines };
  }

  /** What verify says of the atlas with the damage done. It is undone before anybody else sees it. */
  async function checkedWith({ table, where, set }: Damage): Promise<{ broken: number; lines: string[] }> {
    let said: { broken: number; lines: string[] } | undefined;
    const damaged = engine.database.transaction({ role: "owner", timeoutMs: 60_000 }, async (tx) => {
      const name = identifier(table);
      await tx.exec(sql`ALTER TABLE ${name} DISABLE TRIGGER USER`);
      const touched = await tx.exec(
        set ? sql`UPDATE ${name} SET ${set} WHERE ${where}` : sql`DELETE FROM ${name} WHERE ${where}`,
      );
      // A foreign key that is checked last would keep the table busy.
      await tx.exec(sql`SET CONSTRAINTS ALL IMMEDIATE`);
      await tx.exec(sql`ALTER TABLE ${name} ENABLE TRIGGER USER`);
      expect(touched, "rows damaged").toBe(1);
      said = await checked({ transaction: (_options, work) => work(tx) });
      throw new Error("undo");
    });
    await expect(damaged).rejects.toThrow("undo");
    return said ?? { broken: -1, lines: [] };
  }

  it("finds nothing wrong with a healthy atlas, and says what it looked at", async () => {
    const { broken, lines } = await checked();
    expect(lines.filter((line) => !line.startsWith("ok "))).toEqual([]);
    expect(broken).toBe(0);
    expect(lines).toContainEqual(expect.stringContaining("240 of 240 sites have the state and the history"));
    expect(lines).toContainEqual(expect.stringContaining("3 of 3 releases agree with themselves"));
    expect(lines).toContainEqual(expect.stringMatching(/^ok +4 of 4 entries of the change log/));
    expect(lines).toContainEqual(expect.stringMatching(/^ok +1 of 1 roots of the change log/));
  });

  it.each(damages)("names $what", async (damage) => {
    const { broken, lines } = await checkedWith(damage);
    const wrong = lines.filter((line) => line.startsWith("BROKEN "));
    expect(wrong).toHaveLength(damage.breaks ?? 1);
    for (const line of wrong) expect(line).toMatch(damage.said);
    expect(broken).toBe(damage.breaks ?? 1);
  });

  it("names a guard that is switched off", async () => {
    const run = (statement: Sql) => engine.database.transaction({ role: "owner" }, (tx) => tx.exec(statement));
    await run(sql`ALTER TABLE atlas.site DISABLE TRIGGER site_place`);
    const { lines } = await checked();
    await run(sql`ALTER TABLE atlas.site ENABLE TRIGGER site_place`);
    expect(lines.filter((line) => line.startsWith("BROKEN "))).toEqual([
      expect.stringMatching(
        /(\d+) of (?!\1)\d+ triggers of the tables are at work; .*site_place of atlas\.site is switched off/,
      ),
    ]);
  });

  it("says so when something cannot be looked at, and goes on with the rest", async () => {
    const run = (statement: Sql) => engine.database.transaction({ role: "owner" }, (tx) => tx.exec(statement));
    await run(sql`ALTER TABLE atlas.kindergarten RENAME COLUMN current_state_since TO since`);
    const { broken, lines } = await checked();
    await run(sql`ALTER TABLE atlas.kindergarten RENAME COLUMN since TO current_state_since`);
    expect(broken).toBe(1);
    expect(lines.filter((line) => line.startsWith("BROKEN "))).toEqual([
      expect.stringMatching(/kindergartens .*this could not be looked at: .*current_state_since/),
    ]);
    expect((await checked()).broken).toBe(0);
  });
});
