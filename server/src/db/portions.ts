import { raw } from "sql-template-tag";
import type { Transaction } from "./contract.ts";
import { RowCountError } from "./errors.ts";
import { identifier, type Sql, sql } from "./sql.ts";

/** Rows of the first portion, when nobody knows yet how large they are, and of the largest. */
const firstRows = 32;
const mostRows = 5_000;
/** Weight of a portion aimed at: memory stays at a few of these however many rows there are, and however large each is. */
const portionWeight = 1_000_000;

export interface PortionsQuery<Row> {
  readonly query: Sql;
  /** How many rows the query must give, counted without any geometry function, in the same read-only transaction. */
  readonly expected: number;
  /** Bytes or letters a row takes in memory, roughly. */
  weigh(row: Row): number;
}

let opened = 0;

/**
 * All rows of a query, portion by portion, over a cursor of the transaction. One unchanging snapshot needs a read-only transaction.
 * @throws RowCountError at the end when rows are missing: the embedded engine answers a failed geometry function with an end of data.
 */
export async function* readInPortions<Row>(
  transaction: Transaction,
  { query, expected, weigh }: PortionsQuery<Row>,
): AsyncGenerator<Row[]> {
  opened += 1;
  const cursor = identifier(`portions_${opened}`);
  await transaction.exec(sql`DECLARE ${cursor} NO SCROLL CURSOR FOR ${query}`);
  let found = 0;
  for (let size = firstRows; ; ) {
    const rows = await transaction.many<Row>(sql`FETCH FORWARD ${raw(String(size))} FROM ${cursor}`, size);
    if (rows.length === 0) break;
    found += rows.length;
    yield rows;
    const weight = rows.reduce((sum, row) => sum + weigh(row), 1);
    const fitting = Math.floor((rows.length * portionWeight) / weight);
    size = Math.max(1, Math.min(fitting, size * 4, mostRows));
  }
  await transaction.exec(sql`CLOSE ${cursor}`);
  if (found !== expected) throw new RowCountError(`${expected} rows`, found);
}
