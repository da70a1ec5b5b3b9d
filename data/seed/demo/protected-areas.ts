import { irregularPolygon, nearby, type Position, type Ring } from "./geodesy.ts";
import { makeRandom } from "./random.ts";
import type { ZoneBundle } from "./zones.ts";

export interface ProtectedAreaRow {
  readonly code: string;
  readonly kind: string;
  readonly nameEn: string;
  readonly nameMn: string;
  readonly source: string;
  readonly asOf: string;
  readonly isDemo: true;
  readonly geometry: { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Ring[])[] };
}

/** Invented, and said to be so in either language: nothing here is the name or the outline of a real one. */
const invented = [
  { kind: "nature_reserve", nameEn: "Demo reserve", nameMn: "Үзүүлэх нөөц газар", areaHa: 4_000 },
  { kind: "water_protection", nameEn: "Demo water zone", nameMn: "Үзүүлэх усны хамгаалалтын бүс", areaHa: 600 },
  { kind: "national_park", nameEn: "Demo park", nameMn: "Үзүүлэх цогцолборт газар", areaHa: 12_000 },
] as const;

/** An area under protection at each of the first zones, so near that land of it may lie in one. */
export function makeProtectedAreas(seed: string, zones: readonly ZoneBundle[]): ProtectedAreaRow[] {
  return invented.flatMap(({ kind, nameEn, nameMn, areaHa }, index): ProtectedAreaRow[] => {
    const corner = zones[index * 5]?.zone.geometry.coordinates[0]?.[0]?.[0];
    if (!corner) return [];
    const random = makeRandom(`${seed} protected ${index}`);
    // A round area of so many hectares reaches this far; the zone lies about its edge.
    const reachM = Math.sqrt((areaHa * 10_000) / Math.PI);
    const centre: Position = nearby([corner[0], corner[1]], 0.7 * reachM, 0.8 * reachM, random);
    const ring = irregularPolygon(centre, areaHa, 24, random);
    return [
      {
        code: `DEMO-PA-${index + 1}`,
        kind,
        nameEn,
        nameMn,
        source: "ASM Atlas demo, invented",
        asOf: "2026-01-01",
        isDemo: true,
        geometry: { type: "MultiPolygon", coordinates: [[ring]] },
      },
    ];
  });
}
