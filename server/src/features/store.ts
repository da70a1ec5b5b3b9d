import type { Field } from "@asm-atlas/data/domain/layers/layer.ts";
import type { Transaction } from "../db/database.ts";
import { RowCountError } from "../db/errors.ts";
import { askedOften } from "../db/kept-statements.ts";
import { empty, identifier, join, type Sql, sql } from "../db/sql.ts";
import { type Bbox, splitAtAntimeridian } from "./bbox.ts";
import type { FeatureRow } from "./feature.ts";
import type { ItemsQuery } from "./items-query.ts";
import type { LayerView } from "./layer-view.ts";
import { type PropertyFilter, uuidPattern } from "./property-value.ts";

/** Nine decimals are a tenth of a millimetre: a point written and read back is the same point. */
const decimals = 9;

/** Columns are written down once for each view: with forty of them that took a fifth of the server's own time for a record. */
const withGeometry = new WeakMap<LayerView, Sql>();
const withoutGeometry = new WeakMap<LayerView, Sql>();

/**
 * What a {@link FeatureRow} is read from. The same text for every audience: the names of views are unqualified, and the search path of the asker's
 * role decides. Outlines turn as RFC 7946 section 3.1.6 wants them, which those that PostGIS made itself do not.
 */
export function featureColumns(view: LayerView, skipGeometry = false): Sql {
  const kept = skipGeometry ? withoutGeometry : withGeometry;
  const known = kept.get(view);
  if (known) return known;
  const columns = view.fields.map((field) => identifier(field.name));
  const geojson = skipGeometry ? sql`NULL::text` : sql`ST_AsGeoJSON(ST_ForcePolygonCCW(geom), ${decimals}::int)`;
  const made = join([...columns, sql`${geojson} AS geojson`]);
  kept.set(view, made);
  return made;
}

function propertyCondition({ field, value }: PropertyFilter): Sql {
  const column = identifier(field.name);
  switch (field.type) {
    case "integer":
      return sql`${column} = ${value}::bigint`;
    case "number":
      return sql`${column} = ${value}::double precision`;
    case "boolean":
      return sql`${column} = ${value}::boolean`;
    case "date":
      return sql`${column} = ${value}::date`;
    case "timestamp":
      return sql`${column} = ${value}::timestamptz`;
    case "uuid":
      return sql`${column} = ${value}::uuid`;
    case "code-list":
    case "text-list":
      return sql`${value}::text = ANY (${column})`;
    default:
      return sql`${column} = ${value}::text`;
  }
}

function boxCondition({ west, south, east, north }: Bbox): Sql {
  const box = sql`ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326)`;
  return sql`(geom && ${box} AND ST_Intersects(geom, ${box}))`;
}

function whereOf(query: ItemsQuery): Sql {
  const conditions = query.filters.map(propertyCondition);
  if (query.bbox) conditions.push(sql`(${join(splitAtAntimeridian(query.bbox).map(boxCondition), " OR ")})`);
  return conditions.length === 0 ? empty : sql`WHERE ${join(conditions, " AND ")}`;
}

export interface Page {
  readonly rows: readonly FeatureRow[];
  /** How many features the query matches in all, counted in the page's own snapshot. */
  readonly matched: number;
}

/** One page in the order of the id, which is total and stable. */
export async function loadPage(transaction: Transaction, view: LayerView, query: ItemsQuery): Promise<Page> {
  const from = identifier(view.layer.view);
  const where = whereOf(query);
  const [{ matched }, rows] = await Promise.all([
    transaction.one<{ matched: number }>(sql`SELECT count(*)::int AS matched FROM ${from} ${where}`),
    transaction.many<FeatureRow>(
      sql`SELECT ${featureColumns(view, query.skipGeometry)} FROM ${from} ${where} ORDER BY ${identifier(view.shape.idField)} LIMIT ${query.limit}::int OFFSET ${query.offset}::int`,
      query.limit,
    ),
  ]);
  // The embedded engine answers a failed geometry function with no rows: an empty page must not pass for "nothing there".
  const expected = Math.max(0, Math.min(query.limit, matched - query.offset));
  if (rows.length !== expected) throw new RowCountError(`${expected} rows of a page`, rows.length);
  return { rows, matched };
}

/** One feature by its id, or undefined: also when the text cannot be an id at all. */
export async function loadFeature(
  transaction: Transaction,
  view: LayerView,
  id: string,
): Promise<FeatureRow | undefined> {
  const idField = view.fields.find((field: Field) => field.name === view.shape.idField);
  if (idField === undefined || (idField.type === "uuid" && !uuidPattern.test(id))) return undefined;
  return transaction.maybeOne<FeatureRow>(
    askedOften(
      sql`SELECT ${featureColumns(view)} FROM ${identifier(view.layer.view)} WHERE ${propertyCondition({ field: idField, value: id })}`,
    ),
  );
}
