import type { Random } from "./random.ts";

export type Position = readonly [lon: number, lat: number];
export type Ring = Position[];

const equatorRadiusM = 6_378_137;
const eccentricitySquared = 0.00669437999014;
const radians = Math.PI / 180;

/** Metres of one degree of longitude and of latitude on the WGS 84 ellipsoid. */
export function metresPerDegree(lat: number): { readonly lon: number; readonly lat: number } {
  const flat = 1 - eccentricitySquared * Math.sin(lat * radians) ** 2;
  return {
    lon: (equatorRadiusM / Math.sqrt(flat)) * Math.cos(lat * radians) * radians,
    lat: ((equatorRadiusM * (1 - eccentricitySquared)) / flat ** 1.5) * radians,
  };
}

/** The position some metres east and north of another; good to a metre in 50 km. */
function offset([lon, lat]: Position, eastM: number, northM: number): Position {
  const newLat = lat + northM / metresPerDegree(lat + northM / 222_000).lat;
  return [rounded(lon + eastM / metresPerDegree(newLat).lon), rounded(newLat)];
}

/** Metres between two positions some tens of kilometres apart. */
export function distanceM(a: Position, b: Position): number {
  const scale = metresPerDegree((a[1] + b[1]) / 2);
  return Math.hypot((a[0] - b[0]) * scale.lon, (a[1] - b[1]) * scale.lat);
}

/** Is the position inside the polygons (even-odd over all rings)? */
export function isInside(polygons: readonly (readonly (readonly Position[])[])[], [lon, lat]: Position): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    let previous = ring[ring.length - 1];
    for (const corner of ring) {
      if (previous && corner[1] > lat !== previous[1] > lat) {
        const crossing = ((previous[0] - corner[0]) * (lat - corner[1])) / (previous[1] - corner[1]) + corner[0];
        if (lon < crossing) inside = !inside;
      }
      previous = corner;
    }
  }
  return inside;
}

/** A point at a random distance (even over the ring's area) and direction. */
export function nearby(centre: Position, minM: number, maxM: number, random: Random): Position {
  const distance = Math.sqrt(random.between(minM ** 2, maxM ** 2));
  const bearing = random.between(0, 2 * Math.PI);
  return offset(centre, Math.sin(bearing) * distance, Math.cos(bearing) * distance);
}

/**
 * An irregular polygon of an exact area around a centre. Its corners go round the centre once, never more than half a turn apart,
 * so it cannot cross itself. Counter-clockwise and closed.
 * @param areaHa geodesic hectares, met to about 0.01 %
 */
export function irregularPolygon(centre: Position, areaHa: number, corners: number, random: Random): Ring {
  const [lobes, dents] = [random.between(0, 2 * Math.PI), random.between(0, 2 * Math.PI)];
  const plan = Array.from({ length: corners }, (_, index) => {
    const angle = ((index + random.between(-0.3, 0.3)) / corners) * 2 * Math.PI;
    const reach =
      1 + 0.25 * Math.sin(2 * angle + lobes) + 0.15 * Math.sin(3 * angle + dents) + random.between(-0.06, 0.06);
    return { east: Math.cos(angle) * reach, north: Math.sin(angle) * reach };
  });
  const scale = Math.sqrt((areaHa * 10_000) / Math.abs(planeArea(plan)));
  const ring = plan.map(({ east, north }) => offset(centre, east * scale, north * scale));
  const [first] = ring;
  return first ? [...ring, first] : [];
}

function planeArea(corners: readonly { readonly east: number; readonly north: number }[]): number {
  let twice = 0;
  let previous = corners[corners.length - 1];
  for (const corner of corners) {
    if (previous) twice += previous.east * corner.north - corner.east * previous.north;
    previous = corner;
  }
  return twice / 2;
}

/** Seven decimals: about a centimetre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
