// Makes neighbouring faces share every border exactly: same points, opposite directions.

import { nearestOnSegment } from "./plane.mjs";

/** A point this near to an edge, in grid steps, is meant to be on it (rounding moves a point by up to 0.71). */
const onEdgeWithin = 0.75;
const bucketSize = 50;

function bucketPoints(faces) {
  const buckets = new Map();
  const seen = new Set();
  for (const point of faces.flatMap(({ rings }) => rings.flat())) {
    if (seen.has(String(point))) continue;
    seen.add(String(point));
    const key = `${Math.floor(point[0] / bucketSize)},${Math.floor(point[1] / bucketSize)}`;
    buckets.set(key, [...(buckets.get(key) ?? []), point]);
  }
  return buckets;
}

function* pointsNear(buckets, a, b) {
  const range = (axis) => [
    Math.floor((Math.min(a[axis], b[axis]) - 1) / bucketSize),
    Math.floor((Math.max(a[axis], b[axis]) + 1) / bucketSize),
  ];
  const [[x0, x1], [y0, y1]] = [range(0), range(1)];
  for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) yield* buckets.get(`${x},${y}`) ?? [];
}

function pointsOnEdge(buckets, a, b) {
  const found = [];
  for (const point of pointsNear(buckets, a, b)) {
    const { share, distance } = nearestOnSegment(point, a, b);
    if (share > 0 && share < 1 && distance <= onEdgeWithin) found.push({ point, share });
  }
  return found.sort((p, q) => p.share - q.share).map(({ point }) => point);
}

function withoutSpikes(ring) {
  const points = ring.slice(0, -1);
  for (let i = 0; i < points.length && points.length > 2; ) {
    const [before, here, after] = [-1, 0, 1].map((step) => points[(i + step + points.length) % points.length]);
    if (String(before) === String(here)) points.splice(i, 1);
    else if (String(before) === String(after)) points.splice(i, 1);
    else {
      i++;
      continue;
    }
    i = Math.max(0, i - 2);
  }
  return points.length > 2 ? [...points, points[0]] : null;
}

/** Puts every point that lies on an edge of another face into that edge too. */
export function nodeFaces(faces) {
  const buckets = bucketPoints(faces);
  return faces.map((face) => {
    const rings = face.rings.map((ring) => {
      const noded = [ring[0]];
      for (let i = 1; i < ring.length; i++) noded.push(...pointsOnEdge(buckets, ring[i - 1], ring[i]), ring[i]);
      return withoutSpikes(noded);
    });
    return { ...face, rings: rings.filter((ring) => ring !== null) };
  });
}

/** Every directed edge with the faces it belongs to. */
function edgesOf(faces) {
  const edges = new Map();
  faces.forEach((face, position) => {
    for (const ring of face.rings) {
      for (let i = 1; i < ring.length; i++) {
        const key = `${ring[i - 1]} ${ring[i]}`;
        edges.set(key, [...(edges.get(key) ?? []), position]);
      }
    }
  });
  return edges;
}

const reversed = (key) => key.split(" ").toReversed().join(" ");

/** Edges that only one face has: the outline of the country, when the faces tile it. Throws on an overlap. */
export function unpairedEdges(faces) {
  const edges = edgesOf(faces);
  const doubled = [...edges].filter(([, owners]) => owners.length > 1);
  if (doubled.length > 0) throw new Error(`faces overlap along ${doubled.length} edges, first ${doubled[0][0]}`);
  return [...edges.keys()].filter((key) => !edges.has(reversed(key)));
}

function edgeLength(key) {
  const [[ax, ay], [bx, by]] = key.split(" ").map((point) => point.split(",").map(Number));
  return Math.hypot(bx - ax, by - ay);
}

/** For each face, the faces beside it and how long their shared border is, in grid steps. */
export function sharedBorders(faces) {
  const edges = edgesOf(faces);
  const borders = faces.map(() => new Map());
  for (const [key, [face]] of edges) {
    const beside = edges.get(reversed(key))?.[0];
    if (beside === undefined || beside === face) continue;
    borders[face].set(beside, (borders[face].get(beside) ?? 0) + edgeLength(key));
  }
  return borders;
}
