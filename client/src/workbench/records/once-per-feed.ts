import type { FeatureCollection } from "geojson";
import { readOrNull } from "../../map/feed.ts";

/**
 * Reads a feed once and remembers what came of it for as long as the feed lives.
 * The reader's FeedError or RangeError (a feed that is not what its layer declares) gives null: the map says so in its legend.
 */
export function oncePerFeed<Records>(
  read: (feed: FeatureCollection) => Records,
): (feed: FeatureCollection | undefined) => Records | null {
  const known = new WeakMap<FeatureCollection, Records | null>();
  return (feed) => {
    if (!feed) return null;
    const before = known.get(feed);
    if (before !== undefined) return before;
    const records = readOrNull(() => read(feed));
    known.set(feed, records);
    return records;
  };
}
