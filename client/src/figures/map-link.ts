import { useCallback } from "react";
import { readableQuery } from "../state/use-address.ts";
import { useView, type View } from "../state/view-store.ts";
import { writeView } from "../state/view-url.ts";

/** What a link to the map changes of the view: what it shows is the rest of the view as it is. */
export type MapChange = Partial<
  Pick<View, "where" | "hidden" | "day" | "thenDay" | "selected" | "camera" | "switched">
>;

export type MapLink = (change?: MapChange) => string;

/** Addresses of the workbench's map with the view of now, changed as told. The same function while the view is the same. */
export function useMapLink(): MapLink {
  const view = useView();
  return useCallback(
    (change = {}) => {
      const query = writeView({ ...view, ...change }, new URLSearchParams());
      return query.size > 0 ? `/workbench?${readableQuery(query)}` : "/workbench";
    },
    [view],
  );
}

/** Where a number of a chart leads: nothing is chosen there and nothing compared, so that what is shown is what was counted. */
export function useCountLink(): MapLink {
  const mapLink = useMapLink();
  return useCallback((change) => mapLink({ selected: null, thenDay: null, ...change }), [mapLink]);
}
