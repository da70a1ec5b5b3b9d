import type { UseQueryResult } from "@tanstack/react-query";
import type { FeatureCollection } from "geojson";
import { useMemo } from "react";
import { type Fetched, useFeed } from "../api/collections.ts";
import { RequestFailure } from "../api/failure.ts";
import type { Substitute, Substitutes } from "../app/overlays.ts";
import { readOrNull } from "../map/feed.ts";
import { feedKnownOn, type SiteFeeds, siteFeedsKnownOn } from "../sites/known-on.ts";
import { useView } from "../state/view-store.ts";
import { withinValidTime } from "./valid-time.ts";

/** What had been recorded by the end of a day. It is told by feeds of records: until these have come, nothing can be said. */
export interface KnownRecord {
  /** YYYY-MM-DD, never later than today. */
  readonly on: string;
  /** Of sites; null while their details are on their way, and where they cannot be read. */
  readonly feeds: SiteFeeds | null;
  /** What the map draws instead of the sites as they are on record now. */
  readonly substitute: Substitute;
}

type Feed = UseQueryResult<FeatureCollection>;

/** The feeds of staff that have a record time, as the record of the day looked at has them: all panels read these. */
export interface KnownFeeds {
  /** Null while the record is looked at as it is now. */
  readonly known: KnownRecord | null;
  readonly zones: Fetched<FeatureCollection>;
  readonly kindergartens: Fetched<FeatureCollection>;
  /** What the map draws instead of the feeds. */
  readonly substitutes: Substitutes;
}

/** @param feeds as they are on record now; the details of sites have their record */
export function useKnownFeeds(
  feeds: { readonly sites: Feed; readonly details: Feed; readonly zones: Feed; readonly kindergartens: Feed },
  today: string,
): KnownFeeds {
  const asked = useView((view) => view.knownOn);
  const on = asked === null ? null : withinValidTime(asked, today);
  // Nobody needs it who looks at the record of now.
  const records = useFeed("staff", "event-records", on !== null);
  const { data: sites } = feeds.sites;
  const { data, error, refetch } = feeds.details;
  const known = useMemo((): KnownRecord | null => {
    if (on === null) return null;
    const made = sites && data ? readOrNull(() => siteFeedsKnownOn({ sites, details: data }, on)) : null;
    const isUnreadable = sites !== undefined && data !== undefined && made === null;
    const failure = isUnreadable ? new RequestFailure("unreadable") : data ? null : error;
    return { on, feeds: made, substitute: { data: made?.sites ?? null, failure, retry: () => void refetch() } };
  }, [on, sites, data, error, refetch]);
  const zones = useKnownFeed(feeds.zones, records, on);
  const kindergartens = useKnownFeed(feeds.kindergartens, records, on);
  const substitutes = useMemo(
    (): Substitutes => ({
      sites: known?.substitute ?? null,
      "rehabilitation-zones": on === null ? null : substituteOf(zones),
      kindergartens: on === null ? null : substituteOf(kindergartens),
    }),
    [on, known, zones, kindergartens],
  );
  return { known, zones, kindergartens, substitutes };
}

/** A feed as the record had it on a day; null: as it has it now. It is there when both it and the records are. */
function useKnownFeed(feed: Feed, records: Feed, on: string | null): Fetched<FeatureCollection> {
  const { data: now, error, isPending, refetch } = feed;
  const { data: recorded, error: recordError, refetch: refetchRecords } = records;
  return useMemo((): Fetched<FeatureCollection> => {
    if (on === null || !now) return { data: now, error, isPending, refetch };
    if (!recorded) return { data: undefined, error: recordError, isPending: !recordError, refetch: refetchRecords };
    const data = readOrNull(() => feedKnownOn(now, recorded, on));
    if (data) return { data, error: null, isPending: false, refetch };
    return { data: undefined, error: new RequestFailure("unreadable"), isPending: false, refetch: refetchRecords };
  }, [on, now, error, isPending, refetch, recorded, recordError, refetchRecords]);
}

const substituteOf = ({ data, error, refetch }: Fetched<FeatureCollection>): Substitute => ({
  data: data ?? null,
  failure: data ? null : error,
  retry: () => void refetch(),
});
