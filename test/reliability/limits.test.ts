import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@asm-atlas/server/src/db/database.ts";
import { TransactionTimeoutError } from "@asm-atlas/server/src/db/errors.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { asOwner, busyFor, entryIds, expectUsable, ledgerMigrations } from "./ledger.ts";

// An engine is back after three seconds; where others keep the machine busy it takes many times that.
vi.setConfig({ testTimeout: 240_000 });

const transactionMs = 1_000;

onEachEngine("the limits of a transaction", (kind) => {
  let engine: RunningEngine;
  let database: Database;

  beforeAll(async () => {
    engine = await openEngine(kind, {
      migrationsDir: await ledgerMigrations(),
      config: { transactionMs, queueMs: 120_000, maxConnections: 1 },
    });
    database = engine.database;
  });
  afterAll(() => engine.stop());

  it("cut a statement that takes too long, keep nothing of it, and the next caller is served", async () => {
    const id = randomUUID();
    const startedAt = Date.now();
    const busyMs = 120_000;
    const slow = database.transaction(asOwner, async (transaction) => {
      await transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${id}, 1)`);
      await transaction.exec(busyFor(busyMs / 1_000));
    });
    await expect(slow).rejects.toBeInstanceOf(TransactionTimeoutError);
    // Far from its end: how far depends on who else is at work on the machine.
    expect(Date.now() - startedAt).toBeLessThan(busyMs / 2);
    await expectUsable(database);
    expect((await entryIds(database)).has(id)).toBe(false);
  });

  it("cut a computation that never asks whether it may go on", async () => {
    const endless = sql`SELECT count(*) AS n FROM generate_series(1, 100000) a, generate_series(1, 100000) b`;
    await expect(database.transaction(asOwner, (transaction) => transaction.one(endless))).rejects.toBeInstanceOf(
      TransactionTimeoutError,
    );
    await expectUsable(database);
  });

  it("cut work that does something else than SQL, without ending the engine", async () => {
    const errorsBefore = engine.logged.filter(({ level }) => level === "error").length;
    const id = randomUUID();
    const dreaming = database.transaction({ role: "owner", timeoutMs: 1_500 }, async (transaction) => {
      await transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${id}, 1)`);
      await sleep(6_000);
    });
    await expect(dreaming).rejects.toBeInstanceOf(TransactionTimeoutError);
    expect((await entryIds(database)).has(id)).toBe(false);
    expect(engine.logged.filter(({ level }) => level === "error")).toHaveLength(errorsBefore);
  });

  it("let a caller leave while waiting for a turn", async () => {
    let isOver = false;
    const holding = database
      .transaction({ role: "owner", timeoutMs: 20_000 }, (transaction) => transaction.exec(busyFor(3)))
      .finally(() => {
        isOver = true;
      });
    const waiting = database.transaction({ role: "owner", signal: AbortSignal.timeout(50) }, (transaction) =>
      transaction.exec(sql`SELECT 1`),
    );
    await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
    expect(isOver).toBe(false);
    await holding;
    await expectUsable(database);
  });

  it("let a caller leave in the middle of a statement, at once, and keep nothing", async () => {
    const errorsBefore = engine.logged.filter(({ level }) => level === "error").length;
    const id = randomUUID();
    const caller = new AbortController();
    let leftAt = Number.POSITIVE_INFINITY;
    const leaving = database.transaction(
      { role: "owner", timeoutMs: 20_000, signal: caller.signal },
      async (transaction) => {
        await transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${id}, 1)`);
        setTimeout(() => {
          leftAt = Date.now();
          caller.abort();
        }, 500);
        await transaction.exec(busyFor(5));
      },
    );
    await expect(leaving).rejects.toMatchObject({ name: "AbortError" });
    expect(Date.now() - leftAt).toBeLessThan(4_000);
    await expectUsable(database);
    expect((await entryIds(database)).has(id)).toBe(false);
    expect(engine.logged.filter(({ level }) => level === "error")).toHaveLength(errorsBefore);
  });

  it("refuse a caller who has left before", async () => {
    const gone = AbortSignal.abort();
    await expect(database.transaction({ role: "owner", signal: gone }, async () => 1)).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});
