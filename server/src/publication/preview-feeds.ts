import { layerFor } from "@asm-atlas/data/domain/layers/registry.ts";
import {
  type MappedCollection,
  mappedCollections,
  type PreviewFeed,
  type ReleasePreview,
} from "@asm-atlas/data/domain/publication/administration.ts";
import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { type FeedRow, loadFeed } from "../map-feed/store.ts";

/**
 * What the public map would draw of a release that nobody but this transaction has seen: the published views themselves, read with the rights
 * of anyone, so that a preview can show nothing that the release would not. Leaves role and search path as those of anyone: the caller rolls
 * back to before.
 */
export async function loadPreviewFeeds(transaction: Transaction, release: number): Promise<ReleasePreview["feeds"]> {
  await transaction.exec(sql`SET LOCAL ROLE atlas_public`);
  await transaction.exec(
    sql`SELECT set_config('search_path', 'published, public', true), set_config('atlas.shown_release', ${String(release)}, true)`,
  );
  const feeds: [MappedCollection, PreviewFeed][] = [];
  for (const id of mappedCollections) feeds.push([id, await feedOf(transaction, id)]);
  return Object.fromEntries(feeds) as Record<MappedCollection, PreviewFeed>;
}

async function feedOf(transaction: Transaction, id: MappedCollection): Promise<PreviewFeed> {
  const found = layerFor("published", id);
  if (!found) throw new RangeError(`${id} is not published`);
  const rows = await loadFeed(transaction, { ...found, projection: "published" });
  return { type: "FeatureCollection", features: rows.map(featureOf) };
}

function featureOf({ id, properties, geojson }: FeedRow): object {
  return { type: "Feature", id, properties, geometry: geojson === null ? null : JSON.parse(geojson) };
}
