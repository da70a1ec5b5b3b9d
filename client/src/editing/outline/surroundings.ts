import { isOpenZone, type ZoneStage } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { FeatureCollection, Geometry } from "geojson";
import { useEffect, useMemo } from "react";
import { useFeed, useItems } from "../../api/collections.ts";
import { loadSoums } from "../../map/basemap.ts";
import { boxOf } from "../../map/geometry.ts";
import type { Box, Camera } from "../../map/map-state.ts";
import { closedRing, geometryOfParts, type Parts, partsOfGeometry } from "../../map/outline/parts.ts";
import { type SnapLine, snapLineOf } from "../../map/outline/snap.ts";
import type { Outline } from "../../map/tools/outline.ts";
import { useView } from "../../state/view-store.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { farFromSiteM, type NearSite, type OtherZone, type Surroundings } from "./findings.ts";
import type { Land } from "./land.ts";
import { useCountry, useProtectedPlaces } from "./land-rules.ts";
import { useOutline } from "./session.ts";

/** Every zone but one's own that is open today: the last of its history is what it is now. */
function otherZones(feed: FeatureCollection | undefined, own: string | null): readonly OtherZone[] {
  return (feed?.features ?? []).flatMap(({ geometry, properties, id }) => {
    const code = String(id ?? properties?.code);
    const history: unknown = properties?.history;
    const last: unknown = Array.isArray(history) ? history.at(-1) : undefined;
    const stage = Array.isArray(last) ? (last[1] as ZoneStage) : "IDENTIFIED";
    const box = geometry && boxOf(geometry);
    return box && code !== own && isOpenZone(stage) ? [{ code, box, parts: partsOfGeometry(geometry) }] : [];
  });
}

/** The map's own outlines are rounded to a metre. Near the outline in hand, others are fetched as they are kept: squares of this many degrees. */
const squareDeg = 0.05;
/** Before there is an outline, the squares about the middle of the map, from where corners can be set. */
const nearZoom = 12;

/** The squares a place lies in, as the API names a box; null: there is none yet. */
function squaresOf(parts: Parts, camera: Camera | null): string | null {
  const geometry = geometryOfParts(parts);
  const { longitude, latitude, zoom } = camera ?? { longitude: 0, latitude: 0, zoom: 0 };
  const about: Box | null =
    zoom < nearZoom ? null : [longitude - squareDeg, latitude - squareDeg, longitude + squareDeg, latitude + squareDeg];
  const box = geometry ? boxOf(geometry) : about;
  if (!box) return null;
  const [west, south, east, north] = box;
  const down = (degrees: number) => Math.floor(degrees / squareDeg) * squareDeg;
  const up = (degrees: number) => Math.ceil(degrees / squareDeg) * squareDeg;
  return [down(west), down(south), up(east), up(north)].map((degrees) => degrees.toFixed(2)).join();
}

/** Outlines of a collection near the one in hand, by code, with every decimal that is kept. */
function useExactNear(collection: string, parts: Parts): ReadonlyMap<string, Geometry> {
  const bbox = squaresOf(
    parts,
    useView((view) => view.camera),
  );
  const { data: near } = useItems("staff", collection, { bbox: bbox ?? "", limit: "1000" }, bbox !== null);
  return useMemo(
    () => new Map((near ?? []).map(({ properties, geometry }) => [String(properties?.code), geometry])),
    [near],
  );
}

/** Zones of the feed, and those near the outline with every decimal that is kept. */
function useOtherZones(own: string | null, parts: Parts): readonly OtherZone[] {
  const { data: feed } = useFeed("staff", "rehabilitation-zones");
  const exact = useExactNear("rehabilitation-zones", parts);
  return useMemo(
    () =>
      otherZones(feed, own).map((zone) => {
        const geometry = exact.get(zone.code);
        return geometry ? { ...zone, parts: partsOfGeometry(geometry) } : zone;
      }),
    [feed, exact, own],
  );
}

/** Areas of every site but one's own. */
function useSiteAreas(own: string | null, parts: Parts): readonly Parts[] {
  const { data: feed } = useFeed("staff", "site-areas");
  const exact = useExactNear("site-areas", parts);
  return useMemo(
    () =>
      (feed?.features ?? []).flatMap(({ geometry, id }) => {
        const code = String(id);
        return code === own ? [] : [partsOfGeometry(exact.get(code) ?? geometry)];
      }),
    [feed, exact, own],
  );
}

const noZones: readonly OtherZone[] = [];

/** What lies around an outline, and lets its corners catch on it. `parts` is the outline in hand. */
export function useSurroundings(of: Land, parts: Parts): Surroundings {
  const { table } = useSheet();
  const isZone = of.kind === "zone";
  const others = useOtherZones(isZone ? of.own : null, parts);
  const areas = useSiteAreas(isZone ? null : of.site, parts);
  useSnapping(others, areas);
  const country = useCountry();
  const protectedPlaces = useProtectedPlaces();
  const linkedCodes = isZone ? of.linked.join() : of.site;
  return useMemo(() => {
    const codes = linkedCodes === "" ? (table?.codes ?? []) : linkedCodes.split(",");
    const sites = codes.flatMap((code): NearSite[] => {
      const index = table?.indexOfCode.get(code);
      if (!table || index === undefined) return [];
      return [{ code, position: [table.longitudes[index] ?? 0, table.latitudes[index] ?? 0] }];
    });
    return {
      // Land of a zone may well lie in the area of a site: that is the land the group is to repair.
      zones: isZone ? others : noZones,
      protectedPlaces,
      country,
      sites,
      isLinked: linkedCodes !== "",
      // A site's own point lies in its area, or one of the two is wrong.
      farM: isZone ? farFromSiteM : 0,
    };
  }, [isZone, others, protectedPlaces, country, table, linkedCodes]);
}

const linesOf = (rings: readonly Outline[]): readonly SnapLine[] =>
  rings.map(snapLineOf).filter((line) => line !== null);

function borderLines(borders: FeatureCollection): readonly SnapLine[] {
  const lines = borders.features.flatMap(({ geometry }): readonly Outline[] => {
    if (geometry.type === "LineString") return [geometry.coordinates as unknown as Outline];
    if (geometry.type === "MultiLineString") return geometry.coordinates as unknown as readonly Outline[];
    return partsOfGeometry(geometry).flat().map(closedRing);
  });
  return linesOf(lines);
}

/** Corners catch on the outlines of other zones and of sites at once, and on borders of soums as soon as these are there. */
function useSnapping(zones: readonly OtherZone[], areas: readonly Parts[]): void {
  useEffect(() => {
    const outlines = [...zones.map(({ parts }) => parts), ...areas];
    const rings = linesOf(outlines.flatMap((parts) => parts.flat().map(closedRing)));
    const ending = new AbortController();
    useOutline.setState({ snapTo: rings });
    loadSoums({ type: "FeatureCollection", features: [] }, ending.signal)
      .then(({ borders }) => {
        if (!ending.signal.aborted) useOutline.setState({ snapTo: [...rings, ...borderLines(borders)] });
      })
      // Without the borders it is drawn without them: the map has said that they did not come.
      .catch(() => undefined);
    return () => ending.abort();
  }, [zones, areas]);
}
