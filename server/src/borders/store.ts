import type { MultiPolygon, Position } from "@asm-atlas/data/domain/geometry.ts";
import { areaHa } from "@asm-atlas/data/domain/measure.ts";
import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Unit, ValidBorder } from "./unit.ts";

/** More soums and aimags than any country has. */
const mostUnits = 10_000;
const hectaresPerKm2 = 100;

type UnitRow = Omit<Unit, "centre" | "border" | "areaKm2"> & {
  readonly centre: { readonly coordinates: Position } | null;
  readonly border: MultiPolygon | null;
};

export async function listUnits(transaction: Transaction): Promise<Unit[]> {
  const rows = await transaction.many<UnitRow>(
    sql`
    SELECT code, level, parent_code AS "parentCode", name_en AS "nameEn", name_mn AS "nameMn", aliases, geom_basis = 'official' AS "isOfficial",
           ST_AsGeoJSON(centre, 9)::json AS centre, ST_AsGeoJSON(geom, 9)::json AS border
      FROM atlas.admin_unit ORDER BY code COLLATE "C"`,
    mostUnits,
  );
  return rows.map((row) => ({
    ...row,
    centre: row.centre?.coordinates ?? null,
    areaKm2: row.border === null ? null : areaHa(row.border) / hectaresPerKm2,
  }));
}

/** Draws a unit with its official border. Nothing that lies in it moves: publication rule 13. */
export async function setBorder(transaction: Transaction, { code }: Unit, { geometry }: ValidBorder): Promise<void> {
  await transaction.one(sql`
    UPDATE atlas.admin_unit SET geom = ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(geometry)}), 4326)), geom_basis = 'official'
     WHERE code = ${code} RETURNING code`);
}
