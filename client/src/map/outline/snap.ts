import { type Extent, roundCoordinate } from "@asm-atlas/data/domain/geometry/model.ts";
import type { Position } from "@asm-atlas/data/domain/geometry.ts";
import type { Outline } from "../tools/outline.ts";

/** A line that corners catch on, with the box it lies in. */
export interface SnapLine {
  readonly box: Extent;
  readonly positions: Outline;
}

export function snapLineOf(positions: Outline): SnapLine | null {
  if (positions.length < 2) return null;
  const [lons, lats] = [positions.map(([lon]) => lon), positions.map(([, lat]) => lat)];
  const least = (values: readonly number[]) => values.reduce((one, other) => Math.min(one, other));
  const most = (values: readonly number[]) => values.reduce((one, other) => Math.max(one, other));
  return { box: [least(lons), least(lats), most(lons), most(lats)], positions };
}

interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

interface Ground {
  project(position: Readonly<Position>): ScreenPoint;
  unproject(point: ScreenPoint): Position;
}

/**
 * Where a corner catches: the nearest corner of the lines within reach; without one, the nearest place on an edge.
 * @returns undefined: nothing is near
 */
export function snapped(
  lines: readonly SnapLine[],
  point: ScreenPoint,
  reachPx: number,
  ground: Ground,
): Position | undefined {
  const [a, b] = [
    ground.unproject({ x: point.x - reachPx, y: point.y + reachPx }),
    ground.unproject({ x: point.x + reachPx, y: point.y - reachPx }),
  ];
  const near: Extent = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
  let corner: { readonly at: Position; readonly px: number } | undefined;
  let edge: { readonly at: Position; readonly px: number } | undefined;
  for (const { box, positions } of lines) {
    if (!meets(near, box[0], box[1], box[2], box[3])) continue;
    for (let index = 0; index + 1 < positions.length; index++) {
      const [from, to] = [positions[index], positions[index + 1]];
      if (!from || !to) continue;
      if (
        !meets(
          near,
          Math.min(from[0], to[0]),
          Math.min(from[1], to[1]),
          Math.max(from[0], to[0]),
          Math.max(from[1], to[1]),
        )
      )
        continue;
      const [start, end] = [ground.project(from), ground.project(to)];
      for (const [at, on] of [
        [from, start],
        [to, end],
      ] as const) {
        const px = Math.hypot(on.x - point.x, on.y - point.y);
        if (px <= reachPx && px < (corner?.px ?? Infinity)) corner = { at: [at[0], at[1]], px };
      }
      const share = shareAlong(start, end, point);
      const px = Math.hypot(
        start.x + share * (end.x - start.x) - point.x,
        start.y + share * (end.y - start.y) - point.y,
      );
      if (px <= reachPx && px < (edge?.px ?? Infinity))
        edge = { at: [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])], px };
    }
  }
  const found = corner ?? edge;
  return found && [roundCoordinate(found.at[0]), roundCoordinate(found.at[1])];
}

function meets(near: Extent, west: number, south: number, east: number, north: number): boolean {
  return west <= near[2] && near[0] <= east && south <= near[3] && near[1] <= north;
}

/** How far along a segment the place nearest to a point is: 0 at its start, 1 at its end. */
function shareAlong(start: ScreenPoint, end: ScreenPoint, point: ScreenPoint): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const squared = dx * dx + dy * dy;
  if (squared === 0) return 0;
  return Math.max(0, Math.min(1, ((point.x - start.x) * dx + (point.y - start.y) * dy) / squared));
}
