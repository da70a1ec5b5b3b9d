import { randomUUID } from "node:crypto";
import { cp, readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { backUp } from "@asm-atlas/server/src/backup/backup.ts";
import { filledByMigrations } from "@asm-atlas/server/src/backup/loading.ts";
import { restore } from "@asm-atlas/server/src/backup/restore.ts";
import type { Database } from "@asm-atlas/server/src/db/database.ts";
import { atlasMigrationsDir } from "@asm-atlas/server/src/db/migrate.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { RefusedError } from "@asm-atlas/server/src/refused.ts";
import { verify } from "@asm-atlas/server/src/verification/verify.ts";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type AtlasServer, type Person, startAtlas } from "../helpers/atlas-server.ts";
import { backupContent, backupLines, backupRows, forgeBackup } from "../helpers/backups.ts";
import { engines, makeWorkDir, onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";

// A backup is restored into database after database here.
vi.setConfig({ testTimeout: 240_000 });

const silent = () => undefined;
const run = (database: Database, statement: Sql) =>
  database.transaction({ role: "owner", timeoutMs: 60_000 }, (tx) => tx.exec(statement));
const one = <Row>(database: Database, query: Sql) =>
  database.transaction({ role: "owner", readOnly: true }, (tx) => tx.one<Row>(query));

/** Text with all that a file, a line, a JSON text or a shell might trip over. */
const awkward = "Quotes \" and ' and \\ and \\n,\ttab,\nline, \u2028 line separator, {braces}, Өмнөговь, 🏔, \u0007";

/** What the demo does not have: a real account, someone signed in, a record in the bin, times to the microsecond, awkward words. */
async function addOddities(database: Database): Promise<void> {
  const account = randomUUID();
  await run(
    database,
    sql`INSERT INTO atlas.account (id, email, display_name, role, password_hash, created_at)
        VALUES (${account}, 'someone@example.org', ${awkward.slice(0, 100)}, 'planner', '$argon2id$secret', '2026-01-02 03:04:05.000006+08')`,
  );
  await run(
    database,
    sql`INSERT INTO atlas.session (token_hash, account_id, expires_at) VALUES (sha256('token'), ${account}, now() + interval '1 hour')`,
  );
  await run(
    database,
    sql`UPDATE atlas.site SET aliases = ARRAY[${awkward}, '', 'NULL', 'a,b'], deleted_at = '2026-11-01 00:00:00.123456+00', area_ha = 0.1::float8 + 0.2
         WHERE code = 'ASM-0003'`,
  );
  // Changes that were written down, chained and sealed, and an event struck as entered in error.
  await database.transaction({ role: "owner", settings: { "atlas.request_id": "a request" } }, async (tx) => {
    await tx.exec(sql`UPDATE atlas.site SET name_en = ${awkward.slice(0, 40)} WHERE code = 'ASM-0004'`);
    await tx.exec(sql`
      UPDATE atlas.site_status_event SET struck_at = now(), strike_reason = 'entered in error'
       WHERE id = (SELECT current_state_event_id FROM atlas.site WHERE code = 'ASM-0005')`);
    await tx.exec(sql`SELECT atlas.seal_changes()`);
  });
  // Numbers of transactions that a new database is going to give again.
  await run(
    database,
    sql`INSERT INTO atlas.collection_change (table_name, transaction_id)
        SELECT 'organisation', n::text::xid8 FROM generate_series(700, 5000) n ON CONFLICT DO NOTHING`,
  );
}

/** Every byte of every public collection, and what staff see, as the server sends it. */
async function served(atlas: AtlasServer): Promise<Record<string, string>> {
  const bodies: Record<string, string> = {};
  const withoutTime = (text: string) =>
    text.replace(/"timeStamp":"[^"]*"/, '"timeStamp":""').replaceAll(atlas.url, "http://atlas");
  const look = async (person: Person, projection: "published" | "internal") => {
    for (const { layer, shape } of layersFor(projection)) {
      const paths = [
        `/ogc/collections/${layer.id}/items?limit=10000`,
        ...(shape.feed ? [`/api/map/${layer.id}.geojson`] : []),
      ];
      for (const path of paths) {
        const answer = await person.asks(path, { headers: { accept: "application/geo+json" } });
        expect(answer.status, path).toBe(200);
        bodies[`${projection} ${path} ${answer.headers["atlas-version"] ?? ""}`] = withoutTime(answer.text);
      }
    }
  };
  await look(atlas.anyone, "published");
  await look(await atlas.signedIn("planner"), "internal");
  return bodies;
}

onEachEngine("a backup", (kind) => {
  let atlas: AtlasServer;
  let file: string;
  let folder: string;
  let shown: Record<string, string>;

  beforeAll(async () => {
    atlas = await startAtlas(kind);
    // Before anything is odd: with a real account here the demo accounts are not offered any more.
    shown = await served(atlas);
    folder = await makeWorkDir("backup");
    await backUp(atlas.engine.database, join(folder, "as-shown.bak"), silent);
    await addOddities(atlas.engine.database);
    file = join(folder, "atlas.bak");
    await backUp(atlas.engine.database, file, silent);
  });
  afterAll(() => atlas?.stop());

  it("is a file for its owner alone, of one JSON value a line, without who is signed in", async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["as-shown.bak", "atlas.bak"]);
    const lines = await backupLines(file);
    for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      format: "asm-atlas-backup",
      formatVersion: 2,
      product: "0.1.0",
    });
    const { rows } = JSON.parse(lines.at(-1) ?? "");
    expect(rows).toMatchObject({ "atlas.site": 240, "atlas.account": 4, "publication.release": 3 });
    expect(Object.keys(rows)).not.toContain("atlas.session");
    expect(await backupRows(file, "atlas.account")).toContainEqual(
      expect.objectContaining({ email: "someone@example.org", password_hash: "$argon2id$secret" }),
    );
  });

  it("holds every table of the atlas", async () => {
    const tables = await atlas.engine.database.transaction({ role: "owner", readOnly: true }, (tx) =>
      tx.many<{ name: string }>(
        sql`SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('atlas', 'publication') AND tablename <> 'session'`,
        1_000,
      ),
    );
    const { rows } = JSON.parse((await backupLines(file)).at(-1) ?? "");
    expect(Object.keys(rows).sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  it("leaves an earlier backup as it was when it cannot be made", async () => {
    const target = join(folder, "earlier.bak");
    await writeFile(target, "an earlier backup");
    const failing = { transaction: () => Promise.reject(new Error("away")) };
    await expect(backUp(failing, target, silent)).rejects.toThrow("away");
    expect(await readFile(target, "utf8")).toBe("an earlier backup");
    expect((await readdir(folder)).filter((name) => name.includes(".part"))).toEqual([]);
    await backUp(atlas.engine.database, target, silent);
    expect((await stat(target)).mode & 0o777).toBe(0o600);
    expect(await backupContent(target)).toEqual(await backupContent(file));
  });

  it("says in a sentence where it cannot be written", async () => {
    await expect(backUp(atlas.engine.database, join(folder, "no", "such.bak"), silent)).rejects.toThrow(
      "cannot be written: its folder does not exist",
    );
    await expect(backUp(atlas.engine.database, folder, silent)).rejects.toThrow("is not a file");
  });

  it.skipIf(kind === "embedded")("is of one moment, whatever is committed while it is written", async () => {
    const { database } = atlas.engine;
    let committed: Promise<number> | undefined;
    const target = join(folder, "moment.bak");
    await backUp(database, target, () => {
      committed ??= run(
        database,
        sql`INSERT INTO atlas.organisation (id, code, name_en, kind) VALUES (${randomUUID()}, 'ORG-LATE', 'Too late', 'ngo')`,
      );
    });
    expect(await committed).toBe(1);
    const organisations = await backupRows(target, "atlas.organisation");
    expect(organisations.map(({ code }) => code)).not.toContain("ORG-LATE");
    await run(database, sql`DELETE FROM atlas.organisation WHERE code = 'ORG-LATE'`);
  });

  describe.each(engines)("restored into an empty atlas (%s)", (target) => {
    let restored: RunningEngine;
    beforeAll(async () => {
      restored = await openEngine(target);
      await restore(restored.database, file, silent);
    });
    afterAll(() => restored?.stop());

    it("is the same atlas: its own backup says the same, row by row", async () => {
      const again = join(folder, `${target}-again.bak`);
      await backUp(restored.database, again, silent);
      expect(await backupContent(again)).toEqual(await backupContent(file));
      const [site] = (await backupRows(again, "atlas.site")).filter(({ code }) => code === "ASM-0003");
      expect(site).toMatchObject({ area_ha: "0.30000000000000004", deleted_at: "2026-11-01 00:00:00.123456+00" });
    });

    it("holds against every check, and its guards are at work again", async () => {
      const lines: string[] = [];
      expect(await verify(restored.database, (line) => lines.push(line)), lines.join("\n")).toBe(0);
      await expect(run(restored.database, sql`DELETE FROM atlas.site_status_event`)).rejects.toMatchObject({
        constraint: "site_status_event_append_only",
      });
      await expect(run(restored.database, sql`UPDATE atlas.site SET current_state = 'FORMAL'`)).rejects.toMatchObject({
        constraint: "site_state_is_derived",
      });
      const loose = await one<{ loose: number }>(
        restored.database,
        sql`SELECT count(*) AS loose FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
             WHERE n.nspname IN ('atlas', 'publication') AND k.condeferred`,
      );
      expect(loose).toEqual(
        await one<{ loose: number }>(
          atlas.engine.database,
          sql`SELECT count(*) AS loose FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
               WHERE n.nspname IN ('atlas', 'publication') AND k.condeferred`,
        ),
      );
    });

    it("goes on counting versions where it was, although a new database gives old transaction numbers again", async () => {
      const version = () =>
        one<{ version: number }>(
          restored.database,
          sql`SELECT version FROM atlas.collection_version WHERE table_name = 'organisation'`,
        ).then((row) => row.version);
      const before = await version();
      for (let times = 0; times < 3; times += 1)
        await run(restored.database, sql`UPDATE atlas.organisation SET founded_on = founded_on WHERE code = 'ORG-001'`);
      expect(await version()).toBe(before + 3);
    });

    it("refuses to be restored into a second time, and stays as it is", async () => {
      const sites = () =>
        one(restored.database, sql`SELECT count(*) AS sites, max(updated_at) AS newest FROM atlas.site`);
      const before = await sites();
      await expect(restore(restored.database, file, silent)).rejects.toThrow(
        /This atlas is not empty: .*atlas\.account/,
      );
      expect(await sites()).toEqual(before);
    });
  });

  it.each(engines)("restored shows anyone and staff the same bytes (%s)", async (target) => {
    const engine = await openEngine(target);
    await restore(engine.database, join(folder, "as-shown.bak"), silent);
    const copy = await startAtlas(target, { engine });
    try {
      const other = await served(copy);
      expect(Object.keys(other)).toEqual(Object.keys(shown));
      for (const [path, body] of Object.entries(shown)) expect(other[path] === body, path).toBe(true);
    } finally {
      await copy.stop();
    }
  });
});

onEachEngine("a restore", (kind) => {
  let engine: RunningEngine;
  let folder: string;
  let good: string;
  const bad = (name: string) => join(folder, `${name}.bak`);

  beforeAll(async () => {
    folder = await makeWorkDir("restore");
    good = join(folder, "good.bak");
    const source = await startAtlas(kind);
    await backUp(source.engine.database, good, silent);
    await source.stop();
    engine = await openEngine(kind);
  });
  afterAll(() => engine?.stop());

  const isEmpty = async () => {
    const before = join(folder, "empty.bak");
    await backUp(engine.database, before, silent);
    const { rows } = JSON.parse((await backupLines(before)).at(-1) ?? "");
    const filled = Object.keys(rows).filter((table) => rows[table] > 0);
    expect(filled.filter((table) => !filledByMigrations.includes(table))).toEqual([]);
    expect(await verify(engine.database, silent)).toBe(0);
  };

  it("begins with what the migrations put in, and nothing else", isEmpty);

  const spoilt: readonly [what: string, sentence: RegExp, make: (target: string) => Promise<void>][] = [
    [
      "a file that is cut short",
      /is cut short/,
      async (target) => {
        await cp(good, target);
        await truncate(target, (await stat(good)).size - 1_000);
      },
    ],
    ["an empty file", /is cut short/, (target) => writeFile(target, "")],
    [
      "a file that ends after a whole line",
      /is cut short/,
      async (target) => writeFile(target, gzipSync(`${(await backupLines(good)).slice(0, 500).join("\n")}\n`)),
    ],
    [
      "a file with one letter changed",
      /its checksum is not that of what it holds/,
      async (target) => {
        const text = gunzipSync(await readFile(good)).toString("utf8");
        await writeFile(target, gzipSync(text.replace("Demo site 17", "Demo site 18")));
      },
    ],
    [
      "a file with bytes changed on the disk",
      /is damaged/,
      async (target) => {
        const bytes = await readFile(good);
        bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 64);
        await writeFile(target, bytes);
      },
    ],
    [
      "a file with something after its end",
      /something follows its last line/,
      async (target) => writeFile(target, gzipSync(`${(await backupLines(good)).join("\n")}\n{"more":1}\n`)),
    ],
    ["another compressed file", /is no backup of the atlas/, (target) => writeFile(target, gzipSync("hello\n"))],
    ["a text", /is damaged, or is no backup/, (target) => writeFile(target, "ten years of work")],
    [
      "a later format",
      /is a backup of format 3/,
      (target) =>
        forgeBackup(good, target, ([header = "", ...rest]) => [
          header.replace('"formatVersion":2', '"formatVersion":3'),
          ...rest,
        ]),
    ],
    [
      "a backup of an older schema",
      /is of migration 17 .* Restore it with the version of the atlas that made it/,
      (target) =>
        forgeBackup(good, target, ([header = "", ...rest]) => {
          const told = JSON.parse(header);
          const migrations = told.migrations.filter(({ version }: { version: number }) => version <= 17);
          return [JSON.stringify({ ...told, migrations }), ...rest];
        }),
    ],
    [
      "a backup of another schema of the same number",
      /comes from another schema: migration 5 \(site\)/,
      (target) =>
        forgeBackup(good, target, ([header = "", ...rest]) => {
          const told = JSON.parse(header);
          told.migrations[4].md5 = "0".repeat(32);
          return [JSON.stringify(told), ...rest];
        }),
    ],
    [
      "a backup with a row too few",
      /atlas\.zone_stage_event would have \d+ rows/,
      (target) =>
        forgeBackup(good, target, (lines) => {
          const at = lines.findIndex((line) => line.startsWith('{"table":"atlas.zone_stage_event"'));
          return [...lines.slice(0, at + 1), ...lines.slice(at + 2)];
        }),
    ],
    [
      "a backup with a table this atlas does not have",
      /holds a table atlas\.well \(code\)/,
      (target) => forgeBackup(good, target, (lines) => [...lines, '{"table":"atlas.well","columns":["code"]}']),
    ],
    [
      "rows that belong to no table",
      /before it names a table/,
      (target) => forgeBackup(good, target, ([header = "", ...rest]) => [header, '["x"]', ...rest]),
    ],
  ];

  it.each(spoilt)("refuses %s in a sentence and changes nothing", async (what, sentence, make) => {
    const target = bad(what.replaceAll(" ", "-"));
    await make(target);
    const refusal = await restore(engine.database, target, silent).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(RefusedError);
    expect((refusal as Error).message).toMatch(sentence);
  });

  it("changes nothing either when the database refuses a row half-way", async () => {
    const target = bad("unknown-unit");
    await forgeBackup(good, target, (lines) => {
      const at = lines.findIndex((line) => line.startsWith('{"table":"atlas.kindergarten"'));
      return lines.map((line, index) => (index === at + 1 ? line.replace(/"MN-\d+"/, '"MN-999"') : line));
    });
    await expect(restore(engine.database, target, silent)).rejects.toMatchObject({
      constraint: "kindergarten_aimag_fk",
    });
  });

  it.each([
    ["does not exist", () => join(folder, "nowhere.bak")],
    ["is a folder", () => folder],
  ])("says that a file %s", async (words, path) => {
    await expect(restore(engine.database, path(), silent)).rejects.toThrow(words);
  });

  it("refuses an atlas that holds a single account", async () => {
    await run(
      engine.database,
      sql`INSERT INTO atlas.account (id, email, display_name, role, password_hash) VALUES (${randomUUID()}, 'first@example.org', 'First', 'planner', '!')`,
    );
    await expect(restore(engine.database, good, silent)).rejects.toThrow("This atlas is not empty");
    await run(engine.database, sql`DELETE FROM atlas.account`);
  });

  it("has left the atlas empty through all of that, and then succeeds", async () => {
    await isEmpty();
    const told: number[] = [];
    const { rows } = await restore(engine.database, good, (done) => told.push(done));
    expect(told.at(-1)).toBe(rows);
    expect(await one(engine.database, sql`SELECT count(*) AS sites FROM atlas.site`)).toEqual({ sites: 240 });
  });
});

onEachEngine("a table that numbers its rows", (kind) => {
  it("goes on with the next number after a restore, and keeps foreign keys that look at themselves", async () => {
    const migrationsDir = await makeWorkDir("migrations");
    await cp(atlasMigrationsDir, migrationsDir, { recursive: true });
    await writeFile(
      join(migrationsDir, "900.do.diary.sql"),
      `CREATE TABLE atlas.diary (id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT diary_pk PRIMARY KEY, words text, twice text GENERATED ALWAYS AS (words || words) STORED,
         after_id bigint CONSTRAINT diary_after_fk REFERENCES atlas.diary (id) DEFERRABLE INITIALLY DEFERRED)`,
    );
    const source = await openEngine(kind, { migrationsDir, baseMigrationsDir: atlasMigrationsDir });
    const file = join(await makeWorkDir("diary"), "diary.bak");
    await run(
      source.database,
      sql`INSERT INTO atlas.diary (words, after_id) VALUES ('first', 2), ('second', NULL), ('third', 1)`,
    );
    await run(source.database, sql`DELETE FROM atlas.diary WHERE words = 'third'`);
    await backUp(source.database, file, silent);
    await source.stop();
    const target = await openEngine(kind, { migrationsDir, baseMigrationsDir: atlasMigrationsDir });
    await restore(target.database, file, silent);
    const row = await target.database.transaction({ role: "owner" }, (tx) =>
      tx.one(sql`INSERT INTO atlas.diary (words) VALUES ('fourth') RETURNING id, twice`),
    );
    expect(row).toEqual({ id: 4, twice: "fourthfourth" });
    const { rows } = await target.database.transaction({ role: "owner" }, (tx) =>
      tx.one<{ rows: object }>(sql`SELECT json_agg(d ORDER BY id) AS rows FROM atlas.diary d WHERE id < 4`),
    );
    expect(rows).toEqual([
      { id: 1, words: "first", twice: "firstfirst", after_id: 2 },
      { id: 2, words: "second", twice: "secondsecond", after_id: null },
    ]);
    expect(
      await one(
        target.database,
        sql`SELECT condeferrable, condeferred FROM pg_constraint WHERE conname = 'diary_after_fk'`,
      ),
    ).toEqual({ condeferrable: true, condeferred: true });
    await target.stop();
  });
});
