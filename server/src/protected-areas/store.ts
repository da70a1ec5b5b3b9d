import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { ProtectedArea } from "./protected-area.ts";

/** More areas than any country protects. */
const mostAreas = 20_000;

/** Codes that an import of one source must leave alone. Areas invented for the demo go with the first import. */
export async function listCodesOfOthers(transaction: Transaction, source: string): Promise<ReadonlySet<string>> {
  const rows = await transaction.many<{ code: string }>(
    sql`SELECT code FROM atlas.protected_area WHERE source <> ${source}::text AND NOT is_demo ORDER BY code`,
    mostAreas,
  );
  return new Set(rows.map(({ code }) => code));
}

/** Takes away what is on record of a source, and what was invented. @returns how many areas went */
export async function removeAreas(transaction: Transaction, source: string): Promise<number> {
  const rows = await transaction.many<{ code: string }>(
    sql`DELETE FROM atlas.protected_area WHERE source = ${source}::text OR is_demo RETURNING code`,
    mostAreas,
  );
  return rows.length;
}

export async function insertArea(
  transaction: Transaction,
  { code, kind, nameEn, nameMn, geometry }: ProtectedArea,
  { source, asOf }: { readonly source: string; readonly asOf: string },
): Promise<void> {
  await transaction.one(sql`
    INSERT INTO atlas.protected_area (code, kind, name_en, name_mn, source, as_of, geom)
    VALUES (${code}::text, ${kind}::text, ${nameEn}::text, ${nameMn}::text, ${source}::text, ${asOf}::date,
            ST_Multi(ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(geometry)}::text), 4326))) RETURNING code`);
}
