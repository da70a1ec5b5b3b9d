import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Feature, FeatureCollection } from "geojson";
import { codeOf, FeedError, featuresOf, propertiesOf } from "../map/feed.ts";

/** The two feeds of sites: what the map draws, and the details with the record of every event. */
export interface SiteFeeds {
  readonly sites: FeatureCollection;
  readonly details: FeatureCollection;
}

/** One event ever entered, its days those of Mongolia, as `record` of the details has it. Struck on null: it stands. */
type RecordedEvent = readonly [effectiveOn: string, status: string, recordedOn: string, struckOn: string | null];

/**
 * Did an event stand in the record at the end of a day (null: now)? What was written down later was not known yet, and what was struck
 * later still counted. The same rule as `atlas.stood` of the database, in days of Mongolia.
 */
export function stoodOn(recordedOn: string, struckOn: string | null, knownOn: string | null): boolean {
  if (knownOn === null) return struckOn === null;
  return recordedOn <= knownOn && (struckOn === null || struckOn > knownOn);
}

/**
 * The feeds as they would have been with what was on record at the end of a day: histories and the instruments beside them. All sites stay
 * in their places; one of which nothing was known has an empty history. Names, groups, land and visits keep no record time of their own.
 * @param knownOn YYYY-MM-DD
 * @throws FeedError for details that are not what their layer declares
 */
export function siteFeedsKnownOn({ sites, details }: SiteFeeds, knownOn: string): SiteFeeds {
  const records = recordsOf(details);
  const eventsOf = (feature: Feature): readonly RecordedEvent[] => records.get(codeOf(feature)) ?? [];
  /** Most sites are told by the same events as now; theirs stay the same objects, and what is made of these is kept. */
  const differs = (feature: Feature): boolean =>
    !records.has(codeOf(feature)) ||
    eventsOf(feature).some(
      ([, , recordedOn, struckOn]) => stoodOn(recordedOn, struckOn, knownOn) !== stoodOn(recordedOn, struckOn, null),
    );
  return {
    sites: withProperties(sites, differs, (feature) => {
      const stood = eventsOf(feature).filter(([, , recordedOn, struckOn]) => stoodOn(recordedOn, struckOn, knownOn));
      return { history: stood.map(([effectiveOn, status]): DatedState => [effectiveOn, status]) };
    }),
    details: withProperties(details, differs, (feature) => ({
      instruments: instrumentsOn(feature, eventsOf(feature), knownOn),
    })),
  };
}

type Records = ReadonlyMap<string, readonly RecordedEvent[]>;

const keptRecords = new WeakMap<FeatureCollection, Records>();

/** The record of every site of a feed, read once. */
function recordsOf(details: FeatureCollection): Records {
  const kept = keptRecords.get(details);
  if (kept) return kept;
  const records = new Map(featuresOf(details).map((feature) => [codeOf(feature), recordOf(feature)]));
  keptRecords.set(details, records);
  return records;
}

function withProperties(
  feed: FeatureCollection,
  differs: (feature: Feature) => boolean,
  change: (feature: Feature) => Record<string, unknown>,
): FeatureCollection {
  const features = featuresOf(feed).map((feature): Feature => {
    return differs(feature) ? { ...feature, properties: { ...feature.properties, ...change(feature) } } : feature;
  });
  return { ...feed, features };
}

/** Instruments come with the events that stand now, in the order of the record; of a struck event the feed does not tell it. */
function instrumentsOn(
  feature: Feature,
  events: readonly RecordedEvent[],
  knownOn: string,
): readonly (string | null)[] {
  const ofStanding = propertiesOf(feature).instruments;
  let standing = 0;
  return events.flatMap(([, , recordedOn, struckOn]) => {
    const isStanding = stoodOn(recordedOn, struckOn, null);
    const instrument = isStanding && Array.isArray(ofStanding) ? (ofStanding[standing] ?? null) : null;
    if (isStanding) standing += 1;
    return stoodOn(recordedOn, struckOn, knownOn) ? [instrument] : [];
  });
}

function recordOf(feature: Feature): readonly RecordedEvent[] {
  const { record = [] } = propertiesOf(feature);
  if (Array.isArray(record) && record.every((event) => Array.isArray(event) && event.length === 4)) {
    return record as readonly RecordedEvent[];
  }
  throw new FeedError(`${codeOf(feature)} has no readable record.`);
}
