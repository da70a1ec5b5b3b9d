import { geometryTypes } from "@asm-atlas/data/domain/geometry/model.ts";
import { describeGeometryReason, parseGeometry } from "@asm-atlas/data/domain/geometry.ts";
import type { Transaction } from "../db/database.ts";
import { readInPortions } from "../db/portions.ts";
import { identifier, join, sql } from "../db/sql.ts";
import { type Check, Tally } from "./check.ts";

/** A column that holds geometries, and the columns that name a row to a person: its code, else its key. */
interface GeometryColumn {
  readonly table: string;
  readonly column: string;
  readonly naming: readonly string[];
}

function listGeometryColumns(transaction: Transaction): Promise<GeometryColumn[]> {
  return transaction.many<GeometryColumn>(
    sql`
    SELECT n.nspname || '.' || c.relname AS "table", a.attname AS "column",
           coalesce(
             (SELECT json_agg(k.attname) FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attname = 'code' AND n.nspname = 'atlas'),
             (SELECT json_agg(k.attname ORDER BY p.position) FROM pg_index i
                CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS p (attnum, position)
                JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = p.attnum
               WHERE i.indrelid = c.oid AND i.indisprimary)) AS naming
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type t ON t.oid = a.atttypid AND t.typname = 'geometry'
     WHERE n.nspname IN ('atlas', 'publication') AND c.relkind = 'r' ORDER BY 1, a.attnum`,
    1_000,
  );
}

interface Drawn {
  readonly name: string;
  /** Where the row lies in this snapshot. */
  readonly row: string;
  readonly geojson: string;
}

async function readDrawn(
  transaction: Transaction,
  { table, column, naming }: GeometryColumn,
): Promise<AsyncGenerator<Drawn[]>> {
  const from = sql`FROM ${identifier(table)} WHERE ${identifier(column)} IS NOT NULL`;
  const { expected } = await transaction.one<{ expected: number }>(sql`SELECT count(*) AS expected ${from}`);
  const name = join(naming.map((part) => sql`${identifier(part)}::text`));
  return readInPortions<Drawn>(transaction, {
    // Every digit: what is rounded before it is judged might be another geometry.
    query: sql`SELECT concat_ws(' ', ${name}) AS name, ctid::text AS row, ST_AsGeoJSON(${identifier(column)}, 15) AS geojson ${from}`,
    expected,
    weigh: ({ geojson }) => geojson.length,
  });
}

const anyNumber = Number.MAX_SAFE_INTEGER;

function geometryFault(geojson: string): string | undefined {
  const parsed = parseGeometry(JSON.parse(geojson), {
    types: geometryTypes,
    maxVertices: anyNumber,
    maxRings: anyNumber,
  });
  return parsed.ok ? undefined : describeGeometryReason(parsed.reasons[0], "en");
}

/**
 * Is an outline valid to PostGIS, although not with seven decimals? Outlines of units are united by PostGIS and have all the decimals they need.
 * Where the embedded engine fails on one it gives no row, and then nothing speaks for it.
 */
async function isValidAsItIs(
  transaction: Transaction,
  { table, column }: GeometryColumn,
  row: string,
): Promise<boolean> {
  const asked = await transaction.maybeOne<{ holds: boolean }>(
    sql`SELECT ST_IsValid(${identifier(column)}) AND NOT ST_IsEmpty(${identifier(column)}) AS holds FROM ${identifier(table)} WHERE ctid = ${row}::tid`,
  );
  return asked?.holds ?? false;
}

/** The atlas's own validator judges, and PostGIS is only asked about what it refuses: on the embedded engine a failing geometry function says nothing. */
export const geometriesCheck: Check = {
  claim: "points and outlines are valid",
  run: async (transaction) => {
    const tally = new Tally();
    for (const source of await listGeometryColumns(transaction)) {
      for await (const rows of await readDrawn(transaction, source)) {
        for (const { name, row, geojson } of rows) {
          const fault = geometryFault(geojson);
          const holds = fault === undefined || (await isValidAsItIs(transaction, source, row));
          tally.add(holds ? undefined : `${source.table} ${name}, ${source.column}: ${fault}`);
        }
      }
    }
    return tally.finding();
  },
};
