import { type EditableLayer, geometryOptionsOf } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { type GeometryReason, parseGeometry } from "@asm-atlas/data/domain/geometry.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { areaHa, distanceM, perimeterM, pointInPolygon } from "@asm-atlas/data/domain/measure.ts";
import type { Box } from "../../map/map-state.ts";
import { cornerCount, geometryOfParts, type Parts } from "../../map/outline/parts.ts";
import type { Outline } from "../../map/tools/outline.ts";
import { partsHa, shared } from "./operations.ts";

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

/** What lies around an outline. */
export interface Surroundings {
  readonly zones: readonly OtherZone[];
  /** Sites the zone is linked to; without any, all there are. */
  readonly sites: readonly NearSite[];
  readonly isLinked: boolean;
}

export interface Overlap {
  readonly code: string;
  readonly areaHa: number;
  readonly piece: Parts;
  readonly zone: Parts;
}

export interface Findings {
  readonly measure: OutlineMeasure;
  /** Why the outline is no land that can be kept. */
  readonly reasons: readonly GeometryReason[];
  /** Largest first. Empty also where the outline crosses itself: then nothing can be told. */
  readonly overlaps: readonly Overlap[];
  readonly nearest: { readonly code: string; readonly distanceM: number } | null;
  /** Lies every linked site farther away than land it damaged would? A warning, no refusal. */
  readonly isFar: boolean;
}

/** From here on a zone is far from a site it is linked to: a group's land is at most five hectares, its traces are near. */
const farFromSiteM = 3_000;
const m2PerHa = 10_000;

/** Holds an outline against the rules the server holds it against, and looks around. Nothing here decides; the server does. */
export function findingsOf(parts: Parts, editable: EditableLayer, around: Surroundings): Findings | null {
  const geometry = geometryOfParts(parts);
  if (!geometry) return null;
  const parsed = parseGeometry(geometry, geometryOptionsOf(editable));
  const measure = { areaHa: areaHa(geometry), perimeterM: perimeterM(geometry), corners: cornerCount(parts) };
  const nearest = nearestSite(parts, around.sites);
  return {
    measure,
    reasons: parsed.ok ? [] : parsed.reasons,
    overlaps: parsed.ok ? overlapsOf(parts, around.zones) : [],
    nearest,
    isFar: around.isLinked && nearest !== null && nearest.distanceM > farFromSiteM,
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

function overlapsOf(parts: Parts, zones: readonly OtherZone[]): readonly Overlap[] {
  const [west, south, east, north] = boxOfParts(parts);
  return zones
    .filter(({ box }) => box[0] <= east && west <= box[2] && box[1] <= north && south <= box[3])
    .flatMap(({ code, parts: zone }) => {
      const piece = sharedOrNone(parts, zone);
      const hectares = partsHa(piece);
      return hectares * m2PerHa > limits.zoneOverlapM2 ? [{ code, areaHa: hectares, piece, zone }] : [];
    })
    .sort((one, other) => other.areaHa - one.areaHa);
}

/** A zone on record that crosses itself cannot be compared here: the server says so when the outline is saved. */
function sharedOrNone(parts: Parts, zone: Parts): Parts {
  try {
    return shared(parts, zone);
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
  const roughly = ([lon, lat]: Readonly<Position>) => Math.hypot((lon - middle[0]) * squeeze, lat - middle[1]);
  // The outline is small beside the way to most sites: only the nearest few are measured to its edge.
  const candidates = sites.toSorted((one, other) => roughly(one.position) - roughly(other.position)).slice(0, 3);
  return candidates
    .map(({ code, position }) => {
      const isInside = pointInPolygon(position, geometry) !== "outside";
      const distance = isInside ? 0 : Math.min(...parts.flat().map((ring) => distanceToRing(position, ring, squeeze)));
      return { code, distanceM: distance };
    })
    .reduce<Findings["nearest"]>((best, each) => (best && best.distanceM <= each.distanceM ? best : each), null);
}

/** Metres from a place to the nearest point of a ring; edges are straight in longitude and latitude. */
function distanceToRing(position: Readonly<Position>, ring: Outline, squeeze: number): number {
  const distances = ring.map((to, index) => {
    const from = ring.at(index - 1) ?? to;
    const [dx, dy] = [(to[0] - from[0]) * squeeze, to[1] - from[1]];
    const [px, py] = [(position[0] - from[0]) * squeeze, position[1] - from[1]];
    const share = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
    return distanceM(position, [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
  });
  return Math.min(...distances);
}
