import { layerFor, layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import type { FeedBody } from "./feed-body.ts";
import type { FeedCache } from "./feed-cache.ts";

/**
 * The feed of a collection as anyone is sent it: for whatever is made of public data and of nothing else.
 * @throws RangeError for a collection that has no public feed
 */
export function publicFeed(feeds: FeedCache): (collectionId: string) => Promise<FeedBody> {
  return async (collectionId) => {
    const found = layerFor("published", collectionId);
    if (!found?.shape.feed) throw new RangeError(`${collectionId} has no public feed`);
    return feeds.get({ ...found, projection: "published" });
  };
}

/** Every collection that has one. */
export const publicFeedIds: readonly string[] = layersFor("published")
  .filter(({ shape }) => shape.feed)
  .map(({ layer }) => layer.id);
