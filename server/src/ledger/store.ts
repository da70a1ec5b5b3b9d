import type { Piece } from "@asm-atlas/data/domain/ledger/hectare-ledger.ts";
import type { LedgerZone } from "@asm-atlas/data/domain/ledger/zone-hectares.ts";
import type { Transaction } from "../db/database.ts";
import { RowCountError } from "../db/errors.ts";
import { type Sql, sql } from "../db/sql.ts";
import { Problem } from "../http/problem.ts";

/** More zones than any ledger of this country will have; more are a failure, never cut silently. */
const mostZones = 250_000;

/** Is a zone there, and within what an account is limited to? */
function isMeant(zone: Sql, accountId: string): Sql {
  return sql`${zone}.deleted_at IS NULL
    AND (NOT EXISTS (SELECT 1 FROM atlas.account_aimag l WHERE l.account_id = ${accountId}::uuid)
         OR ${zone}.aimag_code IN (SELECT l.aimag_code FROM atlas.account_aimag l WHERE l.account_id = ${accountId}::uuid))`;
}

interface ZoneRow {
  readonly id: string;
  readonly code: string;
  readonly aimag: string | null;
  readonly soum: string | null;
  readonly funder: string | null;
  readonly is_demo: boolean;
  readonly area_ha: number;
  readonly disturbed_ha: number | null;
  readonly technical_ha: number | null;
  readonly topsoil_ha: number | null;
  readonly biological_ha: number | null;
  readonly accepted_ha: number | null;
  readonly history: LedgerZone["history"];
}

/** Every zone within an account's reach, without its outline. */
export async function loadLedgerZones(transaction: Transaction, accountId: string): Promise<readonly LedgerZone[]> {
  const rows = await transaction.many<ZoneRow>(
    sql`SELECT z.id, z.code, z.aimag_code AS aimag, z.soum_code AS soum, z.funder, z.is_demo, z.area_ha,
               z.disturbed_ha, z.technical_ha, z.topsoil_ha, z.biological_ha, z.accepted_ha, z.history
          FROM atlas.rehabilitation_zone z WHERE ${isMeant(sql`z`, accountId)}`,
    mostZones,
  );
  return rows.map(({ id, code, aimag, soum, funder, is_demo, area_ha, history, ...hectares }) => ({
    id,
    code,
    aimag,
    soum,
    funder,
    isDemo: is_demo,
    areaHa: area_ha,
    history,
    counters: {
      disturbed: hectares.disturbed_ha,
      technical: hectares.technical_ha,
      topsoil: hectares.topsoil_ha,
      biological: hectares.biological_ha,
      accepted: hectares.accepted_ha,
    },
  }));
}

/**
 * Pairs of zones, by id, whose insides meet: those that only touch share no land. First those whose boxes meet, which the index finds without the
 * geometry library (and without the planner's guesses of what that will cost); then each of these is looked at.
 * @throws Problem `geometry.not-measured`
 */
export async function loadOverlaps(
  transaction: Transaction,
  accountId: string,
): Promise<readonly (readonly [string, string])[]> {
  const { near } = await transaction.one<{ near: readonly (readonly [string, string])[] }>(
    sql`SELECT coalesce(jsonb_agg(jsonb_build_array(a.id, b.id)), '[]') AS near
          FROM atlas.rehabilitation_zone a JOIN atlas.rehabilitation_zone b ON a.geom && b.geom AND a.id < b.id
         WHERE ${isMeant(sql`a`, accountId)} AND ${isMeant(sql`b`, accountId)}`,
  );
  if (near.length === 0) return [];
  const looked = await measured(() =>
    transaction.many<{ invalid: readonly string[]; meets: boolean | null }>(
      sql`SELECT array_remove(ARRAY[CASE WHEN ST_IsValid(a.geom) IS NOT TRUE THEN a.code END, CASE WHEN ST_IsValid(b.geom) IS NOT TRUE THEN b.code END], NULL) AS invalid,
                 CASE WHEN ST_IsValid(a.geom) AND ST_IsValid(b.geom) THEN ST_Relate(a.geom, b.geom, 'T********') END AS meets
            FROM unnest(${near.map(([one]) => one)}::uuid[], ${near.map(([, other]) => other)}::uuid[]) WITH ORDINALITY AS p (one, other, place)
            JOIN atlas.rehabilitation_zone a ON a.id = p.one JOIN atlas.rehabilitation_zone b ON b.id = p.other ORDER BY p.place`,
      near.length,
    ),
  );
  const invalid = new Set(looked.flatMap((pair) => pair.invalid));
  if (invalid.size > 0)
    throw notMeasured(`The outline of ${[...invalid].slice(0, 20).join(", ")} crosses itself: draw it again.`);
  if (looked.length !== near.length || looked.some(({ meets }) => meets === null))
    throw notMeasured("Whether some zones overlap could not be told.");
  return near.filter((_, place) => looked[place]?.meets);
}

/**
 * How far a zone and its two pieces may lie apart, in hectares and as a share of the zone. A corner that is put where two outlines cross bends the
 * shortest line between the old ones: by 1e-4 of a zone ten kilometres wide.
 */
const roundingHa = 1e-3;
const roundingShare = 1e-3;

interface Measured {
  readonly left_ha: number | null;
  readonly shared_ha: number | null;
  readonly whole_ha: number | null;
}

/**
 * Geodesic hectares of pieces of land, in their order. The embedded engine gives nothing where a geometry function fails, and nothing looks
 * like no land: so what is left of a zone and what it shares with the others must add up to the zone.
 * @throws Problem `geometry.not-measured`
 */
export async function measurePieces(
  transaction: Transaction,
  zones: readonly LedgerZone[],
  pieces: readonly Piece[],
): Promise<readonly number[]> {
  if (pieces.length === 0) return [];
  const idOf = (place: number) => zones[place]?.id;
  const asked = JSON.stringify(pieces.map(({ zone, without }) => [idOf(zone), without.map(idOf)]));
  const rows = await measured(() =>
    transaction.many<Measured>(
      sql`SELECT ST_Area(ST_Difference(z.geom, o.geom)::geography) / 10000 AS left_ha,
                 ST_Area(ST_Intersection(z.geom, o.geom)::geography) / 10000 AS shared_ha,
                 ST_Area(z.geom::geography) / 10000 AS whole_ha
            FROM jsonb_array_elements(${asked}::jsonb) WITH ORDINALITY AS p (asked, place)
            JOIN atlas.rehabilitation_zone z ON z.id = (p.asked ->> 0)::uuid
           CROSS JOIN LATERAL (SELECT CASE WHEN count(*) = 1 THEN ST_CollectionExtract(ST_Collect(w.geom), 3) ELSE ST_UnaryUnion(ST_Collect(w.geom)) END AS geom FROM atlas.rehabilitation_zone w
                                WHERE w.id IN (SELECT other::uuid FROM jsonb_array_elements_text(p.asked -> 1) other)) o
           ORDER BY p.place`,
      pieces.length,
    ),
  );
  if (rows.length !== pieces.length) throw notMeasured("Some zones that overlap could not be taken apart.");
  return rows.map(({ left_ha: left, shared_ha: shared, whole_ha: whole }, place) => {
    const code = zones[pieces[place]?.zone ?? -1]?.code ?? "";
    if (left === null || shared === null || whole === null)
      throw notMeasured(`What ${code} shares with other zones could not be measured.`);
    if (Math.abs(whole - left - shared) > roundingHa + roundingShare * whole)
      throw notMeasured(`What ${code} shares with other zones and what it does not are not the whole of it.`);
    return left;
  });
}

/** Runs a statement with geometry functions; one that gives fewer rows than it must, or that the geometry library gives up on, has measured nothing. */
async function measured<Found>(work: () => Promise<Found>): Promise<Found> {
  try {
    return await work();
  } catch (error) {
    const hasFailed =
      error instanceof RowCountError || (error instanceof Error && "code" in error && error.code === "XX000");
    if (!hasFailed) throw error;
    throw notMeasured("Outlines that overlap could not be laid over one another.", error);
  }
}

const notMeasured = (detail: string, cause?: unknown): Problem =>
  new Problem("geometry.not-measured", detail, cause === undefined ? {} : { cause });
