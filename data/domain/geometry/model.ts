/** Longitude and latitude in degrees on WGS 84, rounded to seven decimals (about 1 cm). */
export type Position = [lon: number, lat: number];

/** Closed: the first position is repeated at the end. */
type RingPositions = Position[];

type Point = { type: "Point"; coordinates: Position };
type MultiPoint = { type: "MultiPoint"; coordinates: Position[] };
type LineString = { type: "LineString"; coordinates: Position[] };
type MultiLineString = { type: "MultiLineString"; coordinates: Position[][] };
export type Polygon = { type: "Polygon"; coordinates: RingPositions[] };
export type MultiPolygon = { type: "MultiPolygon"; coordinates: RingPositions[][] };

/** A GeoJSON geometry (RFC 7946) in the form this project keeps it: two dimensions, no other members. */
export type Geometry = Point | MultiPoint | LineString | MultiLineString | Polygon | MultiPolygon;
export type GeometryType = Geometry["type"];

export const geometryTypes = [
  "Point",
  "MultiPoint",
  "LineString",
  "MultiLineString",
  "Polygon",
  "MultiPolygon",
] as const satisfies readonly GeometryType[];

/** west, south, east, north in degrees. */
export type Extent = readonly [west: number, south: number, east: number, north: number];

/** The box of Mongolia: the outline of the country in `world-geojson` 3.5.3, outward to two decimals. */
export const mongoliaExtent: Extent = [87.73, 41.58, 119.94, 52.15];

export const worldExtent: Extent = [-180, -90, 180, 90];

/** Steps of the last kept decimal, the seventh, in one degree: every kept coordinate is a whole number of steps. */
export const STEPS_PER_DEGREE = 10_000_000;

/**
 * The double nearest to the value with seven decimals. Rounding again changes nothing, and JSON prints at most seven decimals.
 * Never gives -0: it prints as 0 but is told apart by `Object.is`.
 */
export function roundCoordinate(degrees: number): number {
  return Math.round(degrees * STEPS_PER_DEGREE) / STEPS_PER_DEGREE + 0;
}

export function isWithin(extent: Extent, [lon, lat]: Readonly<Position>): boolean {
  const [west, south, east, north] = extent;
  return lon >= west && lon <= east && lat >= south && lat <= north;
}
