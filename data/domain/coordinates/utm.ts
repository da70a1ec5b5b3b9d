import { isWithin, type Position } from "../geometry/model.ts";

/**
 * Universal Transverse Mercator on WGS 84, northern hemisphere: the series of L. Krüger (1912) to the sixth order of the third flattening in the
 * form of C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85 (2011), 475–485.
 */
export interface UtmPosition {
  /** 1 to 60. */
  readonly zone: number;
  readonly eastingM: number;
  readonly northingM: number;
}

/** The zones that lie on Mongolia. */
export const mongolianUtmZones: readonly number[] = [45, 46, 47, 48, 49, 50];

const EQUATOR_RADIUS_M = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
const SCALE_ON_MERIDIAN = 0.9996;
const FALSE_EASTING_M = 500_000;
const ZONE_WIDTH_DEG = 6;

/** The third flattening and its powers. */
const n = FLATTENING / (2 - FLATTENING);
const [n2, n3, n4, n5, n6] = [n ** 2, n ** 3, n ** 4, n ** 5, n ** 6];

/** Metres of northing for one radian of rectifying latitude. */
const METRES_PER_RADIAN = SCALE_ON_MERIDIAN * (EQUATOR_RADIUS_M / (1 + n)) * (1 + n2 / 4 + n4 / 64 + n6 / 256);

/** From the conformal sphere to the plane: Karney's equation 35. */
const toPlane: readonly number[] = [
  n / 2 - (2 / 3) * n2 + (5 / 16) * n3 + (41 / 180) * n4 - (127 / 288) * n5 + (7_891 / 37_800) * n6,
  (13 / 48) * n2 - (3 / 5) * n3 + (557 / 1_440) * n4 + (281 / 630) * n5 - (1_983_433 / 1_935_360) * n6,
  (61 / 240) * n3 - (103 / 140) * n4 + (15_061 / 26_880) * n5 + (167_603 / 181_440) * n6,
  (49_561 / 161_280) * n4 - (179 / 168) * n5 + (6_601_661 / 7_257_600) * n6,
  (34_729 / 80_640) * n5 - (3_418_889 / 1_995_840) * n6,
  (212_378_941 / 319_334_400) * n6,
];

/** From the plane to the conformal sphere: Karney's equation 36. */
const toSphere: readonly number[] = [
  n / 2 - (2 / 3) * n2 + (37 / 96) * n3 - n4 / 360 - (81 / 512) * n5 + (96_199 / 604_800) * n6,
  n2 / 48 + n3 / 15 - (437 / 1_440) * n4 + (46 / 105) * n5 - (1_118_711 / 3_870_720) * n6,
  (17 / 480) * n3 - (37 / 840) * n4 - (209 / 4_480) * n5 + (5_569 / 90_720) * n6,
  (4_397 / 161_280) * n4 - (11 / 504) * n5 - (830_251 / 7_257_600) * n6,
  (4_583 / 161_280) * n5 - (108_847 / 3_991_680) * n6,
  (20_648_693 / 638_668_800) * n6,
];

/** Where UTM is laid down in the northern hemisphere. */
const northernUtm = [-180, 0, 180, 84] as const;

/** The zone of a longitude; each holds its western edge. */
export function utmZoneOf(lon: number): number {
  return Math.min(60, Math.floor((lon + 180) / ZONE_WIDTH_DEG) + 1);
}

/** Longitude of the middle of a zone. */
export function centralMeridian(zone: number): number {
  return zone * ZONE_WIDTH_DEG - 183;
}

/**
 * Easting and northing of a place, in its own zone or in the one asked for: good to a micrometre in its own, to a millimetre two zones away.
 * @returns undefined south of the equator and north of 84°, where UTM is not.
 */
export function toUtm(lon: number, lat: number, zone: number = utmZoneOf(lon)): UtmPosition | undefined {
  if (!isWithin(northernUtm, [lon, lat])) return undefined;
  const [phi, lambda] = [radians(lat), radians(lon - centralMeridian(zone))];
  const conformal = conformalTangent(Math.tan(phi));
  const onSphere = Math.atan2(conformal, Math.cos(lambda));
  const across = Math.asinh(Math.sin(lambda) / Math.sqrt(conformal ** 2 + Math.cos(lambda) ** 2));
  const [north, east] = shifted(toPlane, onSphere, across, 1);
  return { zone, eastingM: FALSE_EASTING_M + METRES_PER_RADIAN * east, northingM: METRES_PER_RADIAN * north };
}

/** Longitude and latitude in degrees, not rounded. */
export function fromUtm({ zone, eastingM, northingM }: UtmPosition): Position {
  const [north, east] = [northingM / METRES_PER_RADIAN, (eastingM - FALSE_EASTING_M) / METRES_PER_RADIAN];
  const [onSphere, across] = shifted(toSphere, north, east, -1);
  const width = Math.sinh(across);
  const lambda = Math.atan2(width, Math.cos(onSphere));
  const conformal = Math.sin(onSphere) / Math.sqrt(width ** 2 + Math.cos(onSphere) ** 2);
  return [centralMeridian(zone) + degrees(lambda), degrees(Math.atan(geodeticTangent(conformal)))];
}

/** Adds a series to both coordinates or takes it off. */
function shifted(series: readonly number[], along: number, across: number, sign: 1 | -1): [number, number] {
  let [newAlong, newAcross] = [along, across];
  for (const [index, coefficient] of series.entries()) {
    const multiple = 2 * (index + 1);
    newAlong += sign * coefficient * Math.sin(multiple * along) * Math.cosh(multiple * across);
    newAcross += sign * coefficient * Math.cos(multiple * along) * Math.sinh(multiple * across);
  }
  return [newAlong, newAcross];
}

/** Tangent of the conformal latitude from that of the geodetic one: Karney's equations 7 to 9. */
function conformalTangent(tangent: number): number {
  const secant = Math.sqrt(1 + tangent ** 2);
  const sigma = Math.sinh(ECCENTRICITY * Math.atanh((ECCENTRICITY * tangent) / secant));
  return tangent * Math.sqrt(1 + sigma ** 2) - sigma * secant;
}

/** The way back, by Newton's method: Karney's equations 19 to 21. Two or three steps reach the end of the double's digits. */
function geodeticTangent(conformal: number): number {
  const flatter = 1 - ECCENTRICITY ** 2;
  let tangent = conformal / flatter;
  for (let step = 0; step < 6; step++) {
    const reached = conformalTangent(tangent);
    const change =
      ((conformal - reached) / Math.sqrt(1 + reached ** 2)) *
      ((1 + flatter * tangent ** 2) / (flatter * Math.sqrt(1 + tangent ** 2)));
    tangent += change;
    if (Math.abs(change) < 1e-15 * Math.max(1, Math.abs(tangent))) break;
  }
  return tangent;
}

function radians(angleDeg: number): number {
  return (angleDeg * Math.PI) / 180;
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}
