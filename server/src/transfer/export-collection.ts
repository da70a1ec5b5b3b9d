import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Projection } from "@asm-atlas/data/domain/roles.ts";
import type { Database, DatabaseRole, Transaction } from "../db/database.ts";
import { readInPortions } from "../db/portions.ts";
import { identifier, sql } from "../db/sql.ts";
import { type FeatureRow, featureText } from "../features/feature.ts";
import type { LayerView } from "../features/layer-view.ts";
import { featureColumns } from "../features/store.ts";

/** Most milliseconds the snapshot of an export may be held. */
const exportMs = 6 * 3_600_000;

/** Each projection through the role that has no right on more than it: an export cannot tell what the same collection would not. */
const roles = { internal: "atlas_admin", published: "atlas_public" } as const satisfies Record<
  Projection,
  DatabaseRole
>;

/** Letters of a row whose fields, unlike its geometry, are all short. */
const lettersOfFields = 500;

async function* piecesOf(
  transaction: Transaction,
  view: LayerView,
  told: (done: number, total: number) => void,
): AsyncGenerator<string> {
  const from = identifier(view.layer.view);
  const { total } = await transaction.one<{ total: number }>(sql`SELECT count(*) AS total FROM ${from}`);
  const portions = readInPortions<FeatureRow>(transaction, {
    query: sql`SELECT ${featureColumns(view)} FROM ${from} ORDER BY ${identifier(view.shape.idField)}`,
    expected: total,
    weigh: ({ geojson }) => lettersOfFields + (geojson?.length ?? 0),
  });
  let done = 0;
  yield '{"type":"FeatureCollection","features":[';
  for await (const rows of portions) {
    yield `${done === 0 ? "" : ","}\n${rows.map((row) => featureText(view, row)).join(",\n")}`;
    done += rows.length;
    told(done, total);
  }
  yield "\n]}\n";
}

/**
 * Writes a collection as one GeoJSON text (RFC 7946): the features as `items` gives them, all of one moment, in the order of their ids. `target` is ended,
 * unless it is standard output.
 * @returns how many features it has
 */
export function exportCollection(
  database: Pick<Database, "transaction">,
  view: LayerView,
  target: Writable,
  progress: (done: number, total: number, what: string) => void,
): Promise<number> {
  return database.transaction(
    { role: roles[view.projection], readOnly: true, timeoutMs: exportMs },
    async (transaction) => {
      let features = 0;
      const pieces = piecesOf(transaction, view, (done, total) => {
        features = done;
        progress(done, total, "features written");
      });
      await pipeline(Readable.from(pieces, { objectMode: false }), target);
      return features;
    },
  );
}
