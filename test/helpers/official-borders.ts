import type { AdminUnit } from "@asm-atlas/data/basemap/format.ts";
import type { MultiPolygon, Polygon, Position } from "@asm-atlas/data/domain/geometry.ts";
import { readAdminUnits } from "@asm-atlas/data/seed/files.ts";

/** Every border moved a few kilometres, each corner the same way for all who share it: what an official map might look like beside ours. */
const moved = ([lon = 0, lat = 0]: readonly number[]): Position => [
  Number((lon + 0.05 * Math.sin(lat * 7)).toFixed(7)),
  Number((lat + 0.04 * Math.cos(lon * 5)).toFixed(7)),
];

function movedGeometry({ geometry }: AdminUnit): Polygon | MultiPolygon | null {
  if (!geometry) return null;
  const ringsOf = (rings: readonly (readonly (readonly number[])[])[]) =>
    rings.map((ring) => ring.map((corner) => moved(corner)));
  return geometry.type === "Polygon"
    ? { type: "Polygon", coordinates: ringsOf(geometry.coordinates) }
    : { type: "MultiPolygon", coordinates: geometry.coordinates.map((rings) => ringsOf(rings)) };
}

export interface OfficialFeature {
  readonly type: "Feature";
  /** The unit it is; for the test alone. */
  readonly code: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Polygon | MultiPolygon;
}

/** Official borders of all units that are drawn, as a statistical office publishes them: names in both scripts, its own codes, its aimag's name. */
export function officialBorders(fits: (unit: AdminUnit["properties"]) => boolean = () => true): OfficialFeature[] {
  const { features } = readAdminUnits();
  const nameOf = new Map(features.map(({ properties }) => [properties.code, properties.name_en]));
  return features.flatMap((unit) => {
    const { properties } = unit;
    const geometry = movedGeometry(unit);
    if (!geometry || !fits(properties)) return [];
    const named =
      properties.level === "soum"
        ? {
            ADM2_EN: properties.name_en,
            ADM2_MN: properties.name_mn,
            ADM2_PCODE: `MN${properties.code}x`,
            ADM1_EN: nameOf.get(properties.parent ?? ""),
          }
        : { ADM1_EN: properties.name_en, ADM1_MN: properties.name_mn, ADM0_EN: "Mongolia" };
    return [{ type: "Feature" as const, code: properties.code, properties: { ...named, Shape_Area: 0.5 }, geometry }];
  });
}
