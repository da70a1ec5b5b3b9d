import { isOpenZone, type ZoneStage } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { FeatureCollection } from "geojson";
import { useEffect, useMemo } from "react";
import { useFeed, useItems } from "../../api/collections.ts";
import { loadSoums } from "../../map/basemap.ts";
import { boxOf } from "../../map/geometry.ts";
import { closedRing, geometryOfParts, type Parts, partsOfGeometry } from "../../map/outline/parts.ts";
import { type SnapLine, snapLineOf } from "../../map/outline/snap.ts";
import type { Outline } from "../../map/tools/outline.ts";
import { useSheet } from "../../workbench/sheet.ts";
import type { NearSite, OtherZone, Surroundings } from "./findings.ts";
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

/** The map's own outlines are rounded to a metre. Near the outline in hand, zones are fetched as they are kept: squares of this many degrees. */
const squareDeg = 0.05;

/** The squares an area lies in, as the API names a box; null: there is no area. */
function squaresOf(parts: Parts): string | null {
  const geometry = geometryOfParts(parts);
  const box = geometry && boxOf(geometry);
  if (!box) return null;
  const [west, south, east, north] = box;
  const down = (degrees: number) => Math.floor(degrees / squareDeg) * squareDeg;
  const up = (degrees: number) => Math.ceil(degrees / squareDeg) * squareDeg;
  return [down(west), down(south), up(east), up(north)].map((degrees) => degrees.toFixed(2)).join();
}

/** Zones of the feed, and those near the outline with every decimal that is kept. */
function useOtherZones(own: string | null, parts: Parts): readonly OtherZone[] {
  const { data: feed } = useFeed("staff", "rehabilitation-zones");
  const bbox = squaresOf(parts);
  const { data: near } = useItems("staff", "rehabilitation-zones", { bbox: bbox ?? "", limit: "1000" }, bbox !== null);
  return useMemo(() => {
    const exact = new Map((near ?? []).map(({ properties, geometry }) => [String(properties?.code), geometry]));
    return otherZones(feed, own).map((zone) => {
      const geometry = exact.get(zone.code);
      return geometry ? { ...zone, parts: partsOfGeometry(geometry) } : zone;
    });
  }, [feed, near, own]);
}

/**
 * What lies around the outline of a zone, and lets its corners catch on it. `own` is the zone's code, `linked` the codes of its sites,
 * `parts` the outline in hand.
 */
export function useSurroundings(own: string | null, linked: readonly string[], parts: Parts): Surroundings {
  const { table } = useSheet();
  const others = useOtherZones(own, parts);
  useSnapping(others);
  const country = useCountry();
  const protectedPlaces = useProtectedPlaces();
  const linkedCodes = linked.join();
  return useMemo(() => {
    const codes = linkedCodes === "" ? (table?.codes ?? []) : linkedCodes.split(",");
    const sites = codes.flatMap((code): NearSite[] => {
      const index = table?.indexOfCode.get(code);
      if (!table || index === undefined) return [];
      return [{ code, position: [table.longitudes[index] ?? 0, table.latitudes[index] ?? 0] }];
    });
    return { zones: others, protectedPlaces, country, sites, isLinked: linkedCodes !== "" };
  }, [others, protectedPlaces, country, table, linkedCodes]);
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

/** Corners catch on the outlines of other zones at once, and on borders of soums as soon as these are there. */
function useSnapping(zones: readonly OtherZone[]): void {
  useEffect(() => {
    const rings = linesOf(zones.flatMap(({ parts }) => parts.flat().map(closedRing)));
    const ending = new AbortController();
    useOutline.setState({ snapTo: rings });
    loadSoums({ type: "FeatureCollection", features: [] }, ending.signal)
      .then(({ borders }) => {
        if (!ending.signal.aborted) useOutline.setState({ snapTo: [...rings, ...borderLines(borders)] });
      })
      // Without the borders it is drawn without them: the map has said that they did not come.
      .catch(() => undefined);
    return () => ending.abort();
  }, [zones]);
}
