import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { type Reference, restoreOrder } from "./restore-order.ts";

/** What a backup does not hold: signed-in browsers. Whoever restores signs in again. */
const leftOut: readonly string[] = ["atlas.session"];

export interface KeptColumn {
  readonly name: string;
  /** As PostgreSQL writes it: `geometry(Point,4326)`. */
  readonly type: string;
}

export interface KeptTable {
  /** With its schema: `atlas.site`. */
  readonly name: string;
  /** Columns that can be written: all but computed ones. */
  readonly columns: readonly KeptColumn[];
  /** The primary key; text in it sorts by character codes, which no engine's language changes. */
  readonly key: readonly { readonly name: string; readonly isText: boolean }[];
}

export interface Catalog {
  /** In the order in which they can be filled. */
  readonly tables: readonly KeptTable[];
  readonly checkedLast: readonly Reference[];
  readonly sequences: readonly string[];
}

/** Far more tables, keys and sequences than the atlas will ever have. */
const most = 10_000;

function listTables(transaction: Transaction): Promise<KeptTable[]> {
  return transaction.many<KeptTable>(
    sql`
    SELECT n.nspname || '.' || c.relname AS name,
           (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
              FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
           (SELECT json_agg(json_build_object('name', a.attname, 'isText', a.attcollation <> 0) ORDER BY k.position)
              FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, position)
              JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
             WHERE i.indrelid = c.oid AND i.indisprimary) AS key
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('atlas', 'publication') AND c.relkind = 'r' AND n.nspname || '.' || c.relname <> ALL (${[...leftOut]}::text[])`,
    most,
  );
}

function listReferences(transaction: Transaction): Promise<Reference[]> {
  return transaction.many<Reference>(
    sql`
    SELECT k.conname AS "constraint", fn.nspname || '.' || f.relname AS "from", tn.nspname || '.' || t.relname AS "to",
           k.condeferrable AS "isDeferrable"
      FROM pg_constraint k
      JOIN pg_class f ON f.oid = k.conrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
      JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
     WHERE k.contype = 'f' AND fn.nspname IN ('atlas', 'publication') AND fn.nspname || '.' || f.relname <> ALL (${[...leftOut]}::text[])
     ORDER BY 2, 1`,
    most,
  );
}

/** The tables of the atlas as this database has them: nobody need remember to add a new one to the backup. */
export async function loadCatalog(transaction: Transaction): Promise<Catalog> {
  const found = await listTables(transaction);
  const references = await listReferences(transaction);
  const sequences = await transaction.many<{ name: string }>(
    sql`
    SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('atlas', 'publication') AND c.relkind = 'S' ORDER BY 1`,
    most,
  );
  const order = restoreOrder(
    found.map(({ name }) => name),
    references,
  );
  const byName = new Map(found.map((table) => [table.name, table]));
  return {
    tables: order.tables.map((name) => byName.get(name)).filter((table) => table !== undefined),
    checkedLast: order.checkedLast,
    sequences: sequences.map(({ name }) => name),
  };
}
