import type { Geometry, Position } from "geojson";
import type { Point } from "./canvas.ts";

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Left, top, width, height in pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Place = (position: Position) => Point;

/** The web map's own projection, in which people know the country's shape. */
const mercatorY = (latitude: number): number => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360));

/** Puts a box of degrees into a frame, as large as it fits, in the middle. Places come out on a grid of a hundredth of a pixel. */
export function placeIn([west, south, east, north]: Box, frame: Frame): Place {
  const [top, bottom] = [mercatorY(north), mercatorY(south)];
  const across = ((east - west) * Math.PI) / 180;
  const scale = Math.min(frame.width / across, frame.height / (top - bottom));
  const left = frame.left + (frame.width - across * scale) / 2;
  const above = frame.top + (frame.height - (top - bottom) * scale) / 2;
  const round = (value: number) => Math.round(value * 100) / 100;
  return ([longitude = 0, latitude = 0]) => [
    round(left + ((longitude - west) * Math.PI * scale) / 180),
    round(above + (top - mercatorY(latitude)) * scale),
  ];
}

/** The polygons of a geometry, each as its rings; none for points, lines and nothing. */
function polygonsOf(geometry: Geometry | null): readonly (readonly (readonly Position[])[])[] {
  if (geometry?.type === "Polygon") return [geometry.coordinates];
  return geometry?.type === "MultiPolygon" ? geometry.coordinates : [];
}

/** Nearer to the last corner than this a corner cannot be seen. */
const seenPx = 0.4;

function placedLine(line: readonly Position[], place: Place): Point[] {
  const placed: Point[] = [];
  for (const [index, position] of line.entries()) {
    const point = place(position);
    const last = placed.at(-1);
    const isFar = last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) >= seenPx;
    if (isFar || index === line.length - 1) placed.push(point);
  }
  return placed;
}

/** Twice the area within a ring; its sign says which way it is wound. */
function windingOf(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
}

/** Areas as rings to be filled: outlines wound one way, holes the other, whatever they were stored as. */
export function areasIn(geometry: Geometry | null, place: Place): readonly (readonly Point[])[] {
  return polygonsOf(geometry).flatMap((rings) =>
    rings.map((ring, index) => {
      const placed = placedLine(ring, place);
      return windingOf(placed) > 0 === (index === 0) ? placed : placed.reverse();
    }),
  );
}

/** Lines, and the outlines of areas, to be stroked. */
export function linesIn(geometry: Geometry | null, place: Place): readonly (readonly Point[])[] {
  if (geometry?.type === "LineString") return [placedLine(geometry.coordinates, place)];
  if (geometry?.type === "MultiLineString") return geometry.coordinates.map((line) => placedLine(line, place));
  return polygonsOf(geometry).flatMap((rings) => rings.map((ring) => placedLine(ring, place)));
}

export function boxOf(geometries: readonly (Geometry | null)[]): Box | undefined {
  const positions = geometries.flatMap((geometry) => polygonsOf(geometry).flat(2));
  if (positions.length === 0) return undefined;
  const range = (axis: 0 | 1, pick: (a: number, b: number) => number, start: number) =>
    positions.reduce((found, position) => pick(found, position[axis] ?? start), start);
  return [
    range(0, Math.min, Number.POSITIVE_INFINITY),
    range(1, Math.min, Number.POSITIVE_INFINITY),
    range(0, Math.max, Number.NEGATIVE_INFINITY),
    range(1, Math.max, Number.NEGATIVE_INFINITY),
  ];
}

/** Where a sign of a whole area stands: the middle of its largest part. A point is its own middle. */
export function middleOf(geometry: Geometry | null): Position | undefined {
  if (geometry?.type === "Point") return geometry.coordinates;
  const outlines = polygonsOf(geometry).flatMap(([outline]) =>
    outline ? [outline.map(([x = 0, y = 0]): Point => [x, y])] : [],
  );
  const largest = outlines.reduce<readonly Point[] | undefined>(
    (best, ring) => (best && Math.abs(windingOf(best)) >= Math.abs(windingOf(ring)) ? best : ring),
    undefined,
  );
  if (!largest) return undefined;
  const twice = windingOf(largest);
  const [sumX, sumY] = largest.reduce<Point>(
    ([sx, sy], [x, y], index) => {
      const [nextX, nextY] = largest[(index + 1) % largest.length] ?? [x, y];
      const part = x * nextY - nextX * y;
      return [sx + (x + nextX) * part, sy + (y + nextY) * part];
    },
    [0, 0],
  );
  return [sumX / (3 * twice), sumY / (3 * twice)];
}

/** Does a place lie in an area? By the even-odd rule over all its rings. */
export function contains(geometry: Geometry | null, longitude: number, latitude: number): boolean {
  let isInside = false;
  for (const ring of polygonsOf(geometry).flat()) {
    for (const [index, [x0 = 0, y0 = 0]] of ring.entries()) {
      const [x1 = 0, y1 = 0] = ring[(index + 1) % ring.length] ?? [];
      const isCrossing = y0 > latitude !== y1 > latitude;
      if (isCrossing && longitude < ((x1 - x0) * (latitude - y0)) / (y1 - y0) + x0) isInside = !isInside;
    }
  }
  return isInside;
}
