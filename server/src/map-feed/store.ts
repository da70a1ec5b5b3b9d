import { fieldsIn, type Layer, type LayerProjection } from "@asm-atlas/data/domain/layers/layer.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { Projection } from "@asm-atlas/data/domain/roles.ts";
import type { Transaction } from "../db/database.ts";
import { askedOften } from "../db/kept-statements.ts";
import { identifier, join, sql } from "../db/sql.ts";

/** One collection of one audience that has a map feed. */
export interface FeedSource {
  readonly layer: Layer;
  readonly shape: LayerProjection;
  readonly projection: Projection;
}

/** Five decimals are a metre: what a map can show. */
const decimals = 5;

/** A feature of a feed before it is written: its id, its properties without nulls, its geometry as GeoJSON text. */
export interface FeedRow {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geojson: string | null;
}

type Row = Readonly<Record<string, unknown>> & { readonly geojson: string | null };

async function loadDeclared(transaction: Transaction, source: FeedSource): Promise<FeedRow[]> {
  const names = fieldsIn(source.layer, source.projection)
    .filter((field) => field.feed)
    .map((field) => field.name);
  const rows = await transaction.many<Row>(
    sql`SELECT ${join(names.map(identifier))}, ST_AsGeoJSON(geom, ${decimals}::int) AS geojson
          FROM ${identifier(source.layer.view)} ORDER BY code`,
    limits.feedFeatures,
  );
  return rows.map((row) => ({
    id: String(row.code),
    properties: Object.fromEntries(names.map((name) => [name, row[name]]).filter(([, value]) => value !== null)),
    geojson: row.geojson,
  }));
}

/** The rows of a feed, ordered by id; under the role's own search path. */
export async function loadFeed(transaction: Transaction, source: FeedSource): Promise<FeedRow[]> {
  const { feedView } = source.shape;
  if (feedView === undefined) return loadDeclared(transaction, source);
  return transaction.many<FeedRow>(
    sql`SELECT id, json_strip_nulls(properties::json) AS properties, ST_AsGeoJSON(geom, ${decimals}::int) AS geojson
          FROM ${identifier(feedView)} ORDER BY id`,
    limits.feedFeatures,
  );
}

/** How many committed changes the tables behind a layer have seen: grows with each, and only then. */
export async function loadInternalVersion(transaction: Transaction, layer: Layer): Promise<number> {
  const row = await transaction.one<{ version: number }>(
    askedOften(
      sql`SELECT coalesce(sum(version), 0)::bigint AS version FROM atlas.collection_version WHERE table_name = ANY (${[...layer.tables]}::text[])`,
    ),
  );
  return row.version;
}
