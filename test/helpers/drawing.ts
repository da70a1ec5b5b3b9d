import type { Position } from "@asm-atlas/data/domain/geometry.ts";

const STEPS_PER_DEGREE = 10_000_000;

/** A position as it is kept: seven decimals. */
export function position(lon: number, lat: number): Position {
  return [Math.round(lon * STEPS_PER_DEGREE) / STEPS_PER_DEGREE, Math.round(lat * STEPS_PER_DEGREE) / STEPS_PER_DEGREE];
}

export function closed(corners: readonly Position[]): Position[] {
  const [first] = corners;
  return first ? [...corners, [...first]] : [];
}

/** Draws an outline from a text like "0 0, 4 0, 4 4" and closes it. */
export type Draw = (outline: string) => Position[];

/** Draws on a grid that begins at `origin`. Upright and level lines are exact, so what touches them on paper touches them in doubles. */
export function drawOn(origin: Position, stepDeg: number): Draw {
  return (outline) =>
    closed(
      outline.split(",").map((corner) => {
        const [x = 0, y = 0] = corner.trim().split(" ").map(Number);
        return position(origin[0] + x * stepDeg, origin[1] + y * stepDeg);
      }),
    );
}

export function square(x: number, y: number, side: number): string {
  return `${x} ${y}, ${x + side} ${y}, ${x + side} ${y + side}, ${x} ${y + side}`;
}

/** A square on its corner, clockwise. */
export function diamond(x: number, y: number, reach = 1): string {
  return `${x} ${y - reach}, ${x - reach} ${y}, ${x} ${y + reach}, ${x + reach} ${y}`;
}
