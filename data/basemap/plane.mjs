// Plane geometry on rings of [x, y]. Rings are closed: the last point repeats the first.
// Everything is built on one integer grid of 0.001 degree (about 110 by 75 m), so that borders which
// should be the same are the same numbers.

export const stepsPerDegree = 1000;

export const toGrid = ([lon, lat]) => [Math.round(lon * stepsPerDegree), Math.round(lat * stepsPerDegree)];
export const fromGrid = ([x, y]) => [x / stepsPerDegree, y / stepsPerDegree];

/** Twice the signed area: positive when counter-clockwise. */
export function doubleArea(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return sum;
}

export function isInRing([x, y], ring) {
  let isInside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1];
    const [bx, by] = ring[i];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  }
  return isInside;
}

export const isInPolygon = (point, [outer, ...holes]) =>
  isInRing(point, outer) && !holes.some((hole) => isInRing(point, hole));

export const isInShape = (point, polygons) => polygons.some((polygon) => isInPolygon(point, polygon));

/** Where on the segment a-b the point lies nearest: {share from a to b, distance}. */
export function nearestOnSegment([px, py], [ax, ay], [bx, by]) {
  const dx = bx - ax;
  const dy = by - ay;
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : ((px - ax) * dx + (py - ay) * dy) / lengthSquared;
  const share = Math.min(1, Math.max(0, along));
  return { share, distance: Math.hypot(ax + share * dx - px, ay + share * dy - py) };
}

const radians = Math.PI / 180;
const flattening = 1 / 298.257223563;
const eccentricity = Math.sqrt(flattening * (2 - flattening));
const equatorKm = 6378.137;

/** The q of authalic latitude (Snyder, Map Projections: A Working Manual, USGS 1395, equation 3-12). */
function authalicQ(latDegrees) {
  const sine = Math.sin(latDegrees * radians);
  const e = eccentricity;
  return (1 - e * e) * (sine / (1 - e * e * sine * sine) + Math.log((1 + e * sine) / (1 - e * sine)) / (2 * e));
}

/** Area on the WGS 84 ellipsoid of polygons in degrees, km². Edges this short differ from geodesics by less than rounding. */
export function areaKm2(polygons) {
  let total = 0;
  for (const polygon of polygons) {
    polygon.forEach((ring, position) => {
      let sum = 0;
      for (let i = 1; i < ring.length; i++) {
        sum += (ring[i][0] - ring[i - 1][0]) * radians * (authalicQ(ring[i][1]) + authalicQ(ring[i - 1][1]));
      }
      const area = Math.abs((sum * equatorKm * equatorKm) / 4);
      total += position === 0 ? area : -area;
    });
  }
  return total;
}

function distanceToBorder(point, polygon) {
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      nearest = Math.min(nearest, nearestOnSegment(point, ring[i - 1], ring[i]).distance);
    }
  }
  return isInPolygon(point, polygon) ? nearest : -nearest;
}

/** A point well inside a polygon for its label: the best of a grid, then of ever finer grids around the best. */
function innermostPoint(polygon) {
  const xs = polygon[0].map(([x]) => x);
  const ys = polygon[0].map(([, y]) => y);
  let best = { point: polygon[0][0], distance: Number.NEGATIVE_INFINITY };
  let middle = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
  let reach = [(Math.max(...xs) - Math.min(...xs)) / 2, (Math.max(...ys) - Math.min(...ys)) / 2];
  for (let round = 0; round < 6; round++) {
    for (let i = -12; i <= 12; i++) {
      for (let j = -12; j <= 12; j++) {
        const point = [middle[0] + (reach[0] * i) / 12, middle[1] + (reach[1] * j) / 12];
        const distance = distanceToBorder(point, polygon);
        if (distance > best.distance) best = { point, distance };
      }
    }
    middle = best.point;
    reach = [reach[0] / 5, reach[1] / 5];
  }
  return best.point;
}

/** Label point [lon, lat] of a shape in degrees: innermost point of its largest polygon, on the grid. */
export function labelPoint(polygons) {
  const largest = polygons.reduce((a, b) => (Math.abs(doubleArea(b[0])) > Math.abs(doubleArea(a[0])) ? b : a));
  const squeeze = Math.cos(largest[0][0][1] * radians);
  const squeezed = largest.map((ring) => ring.map(([x, y]) => [x * squeeze, y]));
  const [x, y] = innermostPoint(squeezed);
  return fromGrid(toGrid([x / squeeze, y]));
}
