import type { MultiPolygon, Position } from "@asm-atlas/data/domain/geometry/model.ts";
import type { Outline } from "../tools/outline.ts";

/**
 * An area as it is drawn: its parts, each a list of rings, the shell first and then its holes. No ring repeats its first corner.
 * The drawing library knows neither holes nor several parts, so an area is opened as one shape a ring and put together again.
 */
export type Parts = readonly (readonly Outline[])[];

function positionsOf(ring: unknown): Outline {
  if (!Array.isArray(ring)) return [];
  const positions = ring.flatMap((each: unknown): Position[] => {
    const [longitude, latitude]: readonly unknown[] = Array.isArray(each) ? each : [];
    return typeof longitude === "number" && typeof latitude === "number" ? [[longitude, latitude]] : [];
  });
  const [first, last] = [positions[0], positions.at(-1)];
  return first && last && positions.length > 1 && first[0] === last[0] && first[1] === last[1]
    ? positions.slice(0, -1)
    : positions;
}

/** Opens a GeoJSON geometry; whatever is no area opens as nothing. */
export function partsOfGeometry(geometry: unknown): Parts {
  if (typeof geometry !== "object" || geometry === null || !("type" in geometry) || !("coordinates" in geometry))
    return [];
  const { type, coordinates } = geometry;
  if ((type !== "Polygon" && type !== "MultiPolygon") || !Array.isArray(coordinates)) return [];
  const parts: readonly unknown[] = type === "Polygon" ? [coordinates] : coordinates;
  return parts.flatMap((part) => (Array.isArray(part) && part.length > 0 ? [part.map(positionsOf)] : []));
}

export function closedRing(ring: Outline): Position[] {
  return [...ring, ...ring.slice(0, 1)].map(([longitude, latitude]) => [longitude, latitude]);
}

/** Puts an area together, always as one of several parts, as it is kept; null: there is none. */
export function geometryOfParts(parts: Parts): MultiPolygon | null {
  if (parts.length === 0) return null;
  return { type: "MultiPolygon", coordinates: parts.map((rings) => rings.map(closedRing)) };
}

/** Corners of all rings together. */
export function cornerCount(parts: Parts): number {
  return parts.flat().reduce((sum, ring) => sum + ring.length, 0);
}

/** Which corner of which ring of which part, each counted from 0. */
export interface CornerRef {
  readonly part: number;
  readonly ring: number;
  readonly corner: number;
}

export function cornerAt(parts: Parts, { part, ring, corner }: CornerRef): Readonly<Position> | undefined {
  return parts[part]?.[ring]?.[corner];
}

/** The area with one ring in another form; a ring of fewer than three corners goes, and with a shell its part. */
export function withRing(parts: Parts, part: number, ring: number, next: Outline): Parts {
  return parts.flatMap((rings, index) => {
    if (index !== part) return [rings];
    if (next.length < 3) return ring === 0 ? [] : [rings.filter((_, at) => at !== ring)];
    return [rings.map((each, at) => (at === ring ? next : each))];
  });
}
