import { areNeighbours, meetingOf } from "./edge-meeting.ts";
import { collectEdges, type EdgeSet, forEachNearPair } from "./edge-pairs.ts";
import { type Position, roundCoordinate } from "./model.ts";
import { type GeometryReasonCode, geometryReason, type ReasonList } from "./reasons.ts";
import { cornerOf, cornerPath, isCollinear, pointSameWay, type Ring, startsInside } from "./ring.ts";
import { TouchGraph } from "./touch-graph.ts";

/** Enough meetings of edges to tell a person what is wrong; a scribble has millions. */
const MOST_MEETINGS = 12;

/**
 * Everything the OGC asks of areas (OGC 06-103r4 section 6.1.11 and 6.1.14), with the verdicts of GEOS `IsValid`: rings that neither cross
 * nor touch themselves nor overlap, holes inside their shell and beside each other, an interior in one piece, parts that meet in points at most.
 * `parts` holds the rings of each part, the shell first; each ring has three different corners or more.
 */
export function checkAreas(parts: readonly (readonly Ring[])[], report: ReasonList): void {
  const faulty = new Set<Ring>();
  const usable = checkRingsAlone(parts.flat(), faulty, report);
  if (checkEdges(usable, faulty, report)) checkNesting(parts, faulty, report);
}

/** Gives the rings whose edges can be compared: those with an area, each once. */
function checkRingsAlone(rings: readonly Ring[], faulty: Set<Ring>, report: ReasonList): Ring[] {
  const earlier = new Map<string, Ring[]>();
  return rings.filter((ring) => {
    if (isCollinear(ring)) {
      report.add({ code: geometryReason.ringWithoutArea, path: ring.path, at: cornerOf(ring, 0) });
      faulty.add(ring);
      return false;
    }
    checkSpikes(ring, faulty, report);
    const key = [ring.x.length, ring.west, ring.south, ring.east, ring.north].join();
    const alike = earlier.get(key) ?? [];
    const twin = alike.find((other) => isSameRing(ring, other));
    if (!twin) {
      earlier.set(key, [...alike, ring]);
      return true;
    }
    const at = cornerOf(ring, 0);
    report.add({ code: geometryReason.ringDuplicate, path: ring.path, at, otherPath: twin.path });
    faulty.add(ring).add(twin);
    return false;
  });
}

function checkSpikes(ring: Ring, faulty: Set<Ring>, report: ReasonList): void {
  for (let corner = 0; corner < ring.x.length; corner++) {
    const at = cornerOf(ring, corner);
    if (pointSameWay(at, cornerOf(ring, corner - 1), cornerOf(ring, corner + 1))) {
      report.add({ code: geometryReason.spike, path: cornerPath(ring, corner), at });
      faulty.add(ring);
    }
  }
}

/** The same corners in the same or the opposite order, wherever the list begins. */
function isSameRing(ring: Ring, other: Ring): boolean {
  const count = ring.x.length;
  const matches = (corner: number, otherCorner: number) => {
    const at = ((otherCorner % count) + count) % count;
    return ring.x[corner] === other.x[at] && ring.y[corner] === other.y[at];
  };
  const start = other.x.findIndex((_, index) => matches(0, index));
  if (start < 0) return false;
  return [1, -1].some((step) => ring.x.every((_, corner) => matches(corner, start + step * corner)));
}

/** Answers whether all edges were compared. */
function checkEdges(rings: readonly Ring[], faulty: Set<Ring>, report: ReasonList): boolean {
  const edges = collectEdges(rings);
  const touches = new TouchGraph();
  let meetings = 0;
  forEachNearPair(edges, (first, second) => {
    if (checkPair(edges, first, second, touches, faulty, report)) meetings++;
    return meetings < MOST_MEETINGS;
  });
  return meetings < MOST_MEETINGS;
}

/** Answers whether the two edges break a rule. */
function checkPair(
  edges: EdgeSet,
  first: number,
  second: number,
  touches: TouchGraph,
  faulty: Set<Ring>,
  report: ReasonList,
): boolean {
  const ring = edges.rings[edges.ring[first] ?? 0];
  const other = edges.rings[edges.ring[second] ?? 0];
  const corner = edges.corner[first] ?? 0;
  const otherCorner = edges.corner[second] ?? 0;
  if (!ring || !other || (ring === other && areNeighbours(ring, corner, otherCorner))) return false;
  const meeting = meetingOf(edges, first, second);
  if (!meeting) return false;
  let code: GeometryReasonCode | undefined;
  if (meeting.kind !== "touch" || ring === other) {
    code = meetingReason(ring, other, meeting.kind);
    faulty.add(ring).add(other);
  } else if (ring.part === other.part) code = touches.add(ring, other, meeting.at);
  if (code === undefined) return false;
  const at: Position = [roundCoordinate(meeting.at[0]), roundCoordinate(meeting.at[1])];
  report.add({ code, path: cornerPath(ring, corner), at, otherPath: cornerPath(other, otherCorner) });
  return true;
}

function meetingReason(ring: Ring, other: Ring, kind: "cross" | "overlap" | "touch"): GeometryReasonCode {
  if (ring === other) {
    if (kind === "touch") return geometryReason.ringSelfTouch;
    return kind === "cross" ? geometryReason.selfIntersection : geometryReason.edgesOverlap;
  }
  if (ring.part !== other.part) return kind === "cross" ? geometryReason.partsOverlap : geometryReason.partsShareEdge;
  if (kind === "overlap") return geometryReason.holeSharesEdge;
  return ring.index > 0 && other.index > 0 ? geometryReason.holesCross : geometryReason.holeCrossesShell;
}

/** What lies in what. Sound for rings that cross no other, so those that do are left out: they have their reason already. */
function checkNesting(parts: readonly (readonly Ring[])[], faulty: ReadonlySet<Ring>, report: ReasonList): void {
  for (const [shell, ...holes] of parts) {
    if (!shell) continue;
    const sound = holes.filter((hole) => !faulty.has(hole));
    for (const hole of sound) {
      if (!faulty.has(shell) && !isInside(hole, shell))
        addNesting(geometryReason.holeOutsideShell, hole, shell, report);
      const around = sound.find((other) => other !== hole && isInside(hole, other));
      if (around) addNesting(geometryReason.holeNested, hole, around, report);
    }
  }
  const soundParts = parts.filter((rings) => rings.every((ring) => !faulty.has(ring)));
  for (const part of soundParts) {
    const [shell] = part;
    if (!shell) continue;
    const around = soundParts.find((other) => other !== part && isInsideArea(shell, other));
    if (around?.[0]) addNesting(geometryReason.partsNested, shell, around[0], report);
  }
}

function addNesting(code: GeometryReasonCode, inner: Ring, outer: Ring, report: ReasonList): void {
  report.add({ code, path: inner.path, at: cornerOf(inner, 0), otherPath: outer.path });
}

function isInsideArea(ring: Ring, [shell, ...holes]: readonly Ring[]): boolean {
  return shell !== undefined && isInside(ring, shell) && !holes.some((hole) => isInside(ring, hole));
}

/** Of two rings that neither cross nor overlap: does the first lie inside the second? */
function isInside(ring: Ring, around: Ring): boolean {
  const boxFits =
    ring.west >= around.west && ring.east <= around.east && ring.south >= around.south && ring.north <= around.north;
  return boxFits && startsInside(around, cornerOf(ring, 0), cornerOf(ring, 1));
}
