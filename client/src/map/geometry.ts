import { bbox } from "@turf/turf";
import type { Geometry, MultiPolygon, Polygon, Position } from "geojson";
import type { Box } from "./map-state.ts";

/** @returns undefined for a geometry without a single position */
export function boxOf(geometry: Geometry): Box | undefined {
  const [west, south, east, north] = bbox(geometry);
  return west <= east ? [west, south, east, north] : undefined;
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

export function polygonsOf(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}
