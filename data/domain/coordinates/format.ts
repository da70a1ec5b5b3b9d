import { roundCoordinate } from "../geometry/model.ts";
import type { Bilingual } from "../text.ts";
import { toUtm } from "./utm.ts";

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** North, south, east and west after a number: in Mongolian хойд, өмнөд өргөрөг and зүүн, баруун уртраг. */
const directions: Readonly<Record<keyof Bilingual, Readonly<Record<"north" | "south" | "east" | "west", string>>>> = {
  en: { north: "N", south: "S", east: "E", west: "W" },
  mn: { north: "х.ө.", south: "ө.ө.", east: "з.у.", west: "б.у." },
};

/** Latitude first, as people say it: `47.91830° N, 106.91720° E`. Five decimals are about a metre. */
export function formatDecimal(place: Place, language: keyof Bilingual, decimals = 5): string {
  return bothOf(place, language, (degrees) => `${degrees.toFixed(decimals)}°`);
}

/** `47° 55′ 05.9″ N, 106° 55′ 01.9″ E`. One decimal of a second is about three metres. */
export function formatDms(place: Place, language: keyof Bilingual, decimals = 1): string {
  return bothOf(place, language, (degrees) => dms(degrees, decimals));
}

/**
 * Zone by longitude, easting and northing to the metre: `48N 643210 5312345`.
 * @returns undefined where there is no northern UTM: south of the equator and north of 84°.
 */
export function formatUtm({ longitude, latitude }: Place): string | undefined {
  const utm = toUtm(longitude, latitude);
  return utm && `${utm.zone}N ${Math.round(utm.eastingM)} ${String(Math.round(utm.northingM)).padStart(7, "0")}`;
}

function bothOf({ longitude, latitude }: Place, language: keyof Bilingual, write: (degrees: number) => string): string {
  const { north, south, east, west } = directions[language];
  const half = (degrees: number, positive: string, negative: string) => {
    const written = write(Math.abs(roundCoordinate(degrees)));
    return `${written} ${degrees < 0 && /[1-9]/.test(written) ? negative : positive}`;
  };
  return `${half(latitude, north, south)}, ${half(longitude, east, west)}`;
}

/** Counted in whole steps of the last decimal, so that 59.96″ becomes the next minute and not 60.0″. */
function dms(degrees: number, decimals: number): string {
  const perSecond = 10 ** decimals;
  const steps = Math.round(degrees * 3600 * perSecond);
  const seconds = (steps % (60 * perSecond)) / perSecond;
  const minutes = Math.floor(steps / (60 * perSecond)) % 60;
  const width = decimals === 0 ? 2 : 3 + decimals;
  const [wholeDegrees, mm] = [Math.floor(steps / (3600 * perSecond)), String(minutes).padStart(2, "0")];
  return `${wholeDegrees}° ${mm}′ ${seconds.toFixed(decimals).padStart(width, "0")}″`;
}
