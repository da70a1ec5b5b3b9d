import { useCallback } from "react";
import { readableQuery } from "../state/use-address.ts";
import { useView } from "../state/view-store.ts";
import { writeView } from "../state/view-url.ts";
import { useSheet } from "../workbench/sheet.ts";

/** How near the map looks at a site that one comes to from a list. */
const nearZoom = 11;

/**
 * Where an entry leads: the workbench with the site's card open, today, and with no filter that could hide it. The same function
 * while view and sites are the same.
 */
export function useSiteLink(): (siteCode: string) => string {
  const view = useView();
  const { table } = useSheet();
  return useCallback(
    (siteCode) => {
      const index = table?.indexOfCode.get(siteCode);
      const [longitude, latitude] = index === undefined ? [] : [table?.longitudes[index], table?.latitudes[index]];
      const camera =
        longitude === undefined || latitude === undefined ? view.camera : { longitude, latitude, zoom: nearZoom };
      const query = writeView(
        {
          ...view,
          selected: { layer: "sites", code: siteCode },
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
    [view, table],
  );
}
