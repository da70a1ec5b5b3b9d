import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { areaHa } from "@asm-atlas/data/domain/measure.ts";
import type { Dice } from "./dice.ts";

/** Corners of a convex outline, counter-clockwise, the first not repeated. */
export type Convex = readonly (readonly [x: number, y: number])[];

export const rectangle = (west: number, south: number, east: number, north: number): Convex => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

/** Three to seven corners on a circle. */
export function randomConvex(dice: Dice, [x, y]: readonly [number, number], radius: number): Convex {
  const corners = dice.whole(3, 7);
  return Array.from({ length: corners }, (_, corner) => {
    const angle = (2 * Math.PI * (corner + dice.between(0.05, 0.95))) / corners;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });
}

/** What two convex outlines share (Sutherland and Hodgman); undefined: no land. */
function shared(one: Convex, other: Convex): Convex | undefined {
  let left: Convex = one;
  for (const [index, [ax, ay]] of other.entries()) {
    const [bx, by] = other[(index + 1) % other.length] ?? [ax, ay];
    const side = ([x, y]: readonly [number, number]) => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    left = left.flatMap((corner, place) => {
      const next = left[(place + 1) % left.length] ?? corner;
      const [here, there] = [side(corner), side(next)];
      const kept = here >= 0 ? [corner] : [];
      if (here >= 0 === there >= 0) return kept;
      const part = here / (here - there);
      return [...kept, [corner[0] + part * (next[0] - corner[0]), corner[1] + part * (next[1] - corner[1])] as const];
    });
    if (left.length < 3) return undefined;
  }
  return left;
}

export const ringOf = (outline: Convex): Position[] => [...outline, ...outline.slice(0, 1)].map(([x, y]) => [x, y]);
const hectares = (outline: Convex): number => areaHa({ type: "Polygon", coordinates: [ringOf(outline)] });

/** Geodesic hectares of the land in any of some outlines, by inclusion and exclusion: + each, − every two, + every three, and so on. */
export function unionHa(outlines: readonly Convex[]): number {
  const sum = (from: number, common: Convex | undefined, sign: number): number =>
    outlines.slice(from).reduce((total, outline, index) => {
      const meet = common === undefined ? outline : shared(common, outline);
      return meet === undefined ? total : total + sign * hectares(meet) + sum(from + index + 1, meet, -sign);
    }, 0);
  return sum(0, undefined, 1);
}
