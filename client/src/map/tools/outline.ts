import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";

/** Corners of an area, the last joined to the first, in degrees. Its edges are straight in longitude and latitude. */
export type Outline = readonly Readonly<Position>[];

/** An area selected stands in the address, so it has an end; 60 corners are 1 KB of it. */
export const mostOutlineCorners = 60;

/** Five decimals, about a metre: finer than a hand on a map, and an address stays short. */
const stepsPerDegree = 100_000;

const rounded = (degrees: number): number => Math.round(degrees * stepsPerDegree) / stepsPerDegree + 0;

/** A corner as it is kept, so that what an address says is exactly what was drawn. */
export function roundedCorner([longitude, latitude]: Readonly<Position>): Position {
  return [rounded(longitude), rounded(latitude)];
}
