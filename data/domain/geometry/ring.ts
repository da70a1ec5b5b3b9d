import type { Position } from "./model.ts";
import { orientation } from "./orientation.ts";
import type { PositionList } from "./read.ts";

/** A closed outline in the form the checks work on: its different corners only, without the repeated last one. */
export interface Ring {
  readonly path: string;
  /** Which part it belongs to, and which of its rings it is: 0 is the shell, others are holes. */
  readonly part: number;
  readonly index: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** For each corner, its place in the list that was given. */
  readonly source: Int32Array;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/**
 * Corners that repeat the one before them are left out. They say nothing, rounding makes them, and GEOS overlooks them too.
 * `list` is closed: its last position equals its first.
 */
export function makeRing(list: PositionList, part: number, index: number): Ring {
  const kept = list.positions.flatMap((position, at) => {
    const next = list.positions[at + 1];
    return next === undefined || isSame(position, next) ? [] : [{ position, at }];
  });
  const x = Float64Array.from(kept, ({ position }) => position[0]);
  const y = Float64Array.from(kept, ({ position }) => position[1]);
  return {
    path: list.path,
    part,
    index,
    x,
    y,
    source: Int32Array.from(kept, ({ at }) => at),
    west: x.reduce(lesser, Infinity),
    south: y.reduce(lesser, Infinity),
    east: x.reduce(greater, -Infinity),
    north: y.reduce(greater, -Infinity),
  };
}

const lesser = (a: number, b: number) => (a < b ? a : b);
const greater = (a: number, b: number) => (a > b ? a : b);

export function isSame(a: Readonly<Position>, b: Readonly<Position>): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** The corner at an index that may be one or more turns too far. */
export function cornerOf(ring: Ring, index: number): Position {
  const count = ring.x.length;
  const at = ((index % count) + count) % count;
  return [ring.x[at] ?? Number.NaN, ring.y[at] ?? Number.NaN];
}

export function cornerPath(ring: Ring, index: number): string {
  return `${ring.path}/${ring.source[index % ring.x.length] ?? 0}`;
}

export function isCollinear(ring: Ring): boolean {
  const { x, y } = ring;
  const [ax, ay] = cornerOf(ring, 0);
  const [bx, by] = cornerOf(ring, 1);
  for (let index = 2; index < x.length; index++) {
    if (orientation(ax, ay, bx, by, x[index] ?? 0, y[index] ?? 0) !== 0) return false;
  }
  return true;
}

/** Of a ring without self-intersection: does it run counter-clockwise? The turn at its lowest leftmost corner tells, exactly. */
export function isCounterClockwise(ring: Ring): boolean {
  const { x, y } = ring;
  let lowest = 0;
  for (let index = 1; index < x.length; index++) {
    const [cx, cy] = [x[index] ?? 0, y[index] ?? 0];
    const [lx, ly] = [x[lowest] ?? 0, y[lowest] ?? 0];
    if (cx < lx || (cx === lx && cy < ly)) lowest = index;
  }
  const [ax, ay] = cornerOf(ring, lowest - 1);
  const [bx, by] = cornerOf(ring, lowest);
  const [cx, cy] = cornerOf(ring, lowest + 1);
  return orientation(ax, ay, bx, by, cx, cy) > 0;
}

export type Place = "inside" | "edge" | "outside";

/** Where a point lies: on the edge after which corner, or inside or outside by the number of edges a ray to the east crosses. Exact. */
export function locate(ring: Ring, px: number, py: number): { place: Place; edge: number } {
  const { x, y } = ring;
  const count = x.length;
  let isInside = false;
  for (let index = 0, before = count - 1; index < count; before = index++) {
    const ax = x[before] ?? 0;
    const ay = y[before] ?? 0;
    const bx = x[index] ?? 0;
    const by = y[index] ?? 0;
    if (ay > py !== by > py) {
      const turn = orientation(ax, ay, bx, by, px, py);
      if (turn === 0) return { place: "edge", edge: before };
      if (turn > 0 === by > ay) isInside = !isInside;
    } else if (by === py && (bx === px || (ay === py && ax > px !== bx > px))) {
      return { place: "edge", edge: before };
    }
  }
  return { place: isInside ? "inside" : "outside", edge: -1 };
}

/**
 * Is the beginning of the way from `from` to `to` inside the ring? Tells on which side a line lies that only touches the ring,
 * also when it begins on it. Asks nothing of a way that runs along an edge.
 */
export function startsInside(ring: Ring, from: Readonly<Position>, to: Readonly<Position>): boolean {
  const { place, edge } = locate(ring, from[0], from[1]);
  if (place !== "edge") return place === "inside";
  const { before, after } = neighboursAt(ring, edge, from);
  return isCounterClockwise(ring) ? isBetween(from, after, before, to) : isBetween(from, before, after, to);
}

/** What the ring goes to on either side of a point of the edge that begins at corner `edge`. */
export function neighboursAt(ring: Ring, edge: number, at: Readonly<Position>): { before: Position; after: Position } {
  const start = cornerOf(ring, edge);
  const end = cornerOf(ring, edge + 1);
  if (isSame(at, start)) return { before: cornerOf(ring, edge - 1), after: end };
  if (isSame(at, end)) return { before: start, after: cornerOf(ring, edge + 2) };
  return { before: start, after: end };
}

/** Turning counter-clockwise about `centre` from `first` to `last`, is `direction` met on the way? The two must not point the same way. */
export function isBetween(
  centre: Readonly<Position>,
  first: Readonly<Position>,
  last: Readonly<Position>,
  direction: Readonly<Position>,
): boolean {
  const whole = turn(centre, first, last);
  const fromFirst = turn(centre, first, direction);
  const toLast = turn(centre, direction, last);
  if (whole > 0) return fromFirst > 0 && toLast > 0;
  if (whole < 0) return fromFirst > 0 || toLast > 0;
  return fromFirst > 0;
}

/** Do two points lie the same way from `centre`? */
export function pointSameWay(centre: Readonly<Position>, a: Readonly<Position>, b: Readonly<Position>): boolean {
  return (
    Math.sign(a[0] - centre[0]) === Math.sign(b[0] - centre[0]) &&
    Math.sign(a[1] - centre[1]) === Math.sign(b[1] - centre[1]) &&
    turn(centre, a, b) === 0
  );
}

function turn(a: Readonly<Position>, b: Readonly<Position>, c: Readonly<Position>): number {
  return orientation(a[0], a[1], b[0], b[1], c[0], c[1]);
}
