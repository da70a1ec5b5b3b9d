import { useCallback } from "react";
import { useFeed } from "../api/collections.ts";
import type { WaitingEntry } from "../api/worklist.ts";
import { boxOf } from "../map/geometry.ts";
import type { Camera } from "../map/map-state.ts";
import { featureByCode } from "../map/selection.ts";
import { readableQuery } from "../state/use-address.ts";
import { useView } from "../state/view-store.ts";
import { writeView } from "../state/view-url.ts";

/** How near the map looks at a record that one comes to from a list. */
const nearZoom = 11;

/**
 * Where an entry leads: the workbench with the record's card open, today, and with no filter that could hide it. The same function
 * while view and records are the same.
 */
export function useCardLink(): (entry: Pick<WaitingEntry, "collection" | "code">) => string {
  const view = useView();
  const { data: sites } = useFeed("staff", "sites");
  const { data: zones } = useFeed("staff", "rehabilitation-zones");
  const { data: kindergartens } = useFeed("staff", "kindergartens");
  return useCallback(
    ({ collection, code }) => {
      const feed = { sites, "rehabilitation-zones": zones, kindergartens }[collection];
      const geometry = feed && featureByCode(feed, code)?.geometry;
      const box = geometry && boxOf(geometry);
      const camera: Camera | null = box
        ? { longitude: (box[0] + box[2]) / 2, latitude: (box[1] + box[3]) / 2, zoom: nearZoom }
        : view.camera;
      const query = writeView(
        {
          ...view,
          selected: { layer: collection, code },
          switched: view.switched.filter((layer) => layer !== collection),
          day: null,
          thenDay: null,
          where: {},
          hidden: {},
          isAreaFilter: false,
          camera,
        },
        new URLSearchParams(),
      );
      return `/workbench?${readableQuery(query)}`;
    },
    [view, sites, zones, kindergartens],
  );
}
