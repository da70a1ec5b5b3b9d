import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@asm-atlas/server/src/db/database.ts";
import { DatabaseUnavailableError, TransactionTimeoutError } from "@asm-atlas/server/src/db/errors.ts";
import { sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";
import { addEntry, asOwner, busyFor, entryIds, expectUsable, ledgerMigrations } from "./ledger.ts";

const requestsAtOnce = 50;
const rounds = 12;

/** mulberry32: the same storm for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What was promised to whom, to be held against what the database has in the end. */
interface Promises {
  readonly acknowledged: Set<string>;
  readonly refused: Set<string>;
  /** The commit was sent, but its answer lost: either is right. */
  readonly unclear: Set<string>;
  readonly wrong: string[];
  readonly counts: Record<string, number>;
}

type Request = (database: Database, random: () => number, promises: Promises) => Promise<void>;

const isExpected = (error: unknown): boolean =>
  error instanceof DatabaseUnavailableError ||
  error instanceof TransactionTimeoutError ||
  (error instanceof Error && (error.name === "AbortError" || "code" in error));

function settle(id: string, promises: Promises, error: unknown): void {
  if (!isExpected(error)) promises.wrong.push(`unexpected: ${error}`);
  if (error instanceof DatabaseUnavailableError && error.mayHaveCommitted) promises.unclear.add(id);
  else promises.refused.add(id);
}

const requests: Readonly<Record<string, Request>> = {
  async reads(database, random, { wrong }) {
    const n = Math.floor(random() * 1000);
    const rows = await database.transaction({ role: "owner", readOnly: true }, (transaction) =>
      transaction.many<{ n: number; entries: number }>(
        sql`SELECT ${n}::int AS n, (SELECT count(*) FROM atlas.ledger) AS entries`,
        10,
      ),
    );
    if (rows.length !== 1 || rows[0]?.n !== n) wrong.push(`asked for ${n}, got ${JSON.stringify(rows)}`);
  },
  async readsAsAnyone(database, _random, { wrong }) {
    const row = await database.transaction({ role: "atlas_public", readOnly: true }, (transaction) =>
      transaction.one<object>(sql`SELECT * FROM ledger`),
    );
    if (!("place" in row)) wrong.push(`the public saw ${JSON.stringify(row)}`);
  },
  async writes(database, _random, promises) {
    const id = randomUUID();
    const rows = await addEntry(database, id);
    if (rows !== 1) promises.wrong.push(`a write touched ${rows} rows`);
    promises.acknowledged.add(id);
  },
  async writesTwice(database, _random, promises) {
    const [first, second] = [randomUUID(), randomUUID()];
    await database.transaction(asOwner, async (transaction) => {
      await transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${first}, 1)`);
      await transaction.exec(sql`INSERT INTO atlas.ledger (id, amount, pair) VALUES (${second}, 2, ${first})`);
    });
    promises.acknowledged.add(first).add(second);
  },
  async fails(database, random, promises) {
    const id = randomUUID();
    const failures = [
      sql`SELECT 1 / 0`,
      sql`SELECT nonsense`,
      sql`INSERT INTO atlas.ledger (id, amount) VALUES (${id}, 1)`,
      sql`)`,
    ];
    const failure = failures[Math.floor(random() * failures.length)] ?? sql`)`;
    try {
      await database.transaction(asOwner, async (transaction) => {
        await transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${id}, 1)`);
        await transaction.exec(failure);
      });
      promises.wrong.push("a failing transaction was acknowledged");
    } catch (error) {
      settle(id, promises, error);
    }
  },
  async failsAtTheEnd(database, _random, promises) {
    const id = randomUUID();
    try {
      await database.transaction(asOwner, (transaction) =>
        transaction.exec(sql`INSERT INTO atlas.ledger (id, amount, pair) VALUES (${id}, 1, ${randomUUID()})`),
      );
      promises.wrong.push("a broken reference was acknowledged");
    } catch (error) {
      settle(id, promises, error);
    }
  },
  async leaves(database, random, promises) {
    const id = randomUUID();
    const caller = new AbortController();
    const leaving = sleep(random() * 40).then(() => caller.abort());
    try {
      await database.transaction({ role: "owner", signal: caller.signal }, async (transaction) => {
        await transaction.exec(sql`INSERT INTO atlas.ledger (id, amount) VALUES (${id}, 1)`);
        await transaction.exec(busyFor(random() * 0.01));
      });
      promises.acknowledged.add(id);
    } catch (error) {
      settle(id, promises, error);
    }
    await leaving;
  },
};

onEachEngine(`${requestsAtOnce} requests at once: reads, writes, failing statements and callers who leave`, (kind) => {
  let engine: RunningEngine;

  beforeAll(async () => {
    engine = await openEngine(kind, { migrationsDir: await ledgerMigrations(), config: { queueMs: 30_000 } });
  });
  afterAll(() => engine.stop());

  it("get no empty answer, no endless wait, and exactly what was acknowledged is there", async () => {
    const seed = Number(process.env.ATLAS_TEST_SEED ?? randomInt(2 ** 31));
    console.log(`seed ${seed}`);
    const random = seeded(seed);
    const promises: Promises = {
      acknowledged: new Set(),
      refused: new Set(),
      unclear: new Set(),
      wrong: [],
      counts: {},
    };
    const kinds = Object.keys(requests);
    for (let round = 0; round < rounds; round += 1) {
      const chosen = Array.from(
        { length: requestsAtOnce },
        () => kinds[Math.floor(random() * kinds.length)] ?? "reads",
      );
      await Promise.all(
        chosen.map(async (name) => {
          promises.counts[name] = (promises.counts[name] ?? 0) + 1;
          await requests[name]?.(engine.database, random, promises);
        }),
      );
    }
    expect(promises.wrong).toEqual([]);
    expect(Object.keys(promises.counts).sort()).toEqual([...kinds].sort());

    const present = await entryIds(engine.database);
    const lost = [...promises.acknowledged].filter((id) => !present.has(id));
    const unasked = [...present].filter((id) => !promises.acknowledged.has(id) && !promises.unclear.has(id));
    expect({ lost, unasked }).toEqual({ lost: [], unasked: [] });
    expect(promises.acknowledged.size).toBeGreaterThan(50);
    expect(promises.refused.size).toBeGreaterThan(50);
    await expectUsable(engine.database);
    // None of this is a reason to start the engine again.
    expect(engine.logged.filter(({ level }) => level === "error")).toEqual([]);
  });
});
