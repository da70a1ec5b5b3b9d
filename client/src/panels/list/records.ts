import { DatedHistories } from "@asm-atlas/data/domain/statistics/dated-histories.ts";
import { codesOf } from "@asm-atlas/data/domain/text.ts";
import type { Workflow } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Feature, FeatureCollection } from "geojson";
import { codeOf, featuresOf, historyOf, readOrNull } from "../../map/feed.ts";

/** The records of a feed with their histories, in the order of the feed. */
export interface Records {
  readonly features: readonly Feature[];
  readonly codes: readonly string[];
  readonly histories: DatedHistories;
}

const read = new WeakMap<FeatureCollection, Records | null>();

/** Made once for each feed. @returns null when it is not what its layer declares; the map says so in its own legend entry */
export function recordsOf(feed: FeatureCollection, workflow: Workflow): Records | null {
  const known = read.get(feed);
  if (known !== undefined) return known;
  const records = readOrNull(() => {
    const features = featuresOf(feed);
    const histories = DatedHistories.of(features.map(historyOf), codesOf(workflow.states) as string[]);
    return { features, codes: features.map(codeOf), histories };
  });
  read.set(feed, records);
  return records;
}
