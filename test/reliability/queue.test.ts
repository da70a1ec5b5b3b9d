import type { Database } from "@asm-atlas/server/src/db/database.ts";
import { DatabaseUnavailableError } from "@asm-atlas/server/src/db/errors.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { asOwner, busyFor, ledgerMigrations, readAll } from "./ledger.ts";

onEachEngine("callers waiting for their turn", (kind) => {
  let engine: RunningEngine;
  let database: Database;

  beforeAll(async () => {
    engine = await openEngine(kind, {
      migrationsDir: await ledgerMigrations(),
      config: { queueMs: 2_000, maxConnections: 1 },
    });
    database = engine.database;
  });
  afterAll(() => engine.stop());

  it("are refused after their time, and the one at work is not disturbed", async () => {
    let isOver = false;
    const holding = database
      .transaction(asOwner, (transaction) => transaction.one<{ done: string }>(busyFor(4)))
      .finally(() => {
        isOver = true;
      });
    await expect(readAll(database, sql`SELECT 1 AS n`)).rejects.toBeInstanceOf(DatabaseUnavailableError);
    expect(isOver).toBe(false);
    expect(await holding).toEqual({ done: "" });
    expect(await readAll(database, sql`SELECT 1 AS n`)).toEqual([{ n: 1 }]);
  });

  it("are served in the order they came", async () => {
    const served: number[] = [];
    const callers = Array.from({ length: 12 }, (_, n) =>
      database.transaction(asOwner, async (transaction) => {
        served.push(n);
        await transaction.exec(sql`SELECT 1`);
      }),
    );
    await Promise.all(callers);
    expect(served).toEqual(Array.from({ length: 12 }, (_, n) => n));
  });

  it("are refused when the database is closed, and the one at work is finished first", async () => {
    const other = await openEngine(kind, { migrationsDir: await ledgerMigrations(), config: { maxConnections: 1 } });
    const holding = other.database.transaction(asOwner, (transaction) =>
      transaction.one<{ done: string }>(busyFor(0.5)),
    );
    const waiting = readAll(other.database, sql`SELECT 1 AS n`);
    const refused = expect(waiting).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await other.stop();
    await refused;
    expect(await holding).toEqual({ done: "" });
    await expect(readAll(other.database, sql`SELECT 1 AS n`)).rejects.toBeInstanceOf(DatabaseUnavailableError);
  });
});
