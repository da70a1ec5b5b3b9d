import type { Geometry, MultiPolygon, Polygon, Position } from "geojson";
import type { Box } from "./map-state.ts";

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1]);
}

function forEachPosition(coordinates: unknown, visit: (position: Position) => void): void {
  if (isPosition(coordinates)) visit(coordinates);
  else if (Array.isArray(coordinates)) for (const part of coordinates) forEachPosition(part, visit);
}

/** @returns undefined for a geometry without a single position */
export function boxOf(geometry: Geometry): Box | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const grow = ([x = Number.NaN, y = Number.NaN]: Position): void => {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  };
  const parts = geometry.type === "GeometryCollection" ? geometry.geometries : [geometry];
  for (const part of parts) if (part.type !== "GeometryCollection") forEachPosition(part.coordinates, grow);
  return west <= east ? [west, south, east, north] : undefined;
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

export function polygonsOf(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}
