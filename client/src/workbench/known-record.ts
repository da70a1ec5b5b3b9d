import type { UseQueryResult } from "@tanstack/react-query";
import type { FeatureCollection } from "geojson";
import { useMemo } from "react";
import { RequestFailure } from "../api/failure.ts";
import type { Substitute } from "../app/overlays.ts";
import { readOrNull } from "../map/feed.ts";
import { type SiteFeeds, siteFeedsKnownOn } from "../sites/known-on.ts";
import { useView } from "../state/view-store.ts";
import { withinValidTime } from "./valid-time.ts";

/** What had been recorded of sites by the end of a day. It is told by the details: until they have come, nothing can be said. */
export interface KnownRecord {
  /** YYYY-MM-DD, never later than today. */
  readonly on: string;
  /** Null while the details are on their way, and where they cannot be read. */
  readonly feeds: SiteFeeds | null;
  /** What the map draws instead of the sites as they are on record now. */
  readonly substitute: Substitute;
}

/**
 * @param sites the feed of sites; undefined until it has come
 * @returns null while the record is looked at as it is now
 */
export function useKnownRecord(
  sites: FeatureCollection | undefined,
  details: UseQueryResult<FeatureCollection>,
  today: string,
): KnownRecord | null {
  const asked = useView((view) => view.knownOn);
  const on = asked === null ? null : withinValidTime(asked, today);
  const { data, error, refetch } = details;
  return useMemo(() => {
    if (on === null) return null;
    const feeds = sites && data ? readOrNull(() => siteFeedsKnownOn({ sites, details: data }, on)) : null;
    const isUnreadable = sites !== undefined && data !== undefined && feeds === null;
    return {
      on,
      feeds,
      substitute: {
        data: feeds?.sites ?? null,
        failure: isUnreadable ? new RequestFailure("unreadable") : data ? null : error,
        retry: () => void refetch(),
      },
    };
  }, [on, sites, data, error, refetch]);
}
