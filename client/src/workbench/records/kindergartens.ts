import type { Kindergarten, KindergartenKind } from "@asm-atlas/data/domain/statistics/reach.ts";
import { parseSeason } from "@asm-atlas/data/domain/statistics/season.ts";
import type { KindergartenStatus } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { type Reader, readerOf } from "../../api/read.ts";
import { codeOf, FeedError, featuresOf, historyOf, pointOf } from "../../map/feed.ts";
import { oncePerFeed } from "./once-per-feed.ts";

/** A kindergarten as the feed tells it, ready for reckoning who is within its reach. */
export interface KindergartenRecord extends Kindergarten {
  readonly code: string;
  readonly read: Reader;
  readonly siteCodes: readonly string[];
}

/** In the order of the feed: results of `reachOfSites` name kindergartens by their place in it. */
export const kindergartensOf = oncePerFeed((feed): readonly KindergartenRecord[] =>
  featuresOf(feed).map((feature) => {
    const read = readerOf(feature);
    const [lon, lat] = pointOf(feature).coordinates;
    const kind = read.text("kind");
    if (lon === undefined || lat === undefined || kind === null)
      throw new FeedError(`${codeOf(feature)} has no place or kind.`);
    return {
      code: codeOf(feature),
      read,
      lon,
      lat,
      kind: kind as KindergartenKind,
      history: historyOf(feature) as readonly DatedState<KindergartenStatus>[],
      season: parseSeason(read.text("season_from"), read.text("season_to")),
      siteCodes: read.list("site_codes"),
    };
  }),
);
