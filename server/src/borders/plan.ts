import {
  describeGeometryReason,
  type GeometryReason,
  mongoliaExtent,
  parseGeometry,
} from "@asm-atlas/data/domain/geometry.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { areaHa, areaLocator } from "@asm-atlas/data/domain/measure.ts";
import { describeFeature, UnitMatcher } from "./match-units.ts";
import type { BorderFeature, Unit, ValidBorder } from "./unit.ts";

const hectaresPerKm2 = 100;

/** A border that would be set. */
export interface BorderChange {
  readonly unit: Unit;
  readonly border: ValidBorder;
  readonly by: "code" | "name";
  /** What a person should look at before they believe it. */
  readonly doubts: readonly string[];
}

/** What importing a file would do, and what it would leave aside, each in a sentence. */
export interface BorderPlan {
  readonly features: number;
  readonly changes: readonly BorderChange[];
  /** Matched and valid, and official like that already. */
  readonly unchanged: number;
  readonly unmatched: readonly string[];
  readonly ambiguous: readonly string[];
  /** Units that more than one feature is taken for: none of them is used. */
  readonly doubled: readonly string[];
  readonly invalid: readonly string[];
}

function readBorder(geometry: unknown): { readonly border: ValidBorder } | { readonly reason: GeometryReason } {
  const parsed = parseGeometry(geometry, {
    types: ["Polygon", "MultiPolygon"],
    maxVertices: limits.borderVertices,
    extent: mongoliaExtent,
  });
  if (!parsed.ok) return { reason: parsed.reasons[0] };
  const area = parsed.geometry;
  if (area.type !== "Polygon" && area.type !== "MultiPolygon") throw new TypeError(`An area is not a ${area.type}`);
  const locate = areaLocator(area);
  return {
    border: {
      geometry: area,
      areaKm2: areaHa(area) / hectaresPerKm2,
      holds: (position) => locate(position) !== "outside",
    },
  };
}

/** A border twice as large or half as large as the approximate one may be right; a person looks. */
const surprisingRatio = 2;

function doubtsOf({ centre, areaKm2 }: Unit, border: ValidBorder): string[] {
  const ratio = areaKm2 === null ? 1 : border.areaKm2 / areaKm2;
  return [
    ...(centre !== null && !border.holds(centre) ? ["its centre lies outside"] : []),
    ...(ratio > surprisingRatio || ratio < 1 / surprisingRatio ? ["its size is another"] : []),
  ];
}

function isSameBorder({ border: kept, isOfficial }: Unit, { geometry }: ValidBorder): boolean {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return isOfficial && JSON.stringify(kept?.coordinates) === JSON.stringify(parts);
}

interface Sorted {
  readonly changes: (BorderChange & { readonly feature: string })[];
  readonly unmatched: string[];
  readonly ambiguous: string[];
  readonly invalid: string[];
}

function sortFeature(matcher: UnitMatcher, feature: BorderFeature, sorted: Sorted): void {
  const read = readBorder(feature.geometry);
  const border = "border" in read ? read.border : undefined;
  const match = matcher.match(feature, border);
  const named = describeFeature(feature);
  if (match.kind === "unmatched") {
    sorted.unmatched.push(match.nearest ? `${named}: the nearest name is ${matcher.describe(match.nearest)}` : named);
    return;
  }
  const candidates = match.kind === "matched" ? [match.unit] : match.candidates;
  const meant = candidates.map((unit) => matcher.describe(unit)).join(" or ");
  if ("reason" in read) sorted.invalid.push(`${named}, ${meant}: ${describeGeometryReason(read.reason, "en")}`);
  else if (match.kind === "ambiguous") sorted.ambiguous.push(`${named} may be ${meant}`);
  else {
    const { unit, by } = match;
    sorted.changes.push({ unit, by, border: read.border, doubts: doubtsOf(unit, read.border), feature: named });
  }
}

/** Holds the features of a file against the units of the atlas. Changes nothing. */
export function planBorders(features: readonly BorderFeature[], units: readonly Unit[]): BorderPlan {
  const matcher = new UnitMatcher(units);
  const sorted: Sorted = { changes: [], unmatched: [], ambiguous: [], invalid: [] };
  for (const feature of features) sortFeature(matcher, feature, sorted);
  const byUnit = new Map<Unit, (typeof sorted.changes)[number][]>();
  for (const change of sorted.changes) byUnit.set(change.unit, [...(byUnit.get(change.unit) ?? []), change]);
  const single = [...byUnit.values()].flatMap((changes) => (changes.length === 1 ? changes : []));
  const changes = single.filter(({ unit, border }) => !isSameBorder(unit, border));
  return {
    features: features.length,
    changes: changes.sort((a, b) => (a.unit.code < b.unit.code ? -1 : 1)),
    unchanged: single.length - changes.length,
    unmatched: sorted.unmatched,
    ambiguous: sorted.ambiguous,
    doubled: [...byUnit]
      .filter(([, changes]) => changes.length > 1)
      .map(([unit, changes]) => `${matcher.describe(unit)}: ${changes.map(({ feature }) => feature).join(", ")}`),
    invalid: sorted.invalid,
  };
}
