import type { InstrumentTimes } from "@asm-atlas/data/domain/workflow/instruments.ts";
import { type Reader, readerOf } from "../../api/read.ts";
import { codeOf, FeedError, featuresOf } from "../../map/feed.ts";
import { oncePerFeed } from "./once-per-feed.ts";

export interface InstrumentRecord extends InstrumentTimes {
  readonly read: Reader;
  /** Where it was published; http or https, else null. */
  readonly sourceUrl: string | null;
}

/** Legal instruments by their code. */
export const instrumentsOf = oncePerFeed(
  (feed): ReadonlyMap<string, InstrumentRecord> =>
    new Map(
      featuresOf(feed).map((feature): [string, InstrumentRecord] => {
        const read = readerOf(feature);
        const [code, inForceFrom, url] = [codeOf(feature), read.text("in_force_from"), read.text("source_url")];
        if (inForceFrom === null) throw new FeedError(`${code} has no beginning.`);
        const sourceUrl = url !== null && /^https?:\/\//.test(url) ? url : null;
        const [suspendedFrom, suspendedTo] = [read.text("suspended_from"), read.text("suspended_to")];
        return [
          code,
          {
            code,
            read,
            inForceFrom,
            suspendedFrom,
            suspendedTo,
            endedOn: read.text("ended_on"),
            bearsContracts: read.flag("bears_contracts") === true,
            sourceUrl,
          },
        ];
      }),
    ),
);
