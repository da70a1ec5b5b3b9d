import type { Transaction } from "../db/database.ts";
import { identifier, join, sql } from "../db/sql.ts";
import type { Catalog, KeptTable } from "./catalog.ts";

/**
 * Runs `load` with every trigger of the tables at rest and every foreign key that their order breaks checked at the end. All of it is undone with the
 * transaction, or put back at its end: rows go in as they were, not as a trigger would make them anew.
 */
export async function withTriggersAtRest(
  transaction: Transaction,
  { tables, checkedLast }: Catalog,
  load: () => Promise<void>,
): Promise<void> {
  const loosened = checkedLast.filter(({ isDeferrable }) => !isDeferrable);
  for (const { name } of tables) await transaction.exec(sql`ALTER TABLE ${identifier(name)} DISABLE TRIGGER USER`);
  for (const { from, constraint } of loosened) {
    await transaction.exec(sql`ALTER TABLE ${identifier(from)} ALTER CONSTRAINT ${identifier(constraint)} DEFERRABLE`);
  }
  await transaction.exec(sql`SET CONSTRAINTS ALL DEFERRED`);
  await load();
  await transaction.exec(sql`SET CONSTRAINTS ALL IMMEDIATE`);
  for (const { from, constraint } of loosened) {
    await transaction.exec(
      sql`ALTER TABLE ${identifier(from)} ALTER CONSTRAINT ${identifier(constraint)} NOT DEFERRABLE`,
    );
  }
  for (const { name } of tables) await transaction.exec(sql`ALTER TABLE ${identifier(name)} ENABLE TRIGGER USER`);
}

/** Tables that an atlas may have rows in although nobody has put anything into it: migrations fill them. A restore replaces these rows by those of the backup. */
export const filledByMigrations: readonly string[] = [
  // A migration that changes a table moves its version.
  "atlas.collection_change",
  "atlas.collection_count",
  "atlas.workflow_state",
  "atlas.workflow_transition",
  "publication.joined_soum",
  "publication.province_aimag",
  "publication.region",
  "publication.setting",
];

/** A table that holds something an empty atlas does not, or undefined. */
export async function findHeldTable(transaction: Transaction, { tables }: Catalog): Promise<string | undefined> {
  for (const { name } of tables) {
    if (filledByMigrations.includes(name)) continue;
    const { holds } = await transaction.one<{ holds: boolean }>(
      sql`SELECT EXISTS (SELECT FROM ${identifier(name)}) AS holds`,
    );
    if (holds) return name;
  }
  return undefined;
}

/** Takes away what the migrations put in, tables that refer to others first. */
export async function clearFilled(transaction: Transaction, { tables }: Catalog): Promise<void> {
  for (const { name } of [...tables].reverse()) {
    if (filledByMigrations.includes(name)) await transaction.exec(sql`DELETE FROM ${identifier(name)}`);
  }
}

/** Plans made without statistics are slow ones, and the embedded engine never gathers any by itself. */
export async function analyze(transaction: Transaction, tables: readonly KeptTable[]): Promise<void> {
  await transaction.exec(sql`ANALYZE ${join(tables.map(({ name }) => identifier(name)))}`);
}

/** Tells every server on this database that all has changed. */
export async function announce(transaction: Transaction): Promise<void> {
  await transaction.exec(sql`SELECT pg_notify('atlas_change', 'restore')`);
}
