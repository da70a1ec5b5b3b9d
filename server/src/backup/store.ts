import type { Transaction } from "../db/database.ts";
import { readInPortions } from "../db/portions.ts";
import { columnType, identifier, join, type Sql, sql } from "../db/sql.ts";
import type { Catalog, KeptColumn, KeptTable } from "./catalog.ts";
import type { BackupHeader, BackupMigration } from "./format.ts";

/** Migrations this database has been brought to, oldest first. */
export function listMigrations(transaction: Transaction): Promise<BackupMigration[]> {
  return transaction.many<BackupMigration>(
    sql`SELECT version, name, md5 FROM public.schema_version ORDER BY version`,
    100_000,
  );
}

/**
 * A transaction's number means something in its own cluster only, and a new cluster gives the same numbers again: restored as it is, it would
 * one day be taken for another transaction's. A backup keeps which came first, second, third, and a restore puts them where no cluster ever counts to.
 */
const isTransactionNumber = ({ type }: KeptColumn): boolean => type === "xid8";
const beyondEveryTransaction = "9223372036854775808";

function orderOf({ key }: KeptTable): Sql {
  if (key.length === 0) return sql`line`;
  return join(key.map(({ name, isText }) => (isText ? sql`${identifier(name)} COLLATE "C"` : identifier(name))));
}

function textOf(table: KeptTable, column: KeptColumn): Sql {
  return isTransactionNumber(column)
    ? sql`(row_number() OVER (ORDER BY ${orderOf(table)}))::text`
    : sql`${identifier(column.name)}::text`;
}

export async function countRows(transaction: Transaction, { name }: KeptTable): Promise<number> {
  const { rows } = await transaction.one<{ rows: number }>(sql`SELECT count(*) AS rows FROM ${identifier(name)}`);
  return rows;
}

/** Every row of a table as a line of a backup, in the order of its key. */
export function readLines(
  transaction: Transaction,
  table: KeptTable,
  expected: number,
): AsyncGenerator<{ readonly line: string }[]> {
  const values = table.columns.map((column) => textOf(table, column));
  return readInPortions<{ readonly line: string }>(transaction, {
    query: sql`SELECT array_to_json(ARRAY[${join(values)}]::text[])::text AS line FROM ${identifier(table.name)} ORDER BY ${orderOf(table)}`,
    expected,
    weigh: ({ line }) => line.length,
  });
}

/** Puts rows back, given as one JSON array of lines. No trigger may be at work: they are the rows as they were. */
export async function insertLines(transaction: Transaction, table: KeptTable, lines: string): Promise<number> {
  const columns = table.columns.map(({ name }) => identifier(name));
  const values = table.columns.map((column, index) =>
    isTransactionNumber(column)
      ? sql`(${beyondEveryTransaction}::numeric + (r.line ->> ${index}::int)::numeric)::text::xid8`
      : sql`(r.line ->> ${index}::int)::${columnType(column.type)}`,
  );
  return transaction.exec(
    sql`INSERT INTO ${identifier(table.name)} (${join(columns)}) OVERRIDING SYSTEM VALUE
        SELECT ${join(values)} FROM jsonb_array_elements(${lines}::jsonb) AS r (line)`,
  );
}

export async function readSequences(
  transaction: Transaction,
  { sequences }: Catalog,
): Promise<BackupHeader["sequences"]> {
  const found: BackupHeader["sequences"] = [];
  for (const name of sequences) {
    const state = await transaction.one<{ lastValue: string; isCalled: boolean }>(
      sql`SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${identifier(name)}`,
    );
    found.push({ name, ...state });
  }
  return found;
}

/** Sets a sequence to where it stood. Not undone by a rollback: last of all, and harmless, since nothing has been counted with it yet. */
export async function setSequence(
  transaction: Transaction,
  { name, lastValue, isCalled }: BackupHeader["sequences"][number],
): Promise<void> {
  await transaction.one(sql`SELECT setval(${name}::regclass, ${lastValue}::bigint, ${isCalled}::boolean)`);
}
