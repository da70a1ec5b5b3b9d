import type { MultiPolygon, Polygon, Position } from "@asm-atlas/data/domain/geometry.ts";

/** A soum or aimag as the atlas has it. */
export interface Unit {
  readonly code: string;
  readonly level: "aimag" | "soum";
  readonly parentCode: string | null;
  readonly nameEn: string | null;
  readonly nameMn: string | null;
  readonly aliases: readonly string[];
  readonly isOfficial: boolean;
  readonly centre: Position | null;
  readonly border: MultiPolygon | null;
  readonly areaKm2: number | null;
}

/** A border of a file, as it was given. */
export interface BorderFeature {
  /** 1 for the first. */
  readonly position: number;
  readonly id: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

/** A border that is fit to be kept. */
export interface ValidBorder {
  readonly geometry: Polygon | MultiPolygon;
  readonly areaKm2: number;
  holds(position: Readonly<Position>): boolean;
}

export const unitName = ({ code, nameEn, nameMn }: Unit): string => nameEn ?? nameMn ?? code;

/** For a person: "Khüder (4319, soum of Selenge)". */
export function describeUnit(unit: Unit, units: ReadonlyMap<string, Unit>): string {
  const parent = unit.parentCode === null ? undefined : units.get(unit.parentCode);
  return `${unitName(unit)} (${unit.code}, ${parent ? `soum of ${unitName(parent)}` : unit.level})`;
}
