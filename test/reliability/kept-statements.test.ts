import { randomUUID } from "node:crypto";
import type { Database, TransactionOptions } from "@asm-atlas/server/src/db/database.ts";
import { DatabaseUnavailableError } from "@asm-atlas/server/src/db/errors.ts";
import { askedOften } from "@asm-atlas/server/src/db/kept-statements.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { asOwner, expectUsable, ledgerMigrations } from "./ledger.ts";

const planner: TransactionOptions = { role: "atlas_planner" };
const officer: TransactionOptions = { role: "atlas_officer" };
const publicReader: TransactionOptions = { role: "atlas_public" };

onEachEngine("statements that editors send again and again", (kind) => {
  let engine: RunningEngine;
  let database: Database;

  beforeAll(async () => {
    // One connection: what it keeps can be asked of it.
    engine = await openEngine(kind, { migrationsDir: await ledgerMigrations(), config: { maxConnections: 1 } });
    database = engine.database;
  });
  afterAll(() => engine.stop());

  const rows = (options: TransactionOptions, query: Sql) =>
    database.transaction(options, (transaction) => transaction.many<Record<string, unknown>>(query, 1_000));
  const kept = async (): Promise<readonly string[]> =>
    (await rows(asOwner, sql`SELECT statement FROM pg_prepared_statements WHERE name LIKE 'atlas%'`)).map(
      ({ statement }) => String(statement),
    );
  const insert = (id: string, amount: number) =>
    sql`INSERT INTO ledger (id, amount) VALUES (${id}::uuid, ${amount}::integer) RETURNING amount`;

  it("are kept from their second time on, and give each time their own values", async () => {
    for (let amount = 1; amount <= 12; amount += 1) {
      expect(await rows(planner, insert(randomUUID(), amount))).toEqual([{ amount }]);
    }
    expect(await kept()).toEqual([insert("", 1).text]);
  });

  it("give nobody another's rights, nor another's view", async () => {
    const query = sql`SELECT * FROM ledger ORDER BY 1 LIMIT 1`;
    for (let turn = 0; turn < 3; turn += 1) {
      expect(Object.keys((await rows(planner, query))[0] ?? {})).toEqual(["id", "amount"]);
      expect(Object.keys((await rows(publicReader, query))[0] ?? {})).toEqual(["place", "entries"]);
      expect(Object.keys((await rows(officer, query))[0] ?? {})).toEqual(["id", "amount"]);
    }
    await expect(rows(officer, insert(randomUUID(), 1))).rejects.toMatchObject({ code: "42501" });
  });

  it("may fail as often as they like", async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await expect(rows(planner, insert(randomUUID(), -1))).rejects.toMatchObject({ code: "23514" });
      await expect(rows(planner, insert("no id", 1))).rejects.toMatchObject({ code: "22P02" });
      await expect(rows(planner, sql`SELECT nothing FROM ledger`)).rejects.toMatchObject({ code: "42703" });
    }
    expect(await rows(planner, insert(randomUUID(), 7))).toEqual([{ amount: 7 }]);
  });

  it("are kept also for those who only read, and for the public, where they are marked as asked often", async () => {
    const often = () => askedOften(sql`SELECT 'asked often' AS word, l.* FROM ledger l ORDER BY 2 LIMIT 1`);
    const reader = { ...publicReader, readOnly: true };
    for (let turn = 0; turn < 3; turn += 1) {
      expect(Object.keys((await rows({ ...officer, readOnly: true }, often()))[0] ?? {})).toEqual([
        "word",
        "id",
        "amount",
      ]);
      expect(Object.keys((await rows(reader, often()))[0] ?? {})).toEqual(["word", "place", "entries"]);
    }
    expect((await kept()).filter((text) => text.includes("asked often"))).toHaveLength(2);
  });

  it("are kept only so many, and unmarked none of the owner's, the public's or of those who only read", async () => {
    const numbered = (n: number) => ({ text: `SELECT ${n} AS n`, values: [] }) as unknown as Sql;
    // What comes only once takes no place from what comes again.
    for (let n = 1_000; n < 1_150; n += 1) await rows(planner, numbered(n));
    for (let turn = 0; turn < 2; turn += 1) {
      for (let n = 0; n < 120; n += 1) expect(await rows(planner, numbered(n))).toEqual([{ n }]);
      for (const options of [asOwner, publicReader, { ...planner, readOnly: true }])
        expect(await rows(options, sql`SELECT 'not kept' AS word`)).toEqual([{ word: "not kept" }]);
    }
    const texts = await kept();
    expect(texts.length).toBeGreaterThan(80);
    expect(texts.length).toBeLessThanOrEqual(100);
    expect(texts.filter((text) => text.includes("not kept"))).toEqual([]);
  });

  it("are forgotten with their connection when what they mean has changed meanwhile", async () => {
    const query = sql`SELECT * FROM ledger ORDER BY 1 LIMIT 1`;
    await database.transaction(asOwner, (transaction) =>
      transaction.exec(sql`CREATE OR REPLACE VIEW internal.ledger AS SELECT id, amount, pair FROM atlas.ledger`),
    );
    await expect(rows(planner, query)).rejects.toBeInstanceOf(DatabaseUnavailableError);
    expect(Object.keys((await rows(planner, query))[0] ?? {})).toEqual(["id", "amount", "pair"]);
    await expectUsable(database);
  });
});
