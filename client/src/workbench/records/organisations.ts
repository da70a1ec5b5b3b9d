import { type Reader, readerOf } from "../../api/read.ts";
import { codeOf, featuresOf } from "../../map/feed.ts";
import { oncePerFeed } from "./once-per-feed.ts";

/** Groups of miners by their code. */
export const organisationsOf = oncePerFeed(
  (feed): ReadonlyMap<string, Reader> =>
    new Map(featuresOf(feed).map((feature) => [codeOf(feature), readerOf(feature)])),
);
