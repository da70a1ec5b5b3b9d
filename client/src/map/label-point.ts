import type { MultiPolygon, Polygon, Position } from "geojson";
import { polygonsOf } from "./geometry.ts";

type Rings = Position[][];

const xOf = (position: Position | undefined): number => position?.[0] ?? 0;
const yOf = (position: Position | undefined): number => position?.[1] ?? 0;

function squaredDistanceToSegment(x: number, y: number, start: Position, end: Position): number {
  const dx = xOf(end) - xOf(start);
  const dy = yOf(end) - yOf(start);
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - xOf(start)) * dx + (y - yOf(start)) * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return (x - xOf(start) - share * dx) ** 2 + (y - yOf(start) - share * dy) ** 2;
}

/** Distance to the nearest edge, negative outside. */
function depth(x: number, y: number, rings: Rings): number {
  let isInside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const start = ring[index - 1];
      const end = ring[index];
      if (!start || !end) continue;
      if (
        yOf(start) > y !== yOf(end) > y &&
        x < ((xOf(end) - xOf(start)) * (y - yOf(start))) / (yOf(end) - yOf(start)) + xOf(start)
      ) {
        isInside = !isInside;
      }
      nearest = Math.min(nearest, squaredDistanceToSegment(x, y, start, end));
    }
  }
  return (isInside ? 1 : -1) * Math.sqrt(nearest);
}

interface Square {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly depth: number;
}

function extentOf(ring: Position[]): { minX: number; minY: number; width: number; height: number } {
  const xs = ring.map(xOf);
  const ys = ring.map(yOf);
  const [minX, minY] = [Math.min(...xs), Math.min(...ys)];
  return { minX, minY, width: Math.max(...xs) - minX, height: Math.max(...ys) - minY };
}

/** Halves the most promising square until no other can hold a point that is deeper by a hundredth of the shape. */
function deepest(rings: Rings, squeeze: number): Square {
  const { minX, minY, width, height } = extentOf(rings[0] ?? []);
  const precision = Math.max(width, height) / 100;
  const square = (x: number, y: number, half: number): Square => ({ x, y, half, depth: depth(x, y, rings) });
  const start = Math.min(width, height) / 2 || precision || 1e-6;
  let queue: Square[] = [];
  for (let x = minX + start; x - start < minX + width; x += 2 * start) {
    for (let y = minY + start; y - start < minY + height; y += 2 * start) queue.push(square(x, y, start));
  }
  let best = square(minX + width / 2, minY + height / 2, 0);
  while (queue.length > 0) {
    const next: Square[] = [];
    for (const cell of queue) if (cell.depth > best.depth) best = cell;
    for (const { x, y, half, depth: cellDepth } of queue) {
      if (cellDepth + half * Math.SQRT2 - best.depth <= precision) continue;
      const h = half / 2;
      next.push(square(x - h, y - h, h), square(x + h, y - h, h), square(x - h, y + h, h), square(x + h, y + h, h));
    }
    queue = next;
  }
  return { ...best, x: best.x / squeeze };
}

const cache = new WeakMap<Polygon | MultiPolygon, Position>();

/** A point well inside a shape, where its sign or label stands: farthest from every edge, within a hundredth of the shape's size. */
export function labelPointOf(geometry: Polygon | MultiPolygon): Position {
  const known = cache.get(geometry);
  if (known) return known;
  const latitude = yOf(polygonsOf(geometry)[0]?.[0]?.[0]);
  // A degree of longitude is shorter than one of latitude: compare them as they are on the ground.
  const squeeze = Math.max(0.1, Math.cos((latitude * Math.PI) / 180));
  const best = polygonsOf(geometry)
    .map((rings) =>
      deepest(
        rings.map((ring) => ring.map((p): Position => [xOf(p) * squeeze, yOf(p)])),
        squeeze,
      ),
    )
    .reduce((a, b) => (b.depth > a.depth ? b : a));
  const point: Position = [best.x, best.y];
  cache.set(geometry, point);
  return point;
}
