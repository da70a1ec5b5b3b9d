import { randomUUID } from "node:crypto";
import type { Database } from "@asm-atlas/server/src/db/database.ts";
import { RowCountError, TransactionRolledBackError } from "@asm-atlas/server/src/db/errors.ts";
import { join, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { addEntry, asOwner, entryIds, expectUsable, ledgerMigrations, readAll } from "./ledger.ts";

onEachEngine("a transaction", (kind) => {
  let engine: RunningEngine;
  let database: Database;

  beforeAll(async () => {
    engine = await openEngine(kind, { migrationsDir: await ledgerMigrations() });
    database = engine.database;
  });
  afterAll(() => engine.stop());

  it("knows its engine and is ready", async () => {
    expect(database.engine).toBe(kind);
    expect(await database.isReady()).toBe(true);
  });

  it("is kept when its work succeeds, and forgotten when it fails", async () => {
    const kept = randomUUID();
    const forgotten = randomUUID();
    await addEntry(database, kept);
    const failing = database.transaction(asOwner, async (transaction) => {
      await transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${forgotten}, 1)`);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    const ids = await entryIds(database);
    expect(ids.has(kept)).toBe(true);
    expect(ids.has(forgotten)).toBe(false);
  });

  it("shows the same query to staff and public through their own views, and nothing else", async () => {
    const query = sql`SELECT * FROM ledger`;
    const open = await readAll<{ place: string; entries: number }>(database, query, {
      role: "atlas_public",
      readOnly: true,
    });
    expect(open).toEqual([{ place: "somewhere", entries: expect.any(Number) }]);
    const inside = await readAll<object>(database, query, { role: "atlas_planner", readOnly: true });
    expect(Object.keys(inside[0] ?? {})).toEqual(["id", "amount"]);
    for (const relation of [sql`atlas.ledger`, sql`internal.ledger`]) {
      await expect(readAll(database, sql`SELECT * FROM ${relation}`, { role: "atlas_public" })).rejects.toMatchObject({
        code: "42501",
      });
    }
    await expect(readAll(database, sql`SELECT * FROM atlas.ledger`, { role: "atlas_admin" })).rejects.toMatchObject({
      code: "42501",
    });
  });

  it("is the owner's again even after a statement that set a role for good", async () => {
    const login = sql`SELECT current_user AS login`;
    const [before] = await readAll<{ login: string }>(database, login);
    await database.transaction({ role: "atlas_planner" }, (tx) => tx.exec(sql`SET ROLE atlas_public`)).catch(() => 0);
    for (let turn = 0; turn < 12; turn += 1)
      expect((await readAll<{ login: string }>(database, login))[0]).toEqual(before);
  });

  it("leaves no role, setting or search path behind for the next one", async () => {
    const about = sql`SELECT current_user AS login, current_setting('search_path') AS path, current_setting('atlas.actor', true) AS actor, current_setting('TimeZone') AS zone`;
    const before = await readAll<object>(database, about);
    const [planner] = await readAll<{ login: string; actor: string; zone: string }>(database, about, {
      role: "atlas_planner",
      settings: { "atlas.actor": "O'Neil; DROP TABLE", "atlas.reason": "" },
    });
    expect(planner).toMatchObject({
      login: "atlas_planner",
      actor: "O'Neil; DROP TABLE",
      path: "internal, public",
      zone: "UTC",
    });
    const after = await readAll<{ actor: string | null }>(database, about);
    // Once named, a setting reads as empty instead of absent; nobody's value stays.
    expect(after.map((row) => ({ ...row, actor: row.actor || null }))).toEqual(before);
  });

  it("refuses to write when it is to read only, and the next one is not harmed", async () => {
    await expect(addEntry(database, randomUUID(), { role: "owner", readOnly: true })).rejects.toMatchObject({
      code: "25006",
    });
    await expectUsable(database);
  });

  it("passes on what PostgreSQL says of a statement: code and constraint", async () => {
    const query = sql`INSERT INTO atlas.ledger (id, amount) VALUES (${randomUUID()}, -1)`;
    await expect(database.transaction(asOwner, (transaction) => transaction.exec(query))).rejects.toMatchObject({
      code: "23514",
      constraint: "ledger_amount_positive",
    });
  });

  it("passes on what PostgreSQL says only at the commit, and keeps nothing", async () => {
    const id = randomUUID();
    const query = sql`INSERT INTO atlas.ledger (id, amount, pair) VALUES (${id}, 1, ${randomUUID()})`;
    await expect(database.transaction(asOwner, (transaction) => transaction.exec(query))).rejects.toMatchObject({
      code: "23503",
      constraint: "ledger_pair_fk",
    });
    expect((await entryIds(database)).has(id)).toBe(false);
  });

  it("does not report success when the failure of a statement was swallowed", async () => {
    const id = randomUUID();
    const swallowing = database.transaction(asOwner, async (transaction) => {
      await transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${id}, 1)`);
      await transaction.exec(sql`SELECT 1 / 0`).catch(() => 0);
      return "all is well";
    });
    await expect(swallowing).rejects.toBeInstanceOf(TransactionRolledBackError);
    expect((await entryIds(database)).has(id)).toBe(false);
  });

  it("gives exactly one row, one or none, or at most so many, or says so", async () => {
    const rows = (count: number) => sql`SELECT n FROM generate_series(1, ${count}) AS n`;
    await database.transaction(asOwner, async (transaction) => {
      expect(await transaction.one(rows(1))).toEqual({ n: 1 });
      expect(await transaction.maybeOne(rows(0))).toBeUndefined();
      expect(await transaction.maybeOne(rows(1))).toEqual({ n: 1 });
      expect(await transaction.many(rows(3), 3)).toHaveLength(3);
      await expect(transaction.one(rows(0))).rejects.toBeInstanceOf(RowCountError);
      await expect(transaction.one(rows(2))).rejects.toBeInstanceOf(RowCountError);
      await expect(transaction.maybeOne(rows(2))).rejects.toBeInstanceOf(RowCountError);
      await expect(transaction.many(rows(4), 3)).rejects.toMatchObject({ name: "RowCountError", rows: 4 });
    });
  });

  it("takes one statement at a time", async () => {
    const two = sql`SELECT 1 AS n; SELECT 2 AS n`;
    await expect(database.transaction(asOwner, (transaction) => transaction.many(two, 10))).rejects.toMatchObject({
      code: "42601",
    });
  });

  it("refuses statements after it is over", async () => {
    const late = await database.transaction(asOwner, async (transaction) => () => transaction.one(sql`SELECT 1 AS n`));
    await expect(late()).rejects.toThrow("over");
  });

  it("is not kept when its work forgot to wait for a statement", async () => {
    const id = randomUUID();
    const unfinished: Promise<number>[] = [];
    const forgetful = database.transaction(asOwner, async (transaction) => {
      unfinished.push(transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${id}, 1)`));
      return "done";
    });
    await expect(forgetful).rejects.toThrow("not awaited");
    await Promise.allSettled(unfinished);
    expect((await entryIds(database)).has(id)).toBe(false);
  });

  it("reads values the same way on every engine", async () => {
    const [row] = await readAll<object>(
      database,
      sql`SELECT date '2019-09-01' AS a_date, ARRAY[date '2010-12-10', NULL] AS dates, timestamptz '2026-11-24 10:25:00.25+08' AS a_time,
        ARRAY[timestamptz '2026-01-01 00:00:00Z'] AS times, 9007199254740991::int8 AS a_count, 1234.5678::numeric AS area, ARRAY[1.5, 2]::numeric[] AS areas,
        '{"a": [1, null]}'::jsonb AS json, true AS yes, ARRAY['Ө', NULL, 'a,"b"'] AS words, 1.5::float8 AS ratio, NULL::date AS nothing,
        count(*) AS counted, ${["x", "y"]}::text[] AS passed_words, ${JSON.stringify({ k: "Ү" })}::jsonb AS passed_json`,
    );
    expect(row).toEqual({
      a_date: "2019-09-01",
      dates: ["2010-12-10", null],
      a_time: "2026-11-24T02:25:00.25Z",
      times: ["2026-01-01T00:00:00Z"],
      a_count: Number.MAX_SAFE_INTEGER,
      area: 1234.5678,
      areas: [1.5, 2],
      json: { a: [1, null] },
      yes: true,
      words: ["Ө", null, 'a,"b"'],
      ratio: 1.5,
      nothing: null,
      counted: 1,
      passed_words: ["x", "y"],
      passed_json: { k: "Ү" },
    });
    await expect(readAll(database, sql`SELECT 9007199254740993::int8 AS too_large`)).rejects.toThrow("too large");
    await expectUsable(database);
  });

  it("sends a large value and gets a large answer whole", async () => {
    const text = "Дундговь ".repeat(200_000);
    const row = await database.transaction(asOwner, (transaction) =>
      transaction.one<{ back: string }>(sql`SELECT ${text}::text AS back`),
    );
    expect(row.back === text).toBe(true);
  });

  it("runs statements asked for at the same time one after another", async () => {
    const rows = await database.transaction(asOwner, (transaction) =>
      Promise.all(Array.from({ length: 20 }, (_, n) => transaction.one<{ n: number }>(sql`SELECT ${n}::int AS n`))),
    );
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it("answers what was asked at once up to the statement that fails, refuses the rest with its error, and keeps nothing", async () => {
    const ids = [randomUUID(), randomUUID()] as const;
    const insert = (id: string) => sql`INSERT INTO atlas.ledger (id, amount) VALUES (${id}, 1)`;
    let outcomes: readonly PromiseSettledResult<unknown>[] = [];
    const failing = database.transaction(asOwner, async (transaction) => {
      outcomes = await Promise.allSettled([
        transaction.exec(insert(ids[0])),
        transaction.one(sql`SELECT 1 / 0 AS n`),
        transaction.exec(insert(ids[1])),
        transaction.one(sql`SELECT 2 AS n`),
      ]);
    });
    await expect(failing).rejects.toBeInstanceOf(TransactionRolledBackError);
    const refused = { status: "rejected", reason: expect.objectContaining({ code: "22012" }) };
    expect(outcomes).toEqual([{ status: "fulfilled", value: 1 }, refused, refused, refused]);
    const known = await entryIds(database);
    expect(ids.some((id) => known.has(id))).toBe(false);
    await expectUsable(database);
  });

  it("refuses a value that cannot be written, and gives the statements beside it their own answers", async () => {
    const unwritable = {
      toPostgres: () => {
        throw new TypeError("cannot be written");
      },
    };
    const outcomes = await database.transaction(asOwner, (transaction) =>
      Promise.allSettled([
        transaction.one(sql`SELECT 1 AS n`),
        transaction.one(sql`SELECT ${unwritable as unknown as string}::text AS n`),
        transaction.one(sql`SELECT 3 AS n`),
      ]),
    );
    expect(outcomes).toEqual([
      { status: "fulfilled", value: { n: 1 } },
      { status: "rejected", reason: expect.objectContaining({ message: "cannot be written" }) },
      { status: "fulfilled", value: { n: 3 } },
    ]);
  });

  it("tells of a commit after it, and not of a reading or failed transaction", async () => {
    let told = 0;
    const stop = database.onChange(() => {
      told += 1;
    });
    await readAll(database, sql`SELECT 1 AS n`);
    await addEntry(database, randomUUID(), { role: "owner", readOnly: true }).catch(() => 0);
    expect(told).toBe(0);
    await addEntry(database, randomUUID());
    expect(told).toBeGreaterThan(0);
    stop();
    const toldBefore = told;
    await addEntry(database, randomUUID());
    expect(told).toBe(toldBefore);
  });

  it("sees one moment when it reads only, whatever others commit meanwhile", async () => {
    if (kind === "embedded") return expect((await entryIds(database)).size).toBeGreaterThan(0); // serial: there is no meanwhile
    const [before, after] = await database.transaction({ role: "owner", readOnly: true }, async (transaction) => {
      const counted = () => transaction.one<{ n: number }>(sql`SELECT count(*) AS n FROM atlas.ledger`);
      const first = await counted();
      await addEntry(database, randomUUID());
      return [first, await counted()];
    });
    expect(after).toEqual(before);
  });

  it("joins lists of values as values", async () => {
    const names = ["a'; DROP TABLE atlas.ledger; --", "b"];
    const rows = await readAll<{ name: string }>(
      database,
      sql`SELECT name FROM (VALUES (${join(names, "), (")})) AS t (name)`,
    );
    expect(rows.map(({ name }) => name)).toEqual(names);
  });
});
