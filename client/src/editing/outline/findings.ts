import { type OutlineRules, outlineOptionsOf } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { CountryCheck } from "@asm-atlas/data/domain/geometry/country.ts";
import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { type GeometryReason, parseGeometry } from "@asm-atlas/data/domain/geometry.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { areaHa, distanceM, perimeterM, pointInPolygon } from "@asm-atlas/data/domain/measure.ts";
import type { Box } from "../../map/map-state.ts";
import { cornerCount, geometryOfParts, type Parts } from "../../map/outline/parts.ts";
import type { Outline } from "../../map/tools/outline.ts";
import { partsHa, sharedQuickly, sharedWithLarge } from "./operations.ts";

/** What an outline measures. Hectares are geodesic, as the database computes them. */
interface OutlineMeasure {
  readonly areaHa: number;
  readonly perimeterM: number;
  readonly corners: number;
}

/** Another zone that is open: its land is taken. */
export interface OtherZone {
  readonly code: string;
  readonly box: Box;
  readonly parts: Parts;
}

export interface NearSite {
  readonly code: string;
  readonly position: Readonly<Position>;
}

/** An area under protection, as its keeper gave it. */
export interface ProtectedPlace {
  readonly code: string;
  readonly kind: string;
  readonly nameEn: unknown;
  readonly nameMn: unknown;
  readonly source: string;
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly isDemo: boolean;
  readonly box: Box;
  readonly parts: Parts;
}

/** What lies around an outline. */
export interface Surroundings {
  readonly zones: readonly OtherZone[];
  readonly protectedPlaces: readonly ProtectedPlace[];
  /** Null: the outline of the country is not there yet, or is being replaced piece by piece; then the server alone tells. */
  readonly country: CountryCheck | null;
  /** Sites the zone is linked to; without any, all there are. */
  readonly sites: readonly NearSite[];
  readonly isLinked: boolean;
  /** From how many metres on the nearest of them is far. */
  readonly farM: number;
}

/** From here on a zone is far from a site it is linked to: a group's land is at most five hectares, its traces are near. */
export const farFromSiteM = 3_000;

export const nothingAround: Surroundings = {
  zones: [],
  protectedPlaces: [],
  country: null,
  sites: [],
  isLinked: false,
  farM: farFromSiteM,
};

export interface Overlap {
  readonly code: string;
  readonly areaHa: number;
  readonly piece: Parts;
  readonly zone: Parts;
}

/** Land of an outline that is under protection: a warning, no refusal. */
export interface Protection extends Omit<ProtectedPlace, "box" | "parts"> {
  readonly areaHa: number;
  readonly piece: Parts;
}

export interface Findings {
  readonly measure: OutlineMeasure;
  /** Why the outline is no land that can be kept. */
  readonly reasons: readonly GeometryReason[];
  /** Largest first. Empty also where the outline crosses itself: then nothing can be told. */
  readonly overlaps: readonly Overlap[];
  /** Largest first, like the overlaps. */
  readonly protections: readonly Protection[];
  /** Where the outline leaves the country; null: nowhere. */
  readonly abroad: Position | null;
  /** Of the sites it is linked to; of all, when it is linked to none. */
  readonly nearest: { readonly code: string; readonly distanceM: number } | null;
  readonly isLinked: boolean;
  /** Lies every linked site farther away than it should? A warning, no refusal. */
  readonly isFar: boolean;
}

const m2PerHa = 10_000;

/** Holds an outline against the rules the server holds it against, and looks around. Nothing here decides; the server does. */
export function findingsOf(parts: Parts, rules: OutlineRules, around: Surroundings): Findings | null {
  const geometry = geometryOfParts(parts);
  if (!geometry) return null;
  const parsed = parseGeometry(geometry, outlineOptionsOf(rules));
  const measure = { areaHa: areaHa(geometry), perimeterM: perimeterM(geometry), corners: cornerCount(parts) };
  const nearest = nearestSite(parts, around.sites);
  return {
    measure,
    reasons: parsed.ok ? [] : parsed.reasons,
    overlaps: parsed.ok ? overlapsOf(parts, around.zones) : [],
    protections: parsed.ok ? protectionsOf(parts, around.protectedPlaces) : [],
    abroad: (parsed.ok && around.country?.(parts.flat())) || null,
    nearest,
    isLinked: around.isLinked,
    isFar: around.isLinked && nearest !== null && nearest.distanceM > around.farM,
  };
}

function boxOfParts(parts: Parts): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of parts.flat(2)) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west, south, east, north];
}

/** What an outline shares with each of many areas, where it is more than rounding makes of an edge they share; largest first. */
function sharing<Area extends { readonly box: Box; readonly parts: Parts }>(
  parts: Parts,
  areas: readonly Area[],
  sharedOf: typeof sharedQuickly,
): readonly { readonly area: Area; readonly areaHa: number; readonly piece: Parts }[] {
  if (areas.length === 0) return [];
  const [west, south, east, north] = boxOfParts(parts);
  const found: { readonly area: Area; readonly areaHa: number; readonly piece: Parts }[] = [];
  for (const area of areas) {
    const { box } = area;
    if (box[0] > east || west > box[2] || box[1] > north || south > box[3]) continue;
    const piece = sharedOrNone(sharedOf, parts, area.parts);
    const hectares = partsHa(piece);
    if (hectares * m2PerHa > limits.zoneOverlapM2) found.push({ area, areaHa: hectares, piece });
  }
  return found.sort((one, other) => other.areaHa - one.areaHa);
}

function overlapsOf(parts: Parts, zones: readonly OtherZone[]): readonly Overlap[] {
  return sharing(parts, zones, sharedQuickly).map(({ area: { code, parts: zone }, areaHa: hectares, piece }) => ({
    code,
    areaHa: hectares,
    piece,
    zone,
  }));
}

function protectionsOf(parts: Parts, places: readonly ProtectedPlace[]): readonly Protection[] {
  return sharing(parts, places, sharedWithLarge).map(({ area: { box: _, parts: __, ...told }, ...found }) => ({
    ...told,
    ...found,
  }));
}

/** An area on record that crosses itself cannot be compared here: the server says so when the outline is saved. */
function sharedOrNone(sharedOf: typeof sharedQuickly, parts: Parts, other: Parts): Parts {
  try {
    return sharedOf(parts, other);
  } catch {
    return [];
  }
}

function nearestSite(parts: Parts, sites: readonly NearSite[]): Findings["nearest"] {
  const geometry = geometryOfParts(parts);
  if (!geometry) return null;
  const [west, south, east, north] = boxOfParts(parts);
  const middle: Position = [(west + east) / 2, (south + north) / 2];
  const squeeze = Math.cos((middle[1] * Math.PI) / 180);
  const roughly = ([lon, lat]: Readonly<Position>) => ((lon - middle[0]) * squeeze) ** 2 + (lat - middle[1]) ** 2;
  // The outline is small beside the way to most sites: only the nearest few are measured to its edge.
  const candidates = nearestFew(sites, 3, ({ position }) => roughly(position));
  return candidates
    .map(({ code, position }) => {
      const [lon, lat] = position;
      const isInBox = west <= lon && lon <= east && south <= lat && lat <= north;
      const isInside = isInBox && pointInPolygon(position, geometry) !== "outside";
      const distance = isInside ? 0 : Math.min(...parts.flat().map((ring) => distanceToRing(position, ring, squeeze)));
      return { code, distanceM: distance };
    })
    .reduce<Findings["nearest"]>((best, each) => (best && best.distanceM <= each.distanceM ? best : each), null);
}

/** The few items of the least measure, each measured once: of ten thousand sites none is sorted that is far. */
function nearestFew<Item>(items: readonly Item[], few: number, measure: (item: Item) => number): readonly Item[] {
  const nearest: { readonly item: Item; readonly at: number }[] = [];
  for (const item of items) {
    const at = measure(item);
    if (nearest.length === few && at >= (nearest.at(-1)?.at ?? Infinity)) continue;
    nearest.push({ item, at });
    nearest.sort((one, other) => one.at - other.at);
    if (nearest.length > few) nearest.pop();
  }
  return nearest.map(({ item }) => item);
}

/**
 * Metres from a place to the nearest point of a ring; edges are straight in longitude and latitude. Which point is nearest is told on a plane, and
 * only that one is measured on the globe.
 */
function distanceToRing(position: Readonly<Position>, ring: Outline, squeeze: number): number {
  let [least, nearest]: [number, Position] = [Infinity, [position[0], position[1]]];
  let from = ring.at(-1) ?? position;
  for (const to of ring) {
    const [dx, dy] = [(to[0] - from[0]) * squeeze, to[1] - from[1]];
    const [px, py] = [(position[0] - from[0]) * squeeze, position[1] - from[1]];
    const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
    const away = (px - share * dx) ** 2 + (py - share * dy) ** 2;
    if (away < least) {
      least = away;
      nearest = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    }
    from = to;
  }
  return ring.length === 0 ? Infinity : distanceM(position, nearest);
}
