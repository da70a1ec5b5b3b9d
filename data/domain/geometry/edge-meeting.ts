import type { EdgeSet } from "./edge-pairs.ts";
import type { Position } from "./model.ts";
import { orientation } from "./orientation.ts";
import { cornerOf, isBetween, isSame, pointSameWay, type Ring } from "./ring.ts";

/**
 * How two edges meet.
 * - `cross`: each goes through the other, or their outlines change sides at a common corner;
 * - `overlap`: they lie on each other for a length;
 * - `touch`: they have one point in common and their outlines stay each on its side.
 */
export interface Meeting {
  readonly kind: "cross" | "overlap" | "touch";
  readonly at: Position;
}

/**
 * Decides how two edges of a set meet, by exact turns only; `at` of a crossing is the one figure that is rounded.
 * Every corner belongs to the edge that begins there, so that one touch is told once and not up to four times.
 */
export function meetingOf(edges: EdgeSet, first: number, second: number): Meeting | undefined {
  const [ax, ay, bx, by] = [edges.ax[first] ?? 0, edges.ay[first] ?? 0, edges.bx[first] ?? 0, edges.by[first] ?? 0];
  const [cx, cy, dx, dy] = [edges.ax[second] ?? 0, edges.ay[second] ?? 0, edges.bx[second] ?? 0, edges.by[second] ?? 0];
  // Nearly all pairs end here: plain numbers, nothing allocated.
  const turnC = orientation(ax, ay, bx, by, cx, cy);
  const turnD = orientation(ax, ay, bx, by, dx, dy);
  if ((turnC > 0 && turnD > 0) || (turnC < 0 && turnD < 0)) return undefined;
  const turnA = orientation(cx, cy, dx, dy, ax, ay);
  const turnB = orientation(cx, cy, dx, dy, bx, by);
  if ((turnA > 0 && turnB > 0) || (turnA < 0 && turnB < 0)) return undefined;
  const [a, b] = edgeEnds(edges, first);
  const [c, d] = edgeEnds(edges, second);
  if (turnC === 0 && turnD === 0) {
    return overlapOnOneLine(a, b, c, d) ?? (isSame(a, c) ? meetingAtPoint(edges, first, second, a) : undefined);
  }
  if (turnA !== 0 && turnB !== 0 && turnC !== 0 && turnD !== 0) {
    return { kind: "cross", at: crossingPoint(a, b, turnA, turnB) };
  }
  if (turnB === 0 || turnD === 0) return undefined;
  return meetingAtPoint(edges, first, second, turnA === 0 ? a : c);
}

function edgeEnds(edges: EdgeSet, edge: number): [Position, Position] {
  return [
    [edges.ax[edge] ?? 0, edges.ay[edge] ?? 0],
    [edges.bx[edge] ?? 0, edges.by[edge] ?? 0],
  ];
}

function crossingPoint(a: Position, b: Position, turnA: number, turnB: number): Position {
  const share = turnA / (turnA - turnB);
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** Two edges of one line whose boxes meet: they overlap, unless they have only an end in common. */
function overlapOnOneLine(a: Position, b: Position, c: Position, d: Position): Meeting | undefined {
  const sorted = [a, b, c, d].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const [, from, to] = sorted;
  if (!from || !to || isSame(from, to)) return undefined;
  return { kind: "overlap", at: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2] };
}

function meetingAtPoint(edges: EdgeSet, first: number, second: number, at: Position): Meeting | undefined {
  const [beforeA, afterA] = branches(edges, first, at);
  const [beforeB, afterB] = branches(edges, second, at);
  // Along an edge the overlap itself is told, by the pair of edges that overlap.
  const runsAlong = [beforeB, afterB].some((b) => pointSameWay(at, beforeA, b) || pointSameWay(at, afterA, b));
  if (runsAlong) return undefined;
  const changesSide = isBetween(at, beforeA, afterA, beforeB) !== isBetween(at, beforeA, afterA, afterB);
  return { kind: changesSide ? "cross" : "touch", at };
}

/** The two ways on along the ring from a point of an edge that is not the edge's end. */
function branches(edges: EdgeSet, edge: number, at: Position): [Position, Position] {
  const [start, end] = edgeEnds(edges, edge);
  const ring = edges.rings[edges.ring[edge] ?? 0];
  const isCorner = ring !== undefined && isSame(start, at);
  return [isCorner ? cornerOf(ring, (edges.corner[edge] ?? 0) - 1) : start, end];
}

/** Do two edges of one ring follow each other? What they share is then only the corner between them, or a spike, which is told apart. */
export function areNeighbours(ring: Ring, corner: number, otherCorner: number): boolean {
  const apart = Math.abs(corner - otherCorner);
  return apart === 1 || apart === ring.x.length - 1;
}
