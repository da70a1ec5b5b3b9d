import type { OpenDataRelease } from "@asm-atlas/data/domain/publication/open-data.ts";
import type { Database, Transaction } from "../db/database.ts";
import { RowCountError } from "../db/errors.ts";
import { identifier, join, sql } from "../db/sql.ts";
import { type FeatureRow, featureId } from "../features/feature.ts";
import type { LayerView } from "../features/layer-view.ts";
import { featureColumns } from "../features/store.ts";

/** A release, with the moment it was computed: not public, but it tells one release 3 from that of another database. */
export interface StoredRelease extends OpenDataRelease {
  readonly madeAt: string;
}

/** Every release there is, the newest first. */
export async function loadReleases(transaction: Transaction): Promise<readonly StoredRelease[]> {
  return transaction.many<StoredRelease>(
    sql`
      SELECT number, cut_off_on AS "cutOffOn", released_on AS "releasedOn", is_demo AS "isDemo", made_at::text AS "madeAt"
        FROM publication.release ORDER BY number DESC`,
    10_000,
  );
}

/** How often something was withheld from the public or shown again. */
export async function countSwitches(transaction: Transaction): Promise<number> {
  const { switches } = await transaction.one<{ switches: number }>(
    sql`SELECT count(*)::int AS switches FROM publication.withholding`,
  );
  return switches;
}

/** A feature in every form the files need. The shape's edges are in degrees; null where it has none. */
export type OpenDataRow = FeatureRow & {
  readonly shape_wkb: Buffer | null;
  readonly shape_west: number | null;
  readonly shape_south: number | null;
  readonly shape_east: number | null;
  readonly shape_north: number | null;
};

/** Rows of the first portion and of the largest, and letters aimed at in one: memory stays at a few of these. */
const firstRows = 64;
const mostRows = 3_000;
const portionLetters = 4_000_000;
/** Milliseconds one portion may take. */
const portionMs = 120_000;

const lettersOf = (row: OpenDataRow): number => 500 + 2 * (row.geojson?.length ?? 0);

/**
 * All features of a published collection as of a release, in the order of the bytes of their ids, portion by portion. Each portion is a transaction
 * of its own, so that others have their turn between them: the tables of a release never change.
 * @throws RowCountError when features are missing at the end: the embedded engine answers a failed geometry function with fewer rows
 */
export async function* readFeatures(
  database: Pick<Database, "transaction">,
  view: LayerView,
  release: number,
): AsyncGenerator<readonly OpenDataRow[]> {
  const options = {
    role: "atlas_public",
    readOnly: true,
    timeoutMs: portionMs,
    settings: { "atlas.shown_release": String(release) },
  } as const;
  const from = identifier(view.layer.view);
  const id = sql`${identifier(view.shape.idField)} COLLATE "C"`;
  const binary = view.shape.geometryTypes.includes("Point") ? sql`geom` : sql`ST_Multi(ST_ForcePolygonCCW(geom))`;
  const columns = join([
    featureColumns(view),
    sql`ST_AsBinary(${binary}, 'NDR') AS shape_wkb`,
    sql`ST_XMin(geom) AS shape_west, ST_YMin(geom) AS shape_south, ST_XMax(geom) AS shape_east, ST_YMax(geom) AS shape_north`,
  ]);
  const { total } = await database.transaction(options, (transaction) =>
    transaction.one<{ total: number }>(sql`SELECT count(*)::int AS total FROM ${from}`),
  );
  let found = 0;
  let after = "";
  for (let size = firstRows; found < total; ) {
    const query = sql`SELECT ${columns} FROM ${from} WHERE ${id} > ${after}::text ORDER BY ${id} LIMIT ${size}::int`;
    const most = size;
    const rows = await database.transaction(options, (transaction) => transaction.many<OpenDataRow>(query, most));
    const last = rows.at(-1);
    if (!last) break;
    after = featureId(view, last);
    found += rows.length;
    yield rows;
    const letters = rows.reduce((sum, row) => sum + lettersOf(row), 0);
    size = Math.max(1, Math.min(Math.floor((rows.length * portionLetters) / letters), size * 4, mostRows));
  }
  if (found !== total) throw new RowCountError(`${total} features`, found);
}
