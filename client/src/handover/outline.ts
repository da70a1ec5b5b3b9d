import { toUtm, utmZoneOf } from "@asm-atlas/data/domain/coordinates/utm.ts";
import type { Geometry, Position } from "geojson";

/** A corner of the outline: its number on the sheet, where it is in degrees and in metres. */
export interface Corner {
  readonly number: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly eastingM: number;
  readonly northingM: number;
}

export interface Outline {
  readonly utmZone: number;
  /** Every ring, holes and further parts included, without the corner that closes it. */
  readonly rings: readonly (readonly Corner[])[];
}

function ringsOf(geometry: Geometry): readonly Position[][] {
  if (geometry.type === "Polygon") return geometry.coordinates;
  return geometry.type === "MultiPolygon" ? geometry.coordinates.flat() : [];
}

/** Corners numbered through, all in the UTM zone of the first; null where there is no outline. */
export function outlineOf(geometry: Geometry): Outline | null {
  const rings = ringsOf(geometry);
  const [longitude] = rings[0]?.[0] ?? [];
  if (longitude === undefined) return null;
  const utmZone = utmZoneOf(longitude);
  let number = 0;
  const corner = ([lon = 0, lat = 0]: Position): Corner[] => {
    const utm = toUtm(lon, lat, utmZone);
    if (!utm) return [];
    number += 1;
    return [{ number, longitude: lon, latitude: lat, eastingM: utm.eastingM, northingM: utm.northingM }];
  };
  return { utmZone, rings: rings.map((ring) => ring.slice(0, -1).flatMap(corner)) };
}

/** The largest of 1, 2, 5, 10, 20 … that is not larger. */
export function roundDown(value: number): number {
  const near = 10 ** Math.floor(Math.log10(value));
  // The logarithm of what is just below a power of ten is rounded to that of the power.
  const power = near > value ? near / 10 : near;
  return ([5, 2, 1].find((factor) => factor * power <= value) ?? 1) * power;
}
