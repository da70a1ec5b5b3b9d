import type { ScreenPoint } from "../map-state.ts";

/** Pixels between two neighbours, which is a finger's breadth, and between a circle and the next. */
const apartPx = 46;
/** The innermost circle, when it is full. */
const firstCircle = { places: 7, radiusPx: 54 } as const;

/** Radius at which so many stand a finger's breadth apart; two and three stand near. */
function radiusFor(count: number): number {
  return count < 2 ? 0 : Math.max(34, apartPx / (2 * Math.sin(Math.PI / count)));
}

function circle(count: number, radiusPx: number): ScreenPoint[] {
  // Two stand side by side; more begin at the top and go round as a clock does.
  const start = count === 2 ? Math.PI : -Math.PI / 2;
  return Array.from({ length: count }, (_, index) => {
    const angle = start + (2 * Math.PI * index) / count;
    return { x: radiusPx * Math.cos(angle), y: radiusPx * Math.sin(angle) };
  });
}

/** Where signs of one place stand when they fan out: on circles around it, pixels to the right and down, none nearer than a finger to another. */
export function spiderPlaces(count: number): readonly ScreenPoint[] {
  if (count <= firstCircle.places) return circle(count, radiusFor(count));
  const places = circle(firstCircle.places, firstCircle.radiusPx);
  for (let round = 2; places.length < count; round += 1) {
    const radiusPx = firstCircle.radiusPx + (round - 1) * apartPx;
    const room = Math.floor(Math.PI / Math.asin(apartPx / (2 * radiusPx)));
    places.push(...circle(Math.min(room, count - places.length), radiusPx));
  }
  return places;
}
