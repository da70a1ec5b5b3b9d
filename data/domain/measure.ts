import { geodesicDestination, geodesicDistanceM, ringAreaM2 } from "./geometry/ellipsoid.ts";
import {
  type Extent,
  type Geometry,
  type MultiPolygon,
  type Polygon,
  type Position,
  roundCoordinate,
  STEPS_PER_DEGREE,
} from "./geometry/model.ts";
import { locate, makeRing, type Place } from "./geometry/ring.ts";
import { CELL_DEGREES } from "./publication/rules.ts";

const M2_PER_HA = 10_000;

/** Geodesic area in hectares, holes taken off; 0 for points and lines. What PostGIS gives for `ST_Area(geography)`. */
export function areaHa(geometry: Geometry): number {
  return partsOf(geometry).reduce((sum, rings) => sum + partAreaM2(rings), 0) / M2_PER_HA;
}

function partAreaM2([shell = [], ...holes]: readonly Position[][]): number {
  return holes.reduce((area, hole) => area - ringAreaM2(hole), ringAreaM2(shell));
}

/** Geodesic length in metres of all outlines, holes included; 0 for points and lines (`ST_Perimeter(geography)`). */
export function perimeterM(geometry: Geometry): number {
  return partsOf(geometry)
    .flat()
    .reduce((sum, ring) => sum + pathLengthM(ring), 0);
}

/** Geodesic length in metres of lines; 0 for points and areas (`ST_Length(geography)`). */
export function lengthM(geometry: Geometry): number {
  if (geometry.type === "LineString") return pathLengthM(geometry.coordinates);
  if (geometry.type === "MultiLineString")
    return geometry.coordinates.reduce((sum, line) => sum + pathLengthM(line), 0);
  return 0;
}

function pathLengthM(path: readonly Position[]): number {
  return path.reduce((sum, position, index) => {
    const before = path[index - 1];
    return before ? sum + distanceM(before, position) : sum;
  }, 0);
}

/** Geodesic distance in metres between two positions. */
export function distanceM(from: Readonly<Position>, to: Readonly<Position>): number {
  return geodesicDistanceM(from[0], from[1], to[0], to[1]);
}

/** The position `awayM` metres away in a direction (degrees clockwise from north), rounded as all positions are. */
export function destinationPoint(from: Readonly<Position>, bearingDeg: number, awayM: number): Position {
  return roundPosition(geodesicDestination(from[0], from[1], bearingDeg, awayM));
}

export function roundPosition([lon, lat]: Readonly<Position>): Position {
  return [roundCoordinate(lon), roundCoordinate(lat)];
}

export function boundingBox(geometry: Geometry): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positionsOf(geometry)) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** Positions, closing ones included: what PostGIS counts as `ST_NPoints` and what `maxVertices` limits. */
export function vertexCount(geometry: Geometry): number {
  return positionsOf(geometry).length;
}

/**
 * Prepares an area for many questions and gives a function that tells where a position lies, exactly. "edge" is on the outline of the area
 * or of a hole.
 */
export function areaLocator(geometry: Polygon | MultiPolygon): (position: Readonly<Position>) => Place {
  const parts = partsOf(geometry).map((rings, part) =>
    rings.map((positions, index) => makeRing({ path: "", positions }, part, index)),
  );
  return ([lon, lat]) => {
    let isInside = false;
    for (const [shell, ...holes] of parts) {
      if (!shell || lon < shell.west || lon > shell.east || lat < shell.south || lat > shell.north) continue;
      const places = [shell, ...holes].map((ring) => locate(ring, lon, lat).place);
      if (places.includes("edge")) return "edge";
      isInside ||= places[0] === "inside" && !places.includes("inside", 1);
    }
    return isInside ? "inside" : "outside";
  };
}

/** Where a position lies: see `areaLocator`, which is quicker for many positions. */
export function pointInPolygon(position: Readonly<Position>, geometry: Polygon | MultiPolygon): Place {
  return areaLocator(geometry)(position);
}

/** One square of the fixed grid. It holds its west and south edge, not its east and north edge. */
export interface GridCell {
  /** Cells east of longitude 0 and north of latitude 0. */
  readonly x: number;
  readonly y: number;
  readonly polygon: Polygon;
  readonly centre: Position;
}

/**
 * The cell of the fixed grid that holds a position. Counted in whole steps of the last kept decimal, so that a position on a border always
 * falls in the same cell and corners are the doubles nearest to their decimals (106.9, not 106.90000000000001).
 * Throws RangeError for a size that is not a whole number of 1e-7 degrees.
 */
export function gridCell(lon: number, lat: number, sizeDeg: number = CELL_DEGREES): GridCell {
  const size = stepsOf(sizeDeg);
  return gridCellAt(Math.floor(stepOf(lon) / size), Math.floor(stepOf(lat) / size), sizeDeg);
}

/** The cell with known numbers. Throws RangeError as `gridCell` does. */
export function gridCellAt(x: number, y: number, sizeDeg: number = CELL_DEGREES): GridCell {
  const size = stepsOf(sizeDeg);
  const [west, east, south, north] = [x, x + 1, y, y + 1].map((edge) => (edge * size) / STEPS_PER_DEGREE + 0);
  const ring = cellRing(west ?? 0, south ?? 0, east ?? 0, north ?? 0);
  const centre: Position = [
    roundCoordinate(((x + 0.5) * size) / STEPS_PER_DEGREE),
    roundCoordinate(((y + 0.5) * size) / STEPS_PER_DEGREE),
  ];
  return { x, y, polygon: { type: "Polygon", coordinates: [ring] }, centre };
}

function cellRing(west: number, south: number, east: number, north: number): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function stepOf(coordinate: number): number {
  return Math.round(coordinate * STEPS_PER_DEGREE);
}

function stepsOf(sizeDeg: number): number {
  const steps = stepOf(sizeDeg);
  if (!(steps > 0) || steps / STEPS_PER_DEGREE !== sizeDeg) {
    throw new RangeError(`A cell of ${sizeDeg} degrees is not a whole number of 1e-7 degrees`);
  }
  return steps;
}

function partsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === "Polygon") return [geometry.coordinates];
  return geometry.type === "MultiPolygon" ? geometry.coordinates : [];
}

function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case "Point":
      return [geometry.coordinates];
    case "MultiPoint":
    case "LineString":
      return geometry.coordinates;
    case "MultiLineString":
    case "Polygon":
      return geometry.coordinates.flat();
    case "MultiPolygon":
      return geometry.coordinates.flat(2);
  }
}
