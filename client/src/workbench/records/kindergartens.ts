import { type Reader, readerOf } from "../../api/read.ts";
import { featuresOf } from "../../map/feed.ts";
import { type KindergartenRecord as KindergartenOfFeed, readKindergarten } from "../../sites/kindergartens.ts";
import { oncePerFeed } from "./once-per-feed.ts";

/** A kindergarten with everything the feed tells of it, for its card. */
export interface KindergartenRecord extends KindergartenOfFeed {
  readonly read: Reader;
  readonly siteCodes: readonly string[];
}

/** In the order of the feed: results of `reachOfSites` name kindergartens by their place in it. */
export const kindergartensOf = oncePerFeed((feed): readonly KindergartenRecord[] =>
  featuresOf(feed).map((feature) => {
    const read = readerOf(feature);
    return { ...readKindergarten(feature), read, siteCodes: read.list("site_codes") };
  }),
);
