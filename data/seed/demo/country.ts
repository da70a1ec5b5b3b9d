import type { AdminUnits } from "../../basemap/format.ts";
import type { Position } from "./geodesy.ts";

type Polygons = readonly (readonly (readonly Position[])[])[];

export interface Soum {
  readonly code: string;
  readonly aimagCode: string;
  readonly centre: Position;
  readonly areaKm2: number;
  readonly polygons: Polygons;
}

/** What the generator needs to know of the country: soums that can be drawn, sorted by code. */
export interface Country {
  readonly soums: readonly Soum[];
  readonly aimags: ReadonlyMap<string, Polygons>;
}

export function countryFrom({ features }: AdminUnits): Country {
  const aimags = new Map<string, Polygons>();
  const soums: Soum[] = [];
  for (const { properties: unit, geometry } of features) {
    if (!geometry) continue;
    const polygons = (geometry.type === "Polygon"
      ? [geometry.coordinates]
      : geometry.coordinates) as unknown as Polygons;
    if (unit.level === "aimag") aimags.set(unit.code, polygons);
    else if (unit.centre && unit.parent) {
      soums.push({
        code: unit.code,
        aimagCode: unit.parent,
        centre: unit.centre,
        areaKm2: unit.approx_area_km2 ?? 0,
        polygons,
      });
    }
  }
  return { soums: soums.sort((a, b) => (a.code < b.code ? -1 : 1)), aimags };
}
