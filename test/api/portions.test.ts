import type { Transaction } from "@asm-atlas/server/src/db/database.ts";
import { RowCountError } from "@asm-atlas/server/src/db/errors.ts";
import { readInPortions } from "@asm-atlas/server/src/db/portions.ts";
import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { onEachEngine, openEngine, type RunningEngine } from "../helpers/engines.ts";

interface Row {
  readonly n: number;
  readonly text: string;
}

onEachEngine("rows read in portions", (kind) => {
  let engine: RunningEngine;
  beforeAll(async () => {
    engine = await openEngine(kind);
  });
  afterAll(() => engine?.stop());

  const reading = <T>(work: (tx: Transaction) => Promise<T>) =>
    engine.database.transaction({ role: "owner", readOnly: true, timeoutMs: 60_000 }, work);

  async function portionsOf(tx: Transaction, query: Sql, expected: number): Promise<Row[][]> {
    const portions: Row[][] = [];
    for await (const rows of readInPortions<Row>(tx, { query, expected, weigh: ({ text }) => text.length }))
      portions.push(rows);
    return portions;
  }
  const rowsOf = (count: number, letters: number) =>
    sql`SELECT n, repeat('x', ${letters}::int) AS text FROM generate_series(1, ${count}::int) n ORDER BY n`;

  it("are all there, in order, a few thousand at a time when they are small", async () => {
    const portions = await reading((tx) => portionsOf(tx, rowsOf(30_000, 10), 30_000));
    expect(portions.flat().map(({ n }) => n)).toEqual(Array.from({ length: 30_000 }, (_, index) => index + 1));
    const sizes = portions.map((rows) => rows.length);
    expect(Math.max(...sizes)).toBe(5_000);
    expect(sizes.length).toBeLessThan(15);
  });

  it("come a few at a time when they are large, so that memory stays flat", async () => {
    const portions = await reading((tx) => portionsOf(tx, rowsOf(200, 200_000), 200));
    expect(portions.flat()).toHaveLength(200);
    // The first portion is taken before anybody knows how large a row is.
    for (const rows of portions.slice(1)) expect(rows.length).toBeLessThanOrEqual(5);
  });

  it("may be read side by side with others of the same transaction", async () => {
    await reading(async (tx) => {
      const numbers: number[] = [];
      const outer = { query: rowsOf(100, 1), expected: 100, weigh: () => 1 };
      for await (const rows of readInPortions<Row>(tx, outer)) {
        numbers.push(...rows.map(({ n }) => n));
        await portionsOf(tx, rowsOf(50, 1), 50);
      }
      expect(numbers).toHaveLength(100);
    });
  });

  it("are an error when some are missing, as where a geometry function fails without a word", async () => {
    await expect(reading((tx) => portionsOf(tx, rowsOf(99, 1), 100))).rejects.toThrow(RowCountError);
  });
});
