import { isWithin, mongoliaExtent } from "../geometry/model.ts";
import { type CoordinateNote, type CoordinateReason, coordinateNote, coordinateReason } from "./reasons.ts";
import { centralMeridian, fromUtm, mongolianUtmZones, type UtmPosition, utmZoneOf } from "./utm.ts";

export type ReadUtm =
  | { readonly ok: true; readonly position: UtmPosition; readonly notes: readonly CoordinateNote[] }
  | { readonly ok: false; readonly reason: CoordinateReason; readonly candidates: readonly UtmPosition[] };

const LEAST_EASTING_M = 100_000;
const MOST_EASTING_M = 999_999;
/** Northing of 84° on the central meridian. */
const MOST_NORTHING_M = 9_329_005;
const LAST_ZONE = 60;
const NORTHING_DIGITS_FROM_M = 1_000_000;

/** Does a cleaned text mean UTM? It says so, or holds a whole number of six digits or more, which no angle has. */
export function isUtm(text: string): boolean {
  const saysSo = /(?<!\p{L})(utm|zone|бүс)(?!\p{L})/u.test(text);
  return saysSo || /(?<!\d[.,]?)\d{6}/.test(text) || northingInGroups.test(text);
}

/** Zone, easting and northing in any order, told apart by their size: two digits, six, seven. `text` is cleaned. */
export function readUtm(text: string): ReadUtm {
  const parts = partsOf(text);
  const numbers = parts.filter((part) => part.role === "number");
  const zones = numbers.filter((part) => /^\d{1,2}$/.test(part.text));
  const metres = numbers.filter((part) => !zones.includes(part));
  const unknown = parts.find(({ role }) => role === "unknown");
  if (unknown) return refused(coordinateReason.unknownPart, { part: unknown.text });
  const [one, two] = metres;
  if (!one || !two) return refused(coordinateReason.incomplete);
  if (zones.length > 1 || metres.length > 2) return refused(coordinateReason.tooManyNumbers, { count: numbers.length });
  const isNorthingFirst = one.value >= NORTHING_DIGITS_FROM_M && two.value < NORTHING_DIGITS_FROM_M;
  const [easting, northing] = isNorthingFirst ? [two, one] : [one, two];
  return checked({ parts, zone: zones[0], easting, northing });
}

/** Roles of letters: `e` and `n` say which number is which, a `band` is the latitude band of the zone before it. */
interface Part {
  readonly role: "number" | "e" | "n" | "south" | "band" | "noise" | "unknown";
  readonly text: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

interface RowOfUtm {
  readonly parts: readonly Part[];
  readonly zone: Part | undefined;
  readonly easting: Part;
  readonly northing: Part;
}

function checked(row: RowOfUtm): ReadUtm {
  const { parts, zone, easting, northing } = row;
  if (doLettersDisagree(row)) return refused(coordinateReason.utmLettersDisagree);
  const [eastingM, northingM] = [easting.value, northing.value];
  if (eastingM < LEAST_EASTING_M || eastingM > MOST_EASTING_M)
    return refused(coordinateReason.utmEastingOutOfRange, { value: easting.text });
  if (northingM > MOST_NORTHING_M) return refused(coordinateReason.utmNorthingOutOfRange, { value: northing.text });
  if (!zone) {
    const candidates = mongolianUtmZones.map((each) => ({ zone: each, eastingM, northingM })).filter(isInMongolia);
    return refused(coordinateReason.utmZoneMissing, {}, candidates);
  }
  if (zone.value < 1 || zone.value > LAST_ZONE) return refused(coordinateReason.utmZoneUnknown, { zone: zone.text });
  if (parts.some(({ role }) => role === "south")) return refused(coordinateReason.utmSouth, { zone: zone.value });
  const position = { zone: zone.value, eastingM, northingM };
  const band = parts.find(({ role }) => role === "band")?.text;
  return { ok: true, position, notes: notesOn(position, band) };
}

/** In its own zone and in the box of Mongolia: a place that somebody who left out the zone may have meant. */
function isInMongolia(position: UtmPosition): boolean {
  const [lon, lat] = fromUtm(position);
  return isWithin(mongoliaExtent, [lon, lat]) && Math.abs(lon - centralMeridian(position.zone)) <= 3;
}

function notesOn(position: UtmPosition, band: string | undefined): CoordinateNote[] {
  const [lon, lat] = fromUtm(position);
  const notes: CoordinateNote[] = [];
  const own = utmZoneOf(lon);
  if (own !== position.zone) notes.push({ code: coordinateNote.utmOutsideZone, values: { zone: position.zone, own } });
  if (band && band !== bandOf(lat))
    notes.push({ code: coordinateNote.utmBandMismatch, values: { band: band.toUpperCase() } });
  return notes;
}

/** Latitude bands of 8° from 80° S, without I and O; the last is 12° high. */
function bandOf(lat: number): string {
  return "cdefghjklmnpqrstuvwx"[Math.min(19, Math.floor((lat + 80) / 8))] ?? "";
}

/** A letter written to a number belongs to it; one that stands alone, to the number before or after it. */
function doLettersDisagree({ parts, zone, easting, northing }: RowOfUtm): boolean {
  return parts.some((part, index) => {
    if (part.role !== "e" && part.role !== "n" && part.role !== "band" && part.role !== "south") return false;
    const [before, after] = [parts[index - 1], parts[index + 1]];
    const neighbours =
      before?.role === "number" && before.to === part.from
        ? [before]
        : after?.role === "number" && part.to === after.from
          ? [after]
          : [before, after];
    const fitting = { e: [easting], n: [northing, zone], band: [zone], south: [zone, northing] }[part.role];
    return !neighbours.some((neighbour) => neighbour !== undefined && fitting.includes(neighbour));
  });
}

const roles: ReadonlyMap<string, Part["role"]> = new Map<string, Part["role"]>([
  ...["e", "me", "east", "easting", "зүүн"].map((word) => [word, "e"] as const),
  ...["n", "mn", "north", "northing", "хойд"].map((word) => [word, "n"] as const),
  ...["s", "south"].map((word) => [word, "south"] as const),
  ...["m", "utm", "zone", "бүс", ",", ";", "/", "|", ":", "-", "+", "°"].map((word) => [word, "noise"] as const),
  // The Cyrillic т looks like the band T, which holds most of Mongolia.
  ...[..."cdfghjklpqrtuvwxт"].map((letter) => [letter, "band"] as const),
]);

/** Noise is left out, so that neighbours are those that matter. */
function partsOf(text: string): Part[] {
  const matches = joinedGroups(text).matchAll(/\d+(?:[.,]\d{1,3}(?!\d))?|\p{L}+|[^\s]/gu);
  return [...matches]
    .map(({ 0: found, index }): Part => {
      const isNumber = /^\d/.test(found);
      return {
        role: isNumber ? "number" : (roles.get(found) ?? "unknown"),
        text: found === "т" ? "t" : found,
        value: isNumber ? Number(found.replace(",", ".")) : Number.NaN,
        from: index,
        to: index + found.length,
      };
    })
    .filter(({ role }) => role !== "noise");
}

const northingInGroups = /(?<![\d.,])(\d)[ ,'](\d{3})[ ,'](\d{3})(?!\d)/;

/** `643 210` and `5,312,345` as one number each. */
function joinedGroups(text: string): string {
  return text.replace(northingInGroups, "$1$2$3").replace(/(?<![\d.,])(\d{3})[ ,'](\d{3})(?!\d)/, "$1$2");
}

function refused(
  code: CoordinateReason["code"],
  values: NonNullable<CoordinateReason["values"]> = {},
  candidates: readonly UtmPosition[] = [],
): ReadUtm {
  return { ok: false, reason: { code, values }, candidates };
}
