import type { Transaction } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { SuspensionBody } from "./event-bodies.ts";

/** A site that a suspension or resumption of its instrument touches. */
export interface TouchedSite {
  readonly id: string;
  readonly code: string;
  readonly name_en: string | null;
  readonly name_mn: string | null;
  readonly aimag_code: string | null;
  readonly soum_code: string | null;
  readonly since: string;
  readonly contract_number: string | null;
}

/** No decision touches more sites than the atlas may hold. */
const mostSites = 100_000;

/**
 * Contracts under an instrument on a day: the newest contract signed is under it, and the site is under contract (to suspend),
 * or is suspended by a moratorium (to resume). What has later events is left out: a bulk decision must not slip under them.
 */
function touched(instrument: string, { action, on }: Pick<SuspensionBody, "action" | "on">): Sql {
  const state =
    action === "suspend"
      ? sql`st.status = 'FORMAL'`
      : sql`st.status = 'SUSPENDED' AND st.suspension_reason = 'moratorium'`;
  return sql`
    SELECT s.id, s.code, s.name_en, s.name_mn, s.aimag_code, s.soum_code, st.effective_on AS since, c.contract_number,
           EXISTS (SELECT 1 FROM atlas.site_status_event later WHERE later.site_id = s.id AND later.struck_at IS NULL AND later.effective_on > ${on}::date) AS is_later
      FROM atlas.site s
      JOIN LATERAL (SELECT e.status, e.suspension_reason, e.effective_on FROM atlas.site_status_event e
                     WHERE e.site_id = s.id AND e.struck_at IS NULL AND e.effective_on <= ${on}::date
                     ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC LIMIT 1) st ON ${state}
      JOIN LATERAL (SELECT e.contract_number, e.instrument_code FROM atlas.site_status_event e
                     WHERE e.site_id = s.id AND e.struck_at IS NULL AND e.contract_number IS NOT NULL AND e.effective_on <= ${on}::date
                     ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC LIMIT 1) c ON c.instrument_code = ${instrument}::text
     WHERE s.deleted_at IS NULL`;
}

export interface Touched {
  readonly sites: readonly TouchedSite[];
  /** Sites in the same state that have later events and are therefore left as they are. */
  readonly leftAlone: readonly TouchedSite[];
}

export async function loadTouched(
  transaction: Transaction,
  instrument: string,
  body: Pick<SuspensionBody, "action" | "on">,
): Promise<Touched> {
  const rows = await transaction.many<TouchedSite & { is_later: boolean }>(
    sql`${touched(instrument, body)} ORDER BY s.code`,
    mostSites,
  );
  return { sites: rows.filter(({ is_later }) => !is_later), leftAlone: rows.filter(({ is_later }) => is_later) };
}

/** Enters one event a site, in one statement: all or none. @returns ids of the events */
export async function enterSuspension(
  transaction: Transaction,
  instrument: string,
  body: SuspensionBody,
  sites: readonly TouchedSite[],
  ids: readonly string[],
): Promise<void> {
  const [status, reason] = body.action === "suspend" ? ["SUSPENDED", "moratorium"] : ["FORMAL", null];
  const made = await transaction.many(
    sql`INSERT INTO atlas.site_status_event (id, site_id, status, effective_on, instrument_code, suspension_reason, document_reference, note, batch_id)
        SELECT t.id, t.site_id, ${status}::text, ${body.on}::date, ${instrument}::text, ${reason}::text, ${body.document ?? null}::text, ${body.note ?? null}::text, ${body.batch}::uuid
          FROM unnest(${[...ids]}::uuid[], ${sites.map(({ id }) => id)}::uuid[]) AS t (id, site_id) RETURNING id`,
    mostSites,
  );
  if (made.length !== sites.length) throw new Error(`${sites.length} events were to be entered, ${made.length} were`);
}

/** Events of a decision that was made already. */
export async function loadBatch(transaction: Transaction, batch: string): Promise<readonly string[]> {
  const rows = await transaction.many<{ id: string }>(
    sql`SELECT id FROM atlas.site_status_event WHERE batch_id = ${batch}::uuid AND struck_at IS NULL ORDER BY id`,
    mostSites,
  );
  return rows.map(({ id }) => id);
}

/** Is there such an instrument? */
export async function instrumentExists(transaction: Transaction, code: string): Promise<boolean> {
  return (
    (await transaction.maybeOne(sql`SELECT 1 AS found FROM legal_instruments WHERE code = ${code}::text`)) !== undefined
  );
}
