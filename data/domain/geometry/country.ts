import { limits } from "../limits.ts";
import { areaLocator, distanceM } from "../measure.ts";
import type { MultiPolygon, Polygon, Position } from "./model.ts";

/** Edges are walked in steps of at most this many metres: what lies between two steps cannot be far beyond a border that lies near both. */
const stepM = 250;
/** More than the tolerance is anywhere in Mongolia, in degrees: 500 m along the parallel of 52.15° are 0.0073°. */
const marginDeg = 0.01;
const metresPerDegree = 111_320;

interface Edge {
  readonly from: Readonly<Position>;
  readonly to: Readonly<Position>;
}

/** Gives the first place of an outline that lies outside of a country, or null where the whole of it lies within. */
export type CountryCheck = (rings: readonly (readonly Readonly<Position>[])[]) => Position | null;

/**
 * The rule of `atlas.lies_in_mongolia` (migration 039): land lies in Mongolia where it lies in an aimag, or no more than 500 m beyond one. Prepared
 * once for many outlines; an outline far from every border costs one look at the edges.
 * @param aimags their outlines; of none nothing can be told, and everything lies within
 */
export function countryCheck(aimags: readonly (Polygon | MultiPolygon)[]): CountryCheck {
  const locators = aimags.map(areaLocator);
  const edges = aimags.flatMap(edgesOf);
  const isInAimag = (place: Readonly<Position>): boolean => locators.some((locate) => locate(place) !== "outside");
  return (rings) => {
    const [first] = rings.flat();
    if (locators.length === 0 || !first) return null;
    const near = edgesNear(edges, rings.flat());
    // No border is near: all of it lies where one corner lies.
    const places = near.length === 0 ? [first] : rings.flatMap(walked);
    const beyond = places.find((place) => !isInAimag(place) && !isWithinTolerance(place, near));
    return beyond ? [beyond[0], beyond[1]] : null;
  };
}

function edgesOf(area: Polygon | MultiPolygon): Edge[] {
  const parts = area.type === "Polygon" ? [area.coordinates] : area.coordinates;
  return parts.flat().flatMap((ring) =>
    ring.flatMap((to, index): Edge[] => {
      const from = ring[index - 1];
      return from ? [{ from, to }] : [];
    }),
  );
}

function edgesNear(edges: readonly Edge[], corners: readonly Readonly<Position>[]): readonly Edge[] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of corners) {
    west = Math.min(west, lon - marginDeg);
    south = Math.min(south, lat - marginDeg);
    east = Math.max(east, lon + marginDeg);
    north = Math.max(north, lat + marginDeg);
  }
  return edges.filter(
    ({ from, to }) =>
      Math.min(from[0], to[0]) <= east &&
      Math.max(from[0], to[0]) >= west &&
      Math.min(from[1], to[1]) <= north &&
      Math.max(from[1], to[1]) >= south,
  );
}

/** The corners of a ring, closed or not, and places along its long edges. */
function walked(ring: readonly Readonly<Position>[]): Readonly<Position>[] {
  return ring.flatMap((to, index) => {
    const from = ring.at(index - 1) ?? to;
    const steps = Math.max(1, Math.ceil(distanceM(from, to) / stepM));
    return Array.from({ length: steps }, (_, step): Position => {
      const share = (step + 1) / steps;
      return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    });
  });
}

/** Is an edge within the tolerance? On a plane: over half a kilometre the globe is flat to millimetres. */
function isWithinTolerance(place: Readonly<Position>, edges: readonly Edge[]): boolean {
  const squeeze = Math.cos((place[1] * Math.PI) / 180);
  const [x, y] = [metresPerDegree * squeeze, metresPerDegree];
  return edges.some(({ from, to }) => {
    const [fromX, fromY] = [(from[0] - place[0]) * x, (from[1] - place[1]) * y];
    const [alongX, alongY] = [(to[0] - from[0]) * x, (to[1] - from[1]) * y];
    const length = alongX ** 2 + alongY ** 2;
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(fromX * alongX + fromY * alongY) / length));
    return Math.hypot(fromX + share * alongX, fromY + share * alongY) <= limits.borderToleranceM;
  });
}
