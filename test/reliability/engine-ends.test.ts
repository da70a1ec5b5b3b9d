import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@asm-atlas/server/src/db/database.ts";
import { DatabaseUnavailableError } from "@asm-atlas/server/src/db/errors.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { endEngine } from "./end-engine.ts";
import { addEntry, asOwner, busyFor, entryIds, expectUsable, ledgerMigrations } from "./ledger.ts";

// An engine is back after three seconds; where others keep the machine busy it takes many times that.
vi.setConfig({ testTimeout: 240_000 });

onEachEngine("an engine that ends in the middle of requests", (kind) => {
  let engine: RunningEngine;
  let database: Database;

  beforeAll(async () => {
    engine = await openEngine(kind, { migrationsDir: await ledgerMigrations(), config: { queueMs: 120_000 } });
    database = engine.database;
  });
  afterAll(() => engine.stop());

  it("gives the one at work a clear refusal, keeps what was acknowledged and nothing else, and serves again", async () => {
    const acknowledged = randomUUID();
    const cut = randomUUID();
    await addEntry(database, acknowledged);
    let isInside = false;
    const inside = database.transaction(asOwner, async (transaction) => {
      await transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${cut}, 1)`);
      isInside = true;
      if (kind === "embedded") await transaction.exec(sql`SET LOCAL idle_in_transaction_session_timeout = 20`);
      await sleep(300);
      await transaction.exec(busyFor(0.1));
    });
    const refused = expect(inside).rejects.toBeInstanceOf(DatabaseUnavailableError);
    while (!isInside) await sleep(5);
    if (kind === "server") await endEngine(engine);
    await refused;
    await expectUsable(database);
    const present = await entryIds(database);
    expect([present.has(acknowledged), present.has(cut)]).toEqual([true, false]);
  });

  it("loses nothing acknowledged and keeps nothing refused, whoever is at work or waiting, three times over", async () => {
    const acknowledged: string[] = [];
    const refused: string[] = [];
    const surprises: unknown[] = [];
    let isOver = false;
    const writer = async () => {
      while (!isOver) {
        const id = randomUUID();
        try {
          await addEntry(database, id);
          acknowledged.push(id);
        } catch (error) {
          if (!(error instanceof DatabaseUnavailableError)) surprises.push(error);
          else if (!error.mayHaveCommitted) refused.push(id);
          await sleep(5);
        }
      }
    };
    const writers = Array.from({ length: 8 }, writer);
    for (let times = 0; times < 3; times += 1) {
      const before = acknowledged.length;
      while (acknowledged.length < before + 40) await sleep(5);
      await endEngine(engine);
    }
    const before = acknowledged.length;
    while (acknowledged.length < before + 40) await sleep(5);
    isOver = true;
    await Promise.all(writers);

    expect(surprises).toEqual([]);
    expect(refused.length).toBeGreaterThan(0);
    const present = await entryIds(database);
    expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
    expect(refused.filter((id) => present.has(id))).toEqual([]);
  });

  it("is noticed by whoever asks whether the database is ready, and it is again", async () => {
    await endEngine(engine);
    await expect.poll(() => database.isReady(), { timeout: 120_000 }).toBe(true);
    await expectUsable(database);
  });

  it("goes on telling of changes afterwards", async () => {
    await endEngine(engine);
    let told = 0;
    const stop = database.onChange(() => {
      told += 1;
    });
    await expectUsable(database);
    expect(told).toBeGreaterThan(0);
    stop();
  });
});
