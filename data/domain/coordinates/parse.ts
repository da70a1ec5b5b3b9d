import { isWithin, mongoliaExtent, roundCoordinate } from "../geometry/model.ts";
import { readAngles, type WrittenAngle } from "./angles.ts";
import { isUtm, readUtm } from "./read-utm.ts";
import { type CoordinateNote, type CoordinateReason, coordinateNote, coordinateReason } from "./reasons.ts";
import { cleaned, tokensOf } from "./spelling.ts";
import { fromUtm, type UtmPosition } from "./utm.ts";

export type CoordinateForm = "decimal" | "degrees-minutes" | "degrees-minutes-seconds" | "utm";

/** A place in degrees on WGS 84, rounded to seven decimals, and how it was written. */
export interface CoordinateReading {
  readonly longitude: number;
  readonly latitude: number;
  readonly form: CoordinateForm;
  /** The position that was typed, when it was UTM. */
  readonly utm?: UtmPosition;
}

export type ParsedCoordinate =
  | { readonly ok: true; readonly reading: CoordinateReading; readonly notes: readonly CoordinateNote[] }
  | {
      readonly ok: false;
      readonly reason: CoordinateReason;
      /** What may have been meant, to choose from, when the reason is that there is more than one. */
      readonly candidates: readonly CoordinateReading[];
    };

/** Longer texts are no coordinate. */
const MOST_CHARACTERS = 200;
/** Commas between digits that are tried both ways: three marks in each of two angles need five. */
const MOST_COMMAS = 7;

/**
 * Reads a place as people type it: decimal degrees with comma or point, degrees with minutes and seconds in most spellings, UTM; letters
 * or words for the directions in English, Mongolian and Russian, before or after the numbers; latitude or longitude first.
 *
 * Nothing is guessed: where a text can mean two places, both are given back as candidates. There is one exception, which says so in a note:
 * two bare numbers that could be either way round are read so that the place lies in Mongolia (`coordinate.order-by-place`). A place
 * outside Mongolia is a place, with a note. Never throws.
 */
export function parseCoordinate(typed: string): ParsedCoordinate {
  if (typed.length > MOST_CHARACTERS) return refused({ code: coordinateReason.notOne });
  const text = cleaned(typed);
  if (text === "") return refused({ code: coordinateReason.empty });
  if (!/\d/.test(text)) return refused({ code: coordinateReason.notOne });
  return isUtm(text) ? parseUtm(text) : parseAngles(text);
}

function parseUtm(text: string): ParsedCoordinate {
  const read = readUtm(text);
  return read.ok
    ? accepted(readingOfUtm(read.position), read.notes)
    : refused(read.reason, read.candidates.map(readingOfUtm));
}

function readingOfUtm(utm: UtmPosition): CoordinateReading {
  const [lon, lat] = fromUtm(utm);
  return { longitude: roundCoordinate(lon), latitude: roundCoordinate(lat), form: "utm", utm };
}

function parseAngles(text: string): ParsedCoordinate {
  const parsed = commaReadings(text).map(parseOneReading);
  const accepted = parsed.filter(({ ok }) => ok);
  const ambiguous = parsed.find((each) => !each.ok && each.candidates.length > 0);
  const places = uniquePlaces(accepted.flatMap((each) => (each.ok ? [each.reading] : each.candidates)));
  if (places.length > 1) return refused({ code: coordinateReason.commasAmbiguous }, places);
  return accepted[0] ?? ambiguous ?? parsed[0] ?? refused({ code: coordinateReason.notOne });
}

/**
 * The texts a text may be when its commas between digits are decimal signs or separators. A point elsewhere as decimal sign makes
 * separators of them; another separator makes them all the same; where there is nothing else, each may be either.
 */
function commaReadings(text: string): string[] {
  const commas = [...text.matchAll(/(?<=\d),(?=\d)/g)].map(({ index }) => index);
  if (commas.length === 0 || commas.length > MOST_COMMAS || /\d\.\d/.test(text)) return [text];
  const asDecimals = (chosen: readonly number[]) =>
    [...text].map((letter, at) => (chosen.includes(at) ? "." : letter)).join("");
  if (/\d[^\d,]+\d/.test(text)) return [asDecimals(commas), text];
  return Array.from({ length: 2 ** commas.length }, (_, choice) =>
    asDecimals(commas.filter((_comma, index) => (choice >> index) & 1)),
  );
}

function parseOneReading(text: string): ParsedCoordinate {
  const read = readAngles(tokensOf(text));
  if (!read.ok) return refused(read.reason);
  const [first, second] = read.angles;
  if (first.axis || second.axis) {
    const isLatitudeFirst = first.axis === "latitude" || second.axis === "longitude";
    return isLatitudeFirst ? placeAt(first, second) : placeAt(second, first);
  }
  const [asWritten, turned] = [placeAt(first, second), placeAt(second, first)];
  if (!turned.ok) return asWritten;
  if (!asWritten.ok) return turned;
  const inMongolia = [asWritten, turned].find(({ reading }) => isInMongolia(reading));
  if (inMongolia) return accepted(inMongolia.reading, [{ code: coordinateNote.orderByPlace }]);
  const candidates = uniquePlaces([asWritten.reading, turned.reading]);
  return candidates.length === 1 ? asWritten : refused({ code: coordinateReason.orderAmbiguous }, candidates);
}

const forms: readonly CoordinateForm[] = ["decimal", "degrees-minutes", "degrees-minutes-seconds"];

function placeAt(latitude: WrittenAngle, longitude: WrittenAngle): ParsedCoordinate {
  if (Math.abs(latitude.degrees) > 90)
    return refused({ code: coordinateReason.latitudeOutOfRange, values: { value: roundCoordinate(latitude.degrees) } });
  if (Math.abs(longitude.degrees) > 180)
    return refused({
      code: coordinateReason.longitudeOutOfRange,
      values: { value: roundCoordinate(longitude.degrees) },
    });
  return accepted({
    longitude: roundCoordinate(longitude.degrees),
    latitude: roundCoordinate(latitude.degrees),
    form: forms[Math.max(latitude.parts, longitude.parts) - 1] ?? "decimal",
  });
}

function accepted(reading: CoordinateReading, notes: readonly CoordinateNote[] = []): ParsedCoordinate & { ok: true } {
  const outside: readonly CoordinateNote[] = isInMongolia(reading) ? [] : [{ code: coordinateNote.outsideMongolia }];
  return { ok: true, reading, notes: [...outside, ...notes] };
}

function refused(
  reason: CoordinateReason,
  candidates: readonly CoordinateReading[] = [],
): ParsedCoordinate & { ok: false } {
  return { ok: false, reason, candidates };
}

function isInMongolia({ longitude, latitude }: CoordinateReading): boolean {
  return isWithin(mongoliaExtent, [longitude, latitude]);
}

function uniquePlaces(readings: readonly CoordinateReading[]): CoordinateReading[] {
  return [...new Map(readings.map((reading) => [`${reading.longitude} ${reading.latitude}`, reading])).values()];
}
