import { expiringWithinDays, type WorklistSectionId, type worklistSections } from "@asm-atlas/data/domain/worklist.ts";
import type { Transaction } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";

/** A site that waits for somebody; dates are YYYY-MM-DD, null where nothing is recorded. */
export interface WaitingSite {
  readonly id: string;
  readonly code: string;
  readonly name_en: string | null;
  readonly name_mn: string | null;
  readonly aimag_code: string | null;
  readonly soum_code: string | null;
  readonly is_demo: boolean;
  readonly status: string;
  readonly since: string;
  readonly suspension_reason: string | null;
  readonly contract_number: string | null;
  readonly contract_to: string | null;
  readonly instrument_code: string | null;
  readonly replaced_by: string | null;
  readonly last_visit_on: string | null;
  /** The first day an expiry could be in force: after the contract's last day, and not before the status it ends. */
  readonly expiry_on: string | null;
  /** Whoever asks has changed the record, or an event or visit of it. */
  readonly is_mine: boolean;
}

/** Entries told of one section; its total counts all. */
const mostWaiting = 200;

/**
 * How every site stands today: its status and the paper behind it, the newest contract signed, the last visit. Of an account
 * that is limited to some aimags only theirs.
 */
function standing(accountId: string): Sql {
  return sql`
    SELECT s.id, s.code, s.name_en, s.name_mn, s.aimag_code, s.soum_code, s.is_demo, s.current_state AS status, s.current_state_since AS since,
           e.suspension_reason, e.document_reference, e.note, e.instrument_code AS status_instrument,
           c.contract_number, c.contract_to, i.code AS instrument_code, i.replaced_by, i.ended_on, v.visited_on AS last_visit_on,
           greatest(c.contract_to + 1, s.current_state_since) AS expiry_on
      FROM atlas.site s
      LEFT JOIN atlas.site_status_event e ON e.id = s.current_state_event_id
      LEFT JOIN LATERAL (SELECT signed.contract_number, signed.contract_to, signed.instrument_code FROM atlas.site_status_event signed
                          WHERE s.current_state IN ('FORMAL', 'SUSPENDED') AND signed.site_id = s.id AND signed.struck_at IS NULL AND signed.contract_number IS NOT NULL
                          ORDER BY signed.effective_on DESC, signed.recorded_at DESC, signed.id DESC LIMIT 1) c ON true
      LEFT JOIN atlas.legal_instrument i
        ON i.code = CASE WHEN s.current_state IN ('FORMAL', 'SUSPENDED') THEN c.instrument_code
                         WHEN s.current_state IN ('ORGANISED', 'LAND_REQUESTED', 'LAND_APPROVED') THEN e.instrument_code END
      LEFT JOIN LATERAL (SELECT max(seen.visited_on) AS visited_on FROM atlas.site_visit seen
                          WHERE seen.site_id = s.id AND seen.was_on_site AND seen.deleted_at IS NULL) v ON true
     WHERE s.deleted_at IS NULL
       AND (NOT EXISTS (SELECT 1 FROM atlas.account_aimag l WHERE l.account_id = ${accountId}::uuid)
            OR s.aimag_code IN (SELECT l.aimag_code FROM atlas.account_aimag l WHERE l.account_id = ${accountId}::uuid))`;
}

interface Rule {
  readonly isMeant: Sql;
  /** The most urgent first. */
  readonly order: Sql;
}

/** What each section is of, on a day. */
function ruleOf(section: WorklistSectionId, today: string): Rule {
  const isContract = sql`w.status IN ('FORMAL', 'SUSPENDED')`;
  switch (section) {
    case "expired":
      return { isMeant: sql`${isContract} AND w.contract_to < ${today}::date`, order: sql`w.contract_to` };
    case "expiring":
      return {
        isMeant: sql`${isContract} AND w.contract_to BETWEEN ${today}::date AND ${today}::date + ${expiringWithinDays}::integer`,
        order: sql`w.contract_to`,
      };
    case "suspended-without-reason":
      return {
        isMeant: sql`w.status = 'SUSPENDED' AND w.note IS NULL
          AND (w.suspension_reason = 'other' OR (w.document_reference IS NULL AND w.status_instrument IS NULL))`,
        order: sql`w.since`,
      };
    case "instrument-replaced":
      return {
        isMeant: sql`w.replaced_by IS NOT NULL AND (w.ended_on IS NULL OR w.ended_on <= ${today}::date)`,
        order: sql`w.since`,
      };
    case "not-visited":
      return {
        isMeant: sql`w.status <> 'HANDED_BACK' AND (w.last_visit_on IS NULL OR w.last_visit_on < (${today}::date - interval '1 year')::date)`,
        order: sql`w.last_visit_on NULLS FIRST`,
      };
  }
}

/** What waits in a section, what its asker has worked on first, and how many there are in all. */
export async function loadWaiting(
  transaction: Transaction,
  section: WorklistSectionId,
  today: string,
  accountId: string,
): Promise<{ readonly total: number; readonly sites: readonly WaitingSite[] }> {
  const { isMeant, order } = ruleOf(section, today);
  const rows = await transaction.many<WaitingSite & { total: number }>(
    sql`SELECT w.id, w.code, w.name_en, w.name_mn, w.aimag_code, w.soum_code, w.is_demo, w.status, w.since, w.suspension_reason,
               w.contract_number, w.contract_to, w.instrument_code, w.replaced_by, w.last_visit_on, w.expiry_on,
               EXISTS (SELECT 1 FROM atlas.change_log l WHERE l.record_id = w.id::text AND l.actor_id = ${accountId}::uuid)
                 OR EXISTS (SELECT 1 FROM atlas.change_log l WHERE l.parent_id = w.id::text AND l.actor_id = ${accountId}::uuid) AS is_mine,
               (count(*) OVER ())::integer AS total
          FROM (${standing(accountId)}) w WHERE ${isMeant} ORDER BY is_mine DESC, ${order}, w.code LIMIT ${mostWaiting}::integer`,
    mostWaiting,
  );
  return { total: rows[0]?.total ?? 0, sites: rows };
}

type Denominators = Readonly<Record<(typeof worklistSections)[number]["of"], number>>;

/** How many there are of what the sections count. */
export function loadDenominators(transaction: Transaction, accountId: string): Promise<Denominators> {
  return transaction.one<Denominators>(
    sql`SELECT count(*) FILTER (WHERE w.status IN ('FORMAL', 'SUSPENDED'))::integer AS contracts,
               count(*) FILTER (WHERE w.status = 'SUSPENDED')::integer AS suspended,
               count(w.instrument_code)::integer AS "underInstrument",
               count(*) FILTER (WHERE w.status <> 'HANDED_BACK')::integer AS sites
          FROM (${standing(accountId)}) w`,
  );
}

/** Aimags an account is limited to; none: all of them are its own. */
export async function loadReach(transaction: Transaction, accountId: string): Promise<readonly string[]> {
  const { aimags } = await transaction.one<{ aimags: string[] }>(
    sql`SELECT ARRAY(SELECT l.aimag_code FROM atlas.account_aimag l WHERE l.account_id = ${accountId}::uuid ORDER BY l.aimag_code) AS aimags`,
  );
  return aimags;
}
