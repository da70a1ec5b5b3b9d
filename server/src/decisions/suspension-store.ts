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
  readonly is_demo: boolean;
}

/** No decision touches more sites than the atlas may hold. */
const mostSites = 100_000;

/**
 * Why a contract under the instrument is left as it is: it has later events, which a bulk decision must not slip under; it is suspended
 * already, or is not; it is suspended for a reason of its own, which the rules' return does not lift; its group is not known or too small
 * (domain notes 1.5); a warning stands in its way that only an administrator lets pass, one by one.
 */
type LeftAlone = "later-events" | "already-suspended" | "not-suspended" | "other-reason" | "group" | "warning";

interface SiteLeftAlone extends TouchedSite {
  readonly why: LeftAlone;
}

/** Contracts in force or suspended on a day of which the newest signed is under an instrument; `why` is null for those the decision touches. */
function touched(instrument: string, { action, on }: Pick<SuspensionBody, "action" | "on">): Sql {
  const why =
    action === "suspend"
      ? sql`WHEN st.status = 'SUSPENDED' THEN 'already-suspended'`
      : sql`WHEN st.status = 'FORMAL' THEN 'not-suspended'
            WHEN st.suspension_reason <> 'moratorium' THEN 'other-reason'
            WHEN o.id IS NULL OR o.members_women + o.members_men < 5 THEN 'group'
            WHEN o.has_rehabilitation_default OR s.prohibited_zone NOT IN ('none', 'not_assessed') THEN 'warning'`;
  return sql`
    SELECT s.id, s.code, s.name_en, s.name_mn, s.aimag_code, s.soum_code, st.effective_on AS since, c.contract_number, s.is_demo,
           CASE ${why}
                WHEN EXISTS (SELECT 1 FROM atlas.site_status_event later WHERE later.site_id = s.id AND later.struck_at IS NULL AND later.effective_on > ${on}::date)
                THEN 'later-events' END AS why
      FROM atlas.site s
      LEFT JOIN atlas.organisation o ON o.id = s.organisation_id
      JOIN LATERAL (SELECT e.status, e.suspension_reason, e.effective_on FROM atlas.site_status_event e
                     WHERE e.site_id = s.id AND e.struck_at IS NULL AND e.effective_on <= ${on}::date
                     ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC LIMIT 1) st ON st.status IN ('FORMAL', 'SUSPENDED')
      JOIN LATERAL (SELECT e.contract_number, e.instrument_code FROM atlas.site_status_event e
                     WHERE e.site_id = s.id AND e.struck_at IS NULL AND e.contract_number IS NOT NULL AND e.effective_on <= ${on}::date
                     ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC LIMIT 1) c ON c.instrument_code = ${instrument}::text
     WHERE s.deleted_at IS NULL`;
}

export interface Touched {
  readonly sites: readonly TouchedSite[];
  /** Other contracts under the instrument, each with why it stays as it is. */
  readonly leftAlone: readonly SiteLeftAlone[];
}

export async function loadTouched(
  transaction: Transaction,
  instrument: string,
  body: Pick<SuspensionBody, "action" | "on">,
): Promise<Touched> {
  const rows = await transaction.many<TouchedSite & { why: LeftAlone | null }>(
    sql`${touched(instrument, body)} ORDER BY s.code`,
    mostSites,
  );
  return {
    sites: rows.filter(({ why }) => why === null).map(({ why: _touched, ...site }) => site),
    leftAlone: rows.filter((row): row is SiteLeftAlone => row.why !== null),
  };
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
