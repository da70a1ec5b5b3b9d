/**
 * Geodesy on the WGS 84 ellipsoid (NGA.STND.0036), in degrees and metres.
 * Distances and directions: T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations",
 * Survey Review 23 (176), 1975: better than 1 mm. Areas: on the authalic sphere (J. P. Snyder, USGS Professional Paper 1395, 1987, p. 16).
 */
const EQUATOR_RADIUS_M = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const POLE_RADIUS_M = EQUATOR_RADIUS_M * (1 - FLATTENING);
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
/** Of the sphere with the ellipsoid's volume, for the far points where Vincenty's method finds no end. */
const MEAN_RADIUS_M = (EQUATOR_RADIUS_M ** 2 * POLE_RADIUS_M) ** (1 / 3);
const MOST_STEPS = 100;
const SMALLEST_STEP = 1e-13;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;
/** Latitude on the auxiliary sphere. */
const reduced = (latDeg: number) => Math.atan((1 - FLATTENING) * Math.tan(radians(latDeg)));

/** Metres along the shortest way. Within 1 mm; within 0.5 % for points nearly opposite each other on the globe. */
export function geodesicDistanceM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  if (lon1 === lon2 && lat1 === lat2) return 0;
  const [u1, u2] = [reduced(lat1), reduced(lat2)];
  const [sin1, cos1, sin2, cos2] = [Math.sin(u1), Math.cos(u1), Math.sin(u2), Math.cos(u2)];
  const difference = wrapped(radians(lon2 - lon1));
  let lambda = difference;
  for (let step = 0; step < MOST_STEPS; step++) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)];
    // Not Math.hypot: it guards against overflow that sines cannot cause, and made the whole function a third slower.
    const sinSigma = Math.sqrt((cos2 * sinL) ** 2 + (cos1 * sin2 - sin1 * cos2 * cosL) ** 2);
    if (sinSigma === 0) return 0;
    const cosSigma = sin1 * sin2 + cos1 * cos2 * cosL;
    const sigma = Math.atan2(sinSigma, cosSigma);
    const sinAlpha = (cos1 * cos2 * sinL) / sinSigma;
    const cosSqAlpha = 1 - sinAlpha ** 2;
    // On the equator there is no such point, and the term it belongs to vanishes.
    const cosMiddle = cosSqAlpha > 1e-15 ? cosSigma - (2 * sin1 * sin2) / cosSqAlpha : 0;
    const next = difference + longitudeLag(sinAlpha, cosSqAlpha, sigma, sinSigma, cosSigma, cosMiddle);
    if (Math.abs(next - lambda) < SMALLEST_STEP) {
      const { scale, b } = series(cosSqAlpha);
      return POLE_RADIUS_M * scale * (sigma - arcCorrection(b, sinSigma, cosSigma, cosMiddle));
    }
    lambda = next;
  }
  return sphereDistanceM(lon1, lat1, lon2, lat2);
}

/** Where one arrives after `distanceM` metres in a direction (degrees clockwise from north). */
export function geodesicDestination(lon: number, lat: number, bearingDeg: number, distanceM: number): [number, number] {
  const u1 = reduced(lat);
  const [sin1, cos1] = [Math.sin(u1), Math.cos(u1)];
  const [sinBearing, cosBearing] = [Math.sin(radians(bearingDeg)), Math.cos(radians(bearingDeg))];
  const start = Math.atan2(sin1, cos1 * cosBearing);
  const sinAlpha = cos1 * sinBearing;
  const cosSqAlpha = 1 - sinAlpha ** 2;
  const { scale, b } = series(cosSqAlpha);
  const plain = distanceM / (POLE_RADIUS_M * scale);
  let sigma = plain;
  let cosMiddle = Math.cos(2 * start + sigma);
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = plain + arcCorrection(b, Math.sin(sigma), Math.cos(sigma), cosMiddle);
    const change = Math.abs(next - sigma);
    sigma = next;
    cosMiddle = Math.cos(2 * start + sigma);
    if (change < SMALLEST_STEP) break;
  }
  const [sinSigma, cosSigma] = [Math.sin(sigma), Math.cos(sigma)];
  const toPole = sin1 * sinSigma - cos1 * cosSigma * cosBearing;
  const north = sin1 * cosSigma + cos1 * sinSigma * cosBearing;
  const lambda = Math.atan2(sinSigma * sinBearing, cos1 * cosSigma - sin1 * sinSigma * cosBearing);
  const east = lambda - longitudeLag(sinAlpha, cosSqAlpha, sigma, sinSigma, cosSigma, cosMiddle);
  const latitude = Math.atan2(north, (1 - FLATTENING) * Math.hypot(sinAlpha, toPole));
  return [degrees(wrapped(radians(lon) + east)), degrees(latitude)];
}

/**
 * Where a place on the ellipsoid lies in space: metres from the earth's centre towards longitude 0 and 90 on the equator and towards the north
 * pole. The straight line between two such places is never longer than the way between them over the surface.
 */
export function earthCentred(lon: number, lat: number): [xM: number, yM: number, zM: number] {
  const sine = Math.sin(radians(lat));
  const toAxis = EQUATOR_RADIUS_M / Math.sqrt(1 - (ECCENTRICITY * sine) ** 2);
  const fromAxis = toAxis * Math.cos(radians(lat));
  return [
    fromAxis * Math.cos(radians(lon)),
    fromAxis * Math.sin(radians(lon)),
    toAxis * (1 - ECCENTRICITY ** 2) * sine,
  ];
}

/**
 * Square metres inside a closed ring, whichever way it turns. The ring is laid on the sphere of the same area, where areas stay as they
 * are, and its edges become great circles: exact for small rings, within 0.001 % for edges of 100 km in middle latitudes.
 * Not for rings around a pole.
 */
export function ringAreaM2(ring: readonly (readonly number[])[]): number {
  let excess = 0;
  let [lonBefore, halfBefore] = authalic(ring[0]);
  for (const position of ring.slice(1)) {
    const [lon, half] = authalic(position);
    const tangent = Math.tan(wrapped(lon - lonBefore) / 2) * (halfBefore + half);
    excess += 2 * Math.atan2(tangent, 1 + halfBefore * half);
    [lonBefore, halfBefore] = [lon, half];
  }
  return (Math.abs(excess) * EQUATOR_RADIUS_M ** 2 * poleZone) / 2;
}

/** Longitude in radians, and the tangent of half the authalic latitude. */
function authalic([lon = 0, lat = 0]: readonly number[] = []): [number, number] {
  const sine = zone(Math.sin(radians(lat))) / poleZone;
  return [radians(lon), Math.tan(Math.asin(Math.max(-1, Math.min(1, sine))) / 2)];
}

/** Snyder's q: proportional to the area between the equator and a parallel. */
function zone(sine: number): number {
  const tilted = ECCENTRICITY * sine;
  return (1 - ECCENTRICITY ** 2) * (sine / (1 - tilted ** 2) + Math.atanh(tilted) / ECCENTRICITY);
}
const poleZone = zone(1);

/** Vincenty's A and B. */
function series(cosSqAlpha: number): { scale: number; b: number } {
  const u = cosSqAlpha * ((EQUATOR_RADIUS_M / POLE_RADIUS_M) ** 2 - 1);
  return {
    scale: 1 + (u / 16_384) * (4096 + u * (-768 + u * (320 - 175 * u))),
    b: (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u))),
  };
}

function arcCorrection(b: number, sinSigma: number, cosSigma: number, cosMiddle: number): number {
  const middleSq = cosMiddle ** 2;
  const third = (b / 6) * cosMiddle * (4 * sinSigma ** 2 - 3) * (4 * middleSq - 3);
  return b * sinSigma * (cosMiddle + (b / 4) * (cosSigma * (2 * middleSq - 1) - third));
}

/** How far longitude on the auxiliary sphere runs ahead of that on the ellipsoid. */
function longitudeLag(
  sinAlpha: number,
  cosSqAlpha: number,
  sigma: number,
  sinSigma: number,
  cosSigma: number,
  cosMiddle: number,
): number {
  const c = (FLATTENING / 16) * cosSqAlpha * (4 + FLATTENING * (4 - 3 * cosSqAlpha));
  const inner = cosMiddle + c * cosSigma * (2 * cosMiddle ** 2 - 1);
  return (1 - c) * FLATTENING * sinAlpha * (sigma + c * sinSigma * inner);
}

function sphereDistanceM(lon1: number, lat1: number, lon2: number, lat2: number): number {
  const north = Math.sin(radians(lat2 - lat1) / 2) ** 2;
  const east = Math.sin(radians(lon2 - lon1) / 2) ** 2;
  const share = north + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * east;
  return 2 * MEAN_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(share)));
}

/** The same direction between −π and π. */
function wrapped(angle: number): number {
  return Math.abs(angle) <= Math.PI ? angle : angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
