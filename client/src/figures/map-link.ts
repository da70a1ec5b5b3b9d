import { useCallback } from "react";
import { readableQuery } from "../state/use-address.ts";
import type { View } from "../state/view-store.ts";
import { writeView } from "../state/view-url.ts";
import { useLookedAt } from "./looked-at.ts";

/** The address of the workbench's map with a view. */
export function mapAddress(view: View): string {
  const query = writeView(view, new URLSearchParams());
  return query.size > 0 ? `/workbench?${readableQuery(query)}` : "/workbench";
}

/** What a number is of is told by these; the rest of the view stays as it is. */
type MapChange = Partial<Pick<View, "where" | "hidden" | "day">>;

/**
 * Where a number of a chart leads: the map with the view it was counted for, changed as told. Nothing is chosen there and nothing compared,
 * so that what is shown is what was counted. The same function while the view is the same.
 */
export function useCountLink(): (change: MapChange) => string {
  const view = useLookedAt();
  return useCallback((change) => mapAddress({ ...view, selected: null, thenDay: null, ...change }), [view]);
}
