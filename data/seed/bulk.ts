/** Runs one statement inside the transaction it was handed out for. */
export type Run = (text: string, values: unknown[]) => Promise<void>;

/** What the seed needs of a database: transactions as the owner of the tables. The server adapts its driver to it. */
export interface SeedDatabase {
  transaction(work: (run: Run) => Promise<void>): Promise<void>;
}

/** A column's SQL type, or how it is made from several keys of a row. */
export type ColumnSource = string | { readonly reads: Readonly<Record<string, string>>; readonly value: string };

/** Insert of many rows at once, given as one JSON text: one statement, one plan, no row by row protocol. */
interface BulkInsert {
  readonly text: string;
}

/** The most rows one statement may carry. */
export const rowsPerStatement = 5_000;

/** A point made of the keys `lon` and `lat`. */
export const pointColumn: ColumnSource = {
  reads: { lon: "double precision", lat: "double precision" },
  value: "ST_SetSRID(ST_MakePoint(r.lon, r.lat), 4326)",
};

/** A geometry given as GeoJSON under `key`; the seed's geometry is valid by construction. */
export function geoJsonColumn(key: string): ColumnSource {
  return { reads: { [key]: "jsonb" }, value: `ST_SetSRID(ST_Multi(ST_GeomFromGeoJSON(r."${key}"::text)), 4326)` };
}

/**
 * An insert whose columns are filled from rows with camel-case keys: column `name_en` reads key `nameEn`.
 * @param onConflict what follows the rows: nothing, `ON CONFLICT …`
 */
export function bulkInsert(
  table: string,
  columns: Readonly<Record<string, ColumnSource>>,
  onConflict = "",
): BulkInsert {
  const reads: Record<string, string> = {};
  const values = Object.entries(columns).map(([column, source]) => {
    if (typeof source !== "string") {
      Object.assign(reads, source.reads);
      return source.value;
    }
    reads[camelCase(column)] = source;
    return `r."${camelCase(column)}"`;
  });
  const record = Object.entries(reads).map(([key, type]) => `"${key}" ${type}`);
  return {
    text: `INSERT INTO ${table} (${Object.keys(columns).join(", ")}) SELECT ${values.join(", ")} FROM jsonb_to_recordset($1::jsonb) AS r(${record.join(", ")}) ${onConflict}`,
  };
}

/** `ON CONFLICT` clause that makes a repeated load bring every column up to date. */
export function updateOnConflict(key: string, columns: readonly string[]): string {
  const updates = columns.filter((column) => column !== key).map((column) => `${column} = excluded.${column}`);
  return `ON CONFLICT (${key}) DO UPDATE SET ${updates.join(", ")}`;
}

/** Inserts rows, at most {@link rowsPerStatement} a statement. */
export async function insertRows(run: Run, insert: BulkInsert, rows: readonly object[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await run(insert.text, [JSON.stringify(rows.slice(start, start + rowsPerStatement))]);
  }
}

function camelCase(column: string): string {
  return column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
