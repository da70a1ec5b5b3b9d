import { type UseQueryResult, useQueries, useQuery } from "@tanstack/react-query";
import type { Feature, FeatureCollection } from "geojson";
import { isFeatureCollection } from "../map/feed.ts";
import type { Audience } from "../map/map-state.ts";
import { RequestFailure } from "./failure.ts";
import { requestJson } from "./request.ts";

const minuteMs = 60_000;
/** The public sees releases: twice a year. Staff see each other's work, so theirs is asked for again soon. */
const freshForMs: Readonly<Record<Audience, number>> = { public: 30 * minuteMs, staff: minuteMs / 2 };

/** What was asked of the server, as far as whoever waits for it needs to know. */
export interface Fetched<Data> {
  readonly data: Data | undefined;
  readonly isPending: boolean;
  readonly error: unknown;
  refetch(): unknown;
}

function feedQuery(audience: Audience, collection: string, isWanted: boolean) {
  return {
    queryKey: [audience, "feed", collection] as const,
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const body = await requestJson<unknown>(`/api/map/${collection}.geojson`, { audience, signal });
      // Whoever holds a feed may count on its having features; what these are, each reader finds out.
      if (!isFeatureCollection(body)) throw new RequestFailure("unreadable");
      return body;
    },
    staleTime: freshForMs[audience],
    enabled: isWanted,
  };
}

/** One map feed: a whole collection with slim properties. */
export function useFeed(audience: Audience, collection: string, isWanted = true): UseQueryResult<FeatureCollection> {
  return useQuery(feedQuery(audience, collection, isWanted));
}

/** Several feeds, each with a fate of its own, in the order asked for. */
export function useFeeds<Id extends string>(
  audience: Audience,
  collections: readonly { readonly id: Id; readonly isWanted: boolean }[],
): readonly { readonly id: Id; readonly result: UseQueryResult<FeatureCollection> }[] {
  const results = useQueries({ queries: collections.map(({ id, isWanted }) => feedQuery(audience, id, isWanted)) });
  return collections.flatMap(({ id }, index) => {
    const result = results[index];
    return result ? [{ id, result }] : [];
  });
}

/** Records of a collection that match (`/ogc/collections/{c}/items`). `filters` are properties the layer declares. */
export function useItems(
  audience: Audience,
  collection: string,
  filters: Readonly<Record<string, string>>,
  isWanted = true,
): UseQueryResult<readonly Feature[]> {
  const query = new URLSearchParams(filters).toString();
  return useQuery({
    queryKey: [audience, "items", collection, query] as const,
    queryFn: async ({ signal }) => {
      const path = `/ogc/collections/${collection}/items?${query}`;
      return (await requestJson<FeatureCollection>(path, { audience, signal })).features;
    },
    staleTime: freshForMs[audience],
    enabled: isWanted,
  });
}
