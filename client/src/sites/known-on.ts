import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Feature, FeatureCollection } from "geojson";
import { codeOf, FeedError, featuresOf, propertiesOf } from "../map/feed.ts";

/** The two feeds of sites: what the map draws, and the details with the record of every event. */
export interface SiteFeeds {
  readonly sites: FeatureCollection;
  readonly details: FeatureCollection;
}

/**
 * One event ever entered, its days those of Mongolia, as `record` of a feed has it. Struck on null: it stands. Only of a struck event
 * of a site does it name the instrument, null where none was named: of those that stand `instruments` tells it.
 */
type RecordedEvent = readonly [
  effectiveOn: string,
  state: string,
  recordedOn: string,
  struckOn: string | null,
  instrument?: string | null,
];

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
  return {
    sites: feedKnownOn(sites, details, knownOn),
    details: withProperties(details, differsOn(records, knownOn), (feature) => ({
      instruments: instrumentsOn(feature, eventsIn(records, feature), knownOn),
    })),
  };
}

/**
 * One feed with the histories that were on record at the end of a day: of sites, zones or kindergartens.
 * @param records the feed that has the record of every event by the same codes
 * @param knownOn YYYY-MM-DD
 * @throws FeedError for records that are not what their layer declares
 */
export function feedKnownOn(feed: FeatureCollection, records: FeatureCollection, knownOn: string): FeatureCollection {
  const byCode = recordsOf(records);
  return withProperties(feed, differsOn(byCode, knownOn), (feature) => {
    const stood = eventsIn(byCode, feature).filter(([, , recordedOn, struckOn]) =>
      stoodOn(recordedOn, struckOn, knownOn),
    );
    return { history: stood.map(([effectiveOn, state]): DatedState => [effectiveOn, state]) };
  });
}

const eventsIn = (records: Records, feature: Feature): readonly RecordedEvent[] => records.get(codeOf(feature)) ?? [];

/** Most records are told by the same events as now; they stay the same objects, and what is made of these is kept. */
const differsOn =
  (records: Records, knownOn: string) =>
  (feature: Feature): boolean =>
    !records.has(codeOf(feature)) ||
    eventsIn(records, feature).some(
      ([, , recordedOn, struckOn]) => stoodOn(recordedOn, struckOn, knownOn) !== stoodOn(recordedOn, struckOn, null),
    );

type Records = ReadonlyMap<string, readonly RecordedEvent[]>;

const keptRecords = new WeakMap<FeatureCollection, Records>();

/** The record of everything in a feed of records, read once. */
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

/** Instruments come with the events that stand now, in the order of the record; a struck event brings its own. */
function instrumentsOn(
  feature: Feature,
  events: readonly RecordedEvent[],
  knownOn: string,
): readonly (string | null)[] {
  const ofStanding = propertiesOf(feature).instruments;
  let standing = 0;
  return events.flatMap(([, , recordedOn, struckOn, ofStruck = null]) => {
    const isStanding = stoodOn(recordedOn, struckOn, null);
    const instrument = isStanding ? (Array.isArray(ofStanding) && ofStanding[standing]) || null : ofStruck;
    if (isStanding) standing += 1;
    return stoodOn(recordedOn, struckOn, knownOn) ? [instrument] : [];
  });
}

function recordOf(feature: Feature): readonly RecordedEvent[] {
  const { record = [] } = propertiesOf(feature);
  if (Array.isArray(record) && record.every((event) => Array.isArray(event) && event.length >= 4)) {
    return record as readonly RecordedEvent[];
  }
  throw new FeedError(`${codeOf(feature)} has no readable record.`);
}
