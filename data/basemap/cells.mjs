// Divides an aimag polygon among its soums: every place goes to the nearest soum centre (Voronoi).

import clipping from "polygon-clipping";
import { areaKm2, doubleArea, fromGrid, isInPolygon, toGrid } from "./plane.mjs";

const farAway = 20_000;

/** The part of a convex polygon nearer to `own` than to `other`, the border moved towards `own` by its handicap. */
function nearerHalf(polygon, own, other, handicap) {
  const [dx, dy] = [other[0] - own[0], other[1] - own[1]];
  const middle = [(own[0] + other[0]) / 2, (own[1] + other[1]) / 2];
  const side = ([x, y]) => (x - middle[0]) * dx + (y - middle[1]) * dy + handicap / 2;
  return polygon.flatMap((a, i) => {
    const b = polygon[(i + 1) % polygon.length];
    const [sideA, sideB] = [side(a), side(b)];
    const kept = sideA <= 0 ? [a] : [];
    if (sideA < 0 === sideB < 0) return kept;
    const share = sideA / (sideA - sideB);
    return [...kept, [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]];
  });
}

/**
 * Voronoi cell of `own` among `others` on the grid, degrees of longitude narrowed as they are at its latitude.
 * Handicaps make it a power diagram: a seed with one (in squared steps) loses land to those with less.
 */
function voronoiCell(own, others, squeeze) {
  const narrow = ([x, y]) => [x * squeeze, y];
  const centre = narrow(own.at);
  let cell = [
    [centre[0] - farAway, centre[1] - farAway],
    [centre[0] + farAway, centre[1] - farAway],
    [centre[0] + farAway, centre[1] + farAway],
    [centre[0] - farAway, centre[1] + farAway],
  ];
  for (const other of others) cell = nearerHalf(cell, centre, narrow(other.at), own.handicap - other.handicap);
  const ring = cell.map(([x, y]) => [x / squeeze, y]);
  return [...ring, ring[0]];
}

function squeezeOf(polygons) {
  const ys = polygons.flat(2).map(([, y]) => y);
  return Math.cos((((Math.min(...ys) + Math.max(...ys)) / 2000) * Math.PI) / 180);
}

/** Rounds a ring to the grid and drops repeated points and out-and-back spikes; null when nothing is left. */
function snapRing(ring) {
  const points = [];
  for (const [x, y] of ring.slice(0, -1)) {
    points.push([Math.round(x), Math.round(y)]);
    while (isSpike(points)) points.splice(-2, 2);
    const [last, before] = [points.at(-1), points.at(-2)];
    if (before !== undefined && String(last) === String(before)) points.pop();
  }
  while (points.length > 1 && String(points[0]) === String(points.at(-1))) points.pop();
  if (points.length < 3) return null;
  const closed = [...points, points[0]];
  return doubleArea(closed) === 0 ? null : closed;
}

const isSpike = (points) => points.length > 2 && String(points.at(-1)) === String(points.at(-3));

/** Splits what clipping gives into faces of one soum. */
function facesOf(soum, polygons) {
  return polygons.flatMap((polygon) => {
    const [outer, ...holes] = polygon.map(snapRing);
    return outer === null ? [] : [{ soum: soum.code, rings: [outer, ...holes.filter((hole) => hole !== null)] }];
  });
}

const kmPerStep = 0.1112;
const exclaveCorners = 12;

/** An exclave whose border nobody gives: a regular polygon of its published area around its centre. */
export function exclaveFace(soum, areaKm2Published) {
  const [x, y] = toGrid(soum.centre);
  const squeeze = Math.cos((y / 1000) * (Math.PI / 180));
  const turn = (2 * Math.PI) / exclaveCorners;
  const radius = Math.sqrt((2 * areaKm2Published) / (exclaveCorners * Math.sin(turn))) / kmPerStep;
  const corners = Array.from({ length: exclaveCorners }, (_, i) => [
    x + (radius * Math.cos(i * turn)) / squeeze,
    y + radius * Math.sin(i * turn),
  ]);
  return { soum: soum.code, rings: [snapRing([...corners, corners[0]])] };
}

function cellsWithin(region, soums, handicapOf) {
  const squeeze = squeezeOf(region);
  const seeds = soums.map((soum) => ({ at: toGrid(soum.centre), handicap: handicapOf(soum) }));
  return soums.map((soum, i) => {
    const others = seeds.filter((_, j) => j !== i);
    return { soum, polygons: clipping.intersection(region, [voronoiCell(seeds[i], others, squeeze)]) };
  });
}

const widestHandicapKm = 60;

/** The handicap at which the soums of a guest aimag together have their published area. */
function fittingHandicap(region, soums, guest) {
  const areaWith = (handicap) => {
    const cells = cellsWithin(region, soums, ({ aimag }) => (aimag === guest.aimag ? handicap : 0));
    const own = cells.filter(({ soum }) => soum.aimag === guest.aimag).flatMap(({ polygons }) => polygons);
    return areaKm2(own.map((polygon) => polygon.map((ring) => ring.map(fromGrid))));
  };
  let [low, high] = [-((widestHandicapKm / kmPerStep) ** 2), (widestHandicapKm / kmPerStep) ** 2];
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    if (areaWith(middle) > guest.areaKm2) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Faces of the soums within one aimag polygon, less the exclaves of others that lie in it.
 * @param guest an aimag {aimag, areaKm2} that has no polygon of its own and shares this one, or undefined
 */
export function divide(polygon, soums, exclaveFaces, guest) {
  const region = clipping.difference([polygon], ...exclaveFaces.map(({ rings }) => [rings]));
  const handicap = guest === undefined ? 0 : fittingHandicap(region, soums, guest);
  const cells = cellsWithin(region, soums, ({ aimag }) => (aimag === guest?.aimag ? handicap : 0));
  return [...cells.flatMap(({ soum, polygons }) => facesOf(soum, polygons)), ...exclaveFaces];
}

/** Whether a face holds the centre of its soum (else it is a fragment cut off by a bend of the border). */
export const holdsCentre = (face, soum) => isInPolygon(toGrid(soum.centre), face.rings);
