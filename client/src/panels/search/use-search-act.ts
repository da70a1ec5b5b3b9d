import { useQueryClient } from "@tanstack/react-query";
import type { Feature } from "geojson";
import { useFeed } from "../../api/collections.ts";
import { requestJson } from "../../api/request.ts";
import { boxOf } from "../../map/geometry.ts";
import type { Box } from "../../map/map-state.ts";
import { featureByCode } from "../../map/selection.ts";
import { useTools } from "../../state/tool-store.ts";
import { useView } from "../../state/view-store.ts";
import { useMapCommands } from "../../workbench/map-commands.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { narrowedTo, type SearchAct } from "./search-options.ts";

/** How near one looks at a place that is one point. */
const nearZoom = 12;
/** Where the outline of a unit cannot be had, its middle is looked at. */
const unitZoom = 7.5;

function flyTo(longitude: number, latitude: number, zoom: number): void {
  const { camera, setCamera } = useView.getState();
  setCamera({ longitude, latitude, zoom: Math.max(zoom, camera?.zoom ?? 0) });
}

/** Does what a result promises: flies there and opens its card, fits an area, filters, marks a place. */
export function useSearchAct(): (act: SearchAct) => void {
  const commands = useMapCommands();
  const queries = useQueryClient();
  const { table } = useSheet();
  const feeds = {
    sites: useFeed("staff", "sites").data,
    kindergartens: useFeed("staff", "kindergartens").data,
    "rehabilitation-zones": useFeed("staff", "rehabilitation-zones").data,
    units: useFeed("staff", "admin-units").data,
  };

  const lookAt = (feature: Feature | undefined, zoom: number) => {
    const box = feature?.geometry && boxOf(feature.geometry);
    if (!box) return;
    if (box[0] === box[2] && box[1] === box[3]) flyTo(box[0], box[1], zoom);
    else commands.current?.fitBox(box);
  };

  /** The feed knows the centres of units only; outlines are fetched one by one, and kept. */
  const fit = async (unit: string) => {
    let box: Box | undefined;
    try {
      const { geometry } = await queries.fetchQuery({
        queryKey: ["staff", "item", "admin-units", unit],
        queryFn: () => requestJson<Feature>(`/ogc/collections/admin-units/items/${unit}`, { audience: "staff" }),
        staleTime: Infinity,
      });
      box = geometry ? boxOf(geometry) : undefined;
    } catch {
      // Without its outline, its centre tells where it is.
    }
    if (box) commands.current?.fitBox(box);
    else lookAt(feeds.units && featureByCode(feeds.units, unit), unitZoom);
  };

  const fitSitesOf = (organisation: string) => {
    const places = (table?.details?.organisationCodes ?? []).flatMap((code, site): [number, number][] =>
      code === organisation ? [[table?.longitudes[site] ?? 0, table?.latitudes[site] ?? 0]] : [],
    );
    const geometry = { type: "MultiPoint", coordinates: places } as const;
    if (places.length > 0) lookAt({ type: "Feature", properties: {}, geometry }, nearZoom);
  };

  return (act) => {
    const view = useView.getState();
    switch (act.does) {
      case "open": {
        const feed = feeds[act.layer];
        lookAt(feed && featureByCode(feed, act.code), nearZoom);
        view.select({ layer: act.layer, code: act.code });
        return;
      }
      case "fit":
        void fit(act.unit);
        return;
      case "filter":
        view.setWhere(narrowedTo(view.where, act.facet, act.codes));
        if (act.look && "unit" in act.look) void fit(act.look.unit);
        if (act.look && "organisation" in act.look) fitSitesOf(act.look.organisation);
        return;
      case "mark":
        useTools.getState().setMarker(act.position);
        flyTo(act.position[0], act.position[1], nearZoom);
    }
  };
}
