import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";

/** How an edge runs between its corners: as it is measured (geodesic), or straight in longitude and latitude, as areas are searched. */
export type Course = "geodesic" | "straight";

type Vector = readonly [x: number, y: number, z: number];

const radians = Math.PI / 180;

function vectorOf([longitude, latitude]: Readonly<Position>): Vector {
  const flat = Math.cos(latitude * radians);
  return [flat * Math.cos(longitude * radians), flat * Math.sin(longitude * radians), Math.sin(latitude * radians)];
}

function positionOf([x, y, z]: Vector): Position {
  return [Math.atan2(y, x) / radians, Math.atan2(z, Math.hypot(x, y)) / radians];
}

/** On the great circle, which strays less than a pixel from the geodesic at any zoom that shows both ends. */
function onGreatCircle(from: Readonly<Position>, to: Readonly<Position>, share: number): Position {
  const [a, b] = [vectorOf(from), vectorOf(to)];
  const angle = Math.acos(Math.min(1, Math.max(-1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
  if (angle < 1e-9) return [from[0], from[1]];
  const [before, after] = [Math.sin((1 - share) * angle), Math.sin(share * angle)];
  const mixed = [0, 1, 2].map((axis) => (before * (a[axis] ?? 0) + after * (b[axis] ?? 0)) / Math.sin(angle));
  return positionOf([mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0]);
}

/** A place between two corners; `share` 0 is the first, 1 the second. */
export function between(from: Readonly<Position>, to: Readonly<Position>, share: number, course: Course): Position {
  if (course === "geodesic") return onGreatCircle(from, to, share);
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** Edges shorter than this look straight on the map, whatever their course. */
const straightBelowDegrees = 0.2;
const degreesPerStep = 0.25;
const mostSteps = 48;

/** A path through corners with enough places between them for the map, which joins places by straight lines, to show its true course. */
export function pathThrough(corners: readonly Readonly<Position>[], course: Course): readonly Readonly<Position>[] {
  return corners.flatMap((to, index) => {
    const from = corners[index - 1];
    if (!from) return [to];
    const degrees = Math.hypot(to[0] - from[0], to[1] - from[1]);
    if (degrees < straightBelowDegrees) return [to];
    const steps = Math.min(mostSteps, Math.ceil(degrees / degreesPerStep));
    const places = Array.from({ length: steps - 1 }, (_, step) => between(from, to, (step + 1) / steps, course));
    return [...places, to];
  });
}
