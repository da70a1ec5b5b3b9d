import { monitoredEveryMonths } from "@asm-atlas/data/domain/workflow/zone-checks.ts";
import { expiringWithinDays, type worklistSections } from "@asm-atlas/data/domain/worklist.ts";
import type { Transaction } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";
import { waitingProposals } from "./proposals.ts";
import type { SiteSectionId, ZoneSectionId } from "./sections.ts";

/** A record that waits for somebody; dates are YYYY-MM-DD, null where nothing is recorded. */
export interface Waiting {
  readonly id: string;
  readonly code: string;
  readonly name_en: string | null;
  readonly name_mn: string | null;
  readonly aimag_code: string | null;
  readonly soum_code: string | null;
  readonly is_demo: boolean;
  /** Status of a site, stage of a zone. */
  readonly state: string;
  readonly since: string;
  /** Whoever asks has changed the record, or something of it. */
  readonly is_mine: boolean;
}

export interface WaitingSite extends Waiting {
  readonly suspension_reason: string | null;
  readonly contract_number: string | null;
  readonly contract_to: string | null;
  readonly instrument_code: string | null;
  readonly replaced_by: string | null;
  readonly last_visit_on: string | null;
  /** The first day an expiry could be in force: after the contract's last day, and not before the status it ends. */
  readonly expiry_on: string | null;
}

export interface WaitingZone extends Waiting {
  /** The earlier of the day of the next check and that of the correction asked for. */
  readonly due_on: string | null;
}

/** Entries of a section that are told, and how many there are in all. */
export interface Told<Entry> {
  readonly total: number;
  readonly entries: readonly Entry[];
}

/** Entries told of one section; its total counts all. */
export const mostWaiting = 200;

/**
 * How every site stands today: its status and the paper behind it, the newest contract signed, the last visit. Of an account
 * that is limited to some aimags only theirs.
 */
function standing(accountId: string): Sql {
  return sql`
    SELECT s.id, s.code, s.name_en, s.name_mn, s.aimag_code, s.soum_code, s.is_demo, s.current_state AS state, s.current_state_since AS since,
           e.suspension_reason, e.document_reference, e.note, e.instrument_code AS state_instrument,
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
     WHERE s.deleted_at IS NULL AND ${reaches(sql`s.aimag_code`, accountId)}`;
}

/** How every zone stands today, and who marked it and handed it in: they do not accept it themselves (four eyes). */
function standingZones(accountId: string): Sql {
  return sql`
    SELECT z.id, z.code, z.name_en, z.name_mn, z.aimag_code, z.soum_code, z.is_demo, z.current_state AS state, z.current_state_since AS since,
           least(coalesce(z.next_check_on, CASE WHEN z.current_state = 'MONITORING'
             THEN (greatest(z.current_state_since, r.read_on) + make_interval(months => ${monitoredEveryMonths}::integer))::date END), e.due_on) AS due_on,
           coalesce(z.marked_by = ${accountId}::uuid OR e.actor_id = ${accountId}::uuid, false) AS is_own_work
      FROM atlas.rehabilitation_zone z LEFT JOIN atlas.zone_stage_event e ON e.id = z.current_state_event_id
      LEFT JOIN LATERAL (SELECT max(told.read_on) AS read_on FROM atlas.zone_reading told WHERE told.zone_id = z.id AND told.deleted_at IS NULL) r ON true
     WHERE z.deleted_at IS NULL AND ${reaches(sql`z.aimag_code`, accountId)}`;
}

/** Is an aimag within what an account is limited to? */
export function reaches(aimag: Sql, accountId: string): Sql {
  return sql`(NOT EXISTS (SELECT 1 FROM atlas.account_aimag l WHERE l.account_id = ${accountId}::uuid)
    OR ${aimag} IN (SELECT l.aimag_code FROM atlas.account_aimag l WHERE l.account_id = ${accountId}::uuid))`;
}

/** Has an account changed the record, or an event, visit or link of it? */
export function isMine(accountId: string): Sql {
  return sql`(EXISTS (SELECT 1 FROM atlas.change_log l WHERE l.record_id = w.id::text AND l.actor_id = ${accountId}::uuid)
    OR EXISTS (SELECT 1 FROM atlas.change_log l WHERE l.parent_id = w.id::text AND l.actor_id = ${accountId}::uuid))`;
}

interface Rule {
  readonly isMeant: Sql;
  /** The most urgent first. */
  readonly order: Sql;
}

/** What each section is of, on a day. */
function ruleOf(section: SiteSectionId, today: string): Rule {
  const isContract = sql`w.state IN ('FORMAL', 'SUSPENDED')`;
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
        isMeant: sql`w.state = 'SUSPENDED' AND w.note IS NULL
          AND (w.suspension_reason = 'other' OR (w.document_reference IS NULL AND w.state_instrument IS NULL))`,
        order: sql`w.since`,
      };
    case "instrument-replaced":
      return {
        isMeant: sql`w.replaced_by IS NOT NULL AND (w.ended_on IS NULL OR w.ended_on <= ${today}::date)`,
        order: sql`w.since`,
      };
    case "not-visited":
      return {
        isMeant: sql`w.state <> 'HANDED_BACK' AND (w.last_visit_on IS NULL OR w.last_visit_on < (${today}::date - interval '1 year')::date)`,
        order: sql`w.last_visit_on NULLS FIRST`,
      };
  }
}

/** Entries with how many there are, as every row says. */
export const told = <Entry>(rows: readonly (Entry & { readonly total: number })[]): Told<Entry> => ({
  total: rows[0]?.total ?? 0,
  entries: rows,
});

/** Sites that wait in a section: those its asker has worked on first. */
export async function loadSites(
  transaction: Transaction,
  section: SiteSectionId,
  today: string,
  accountId: string,
): Promise<Told<WaitingSite>> {
  const { isMeant, order } = ruleOf(section, today);
  return told(
    await transaction.many<WaitingSite & { total: number }>(
      sql`SELECT w.id, w.code, w.name_en, w.name_mn, w.aimag_code, w.soum_code, w.is_demo, w.state, w.since, w.suspension_reason,
                 w.contract_number, w.contract_to, w.instrument_code, w.replaced_by, w.last_visit_on, w.expiry_on,
                 ${isMine(accountId)} AS is_mine, (count(*) OVER ())::integer AS total
            FROM (${standing(accountId)}) w WHERE ${isMeant} ORDER BY is_mine DESC, ${order}, w.code LIMIT ${mostWaiting}::integer`,
      mostWaiting,
    ),
  );
}

/** Zones that wait in a section, in the same order. */
export async function loadZones(
  transaction: Transaction,
  section: ZoneSectionId,
  today: string,
  accountId: string,
): Promise<Told<WaitingZone>> {
  const isMeant =
    section === "zones-to-accept"
      ? sql`w.state = 'HANDOVER_SUBMITTED' AND NOT w.is_own_work`
      : sql`w.state <> 'ACCEPTED' AND w.due_on < ${today}::date`;
  const order = section === "zones-to-accept" ? sql`w.since` : sql`w.due_on`;
  return told(
    await transaction.many<WaitingZone & { total: number }>(
      sql`SELECT w.id, w.code, w.name_en, w.name_mn, w.aimag_code, w.soum_code, w.is_demo, w.state, w.since, w.due_on,
                 ${isMine(accountId)} AS is_mine, (count(*) OVER ())::integer AS total
            FROM (${standingZones(accountId)}) w WHERE ${isMeant} ORDER BY is_mine DESC, ${order}, w.code LIMIT ${mostWaiting}::integer`,
      mostWaiting,
    ),
  );
}

type Denominators = Readonly<Record<(typeof worklistSections)[number]["of"], number>>;

/** How many there are of what the sections count. */
export function loadDenominators(transaction: Transaction, accountId: string): Promise<Denominators> {
  return transaction.one<Denominators>(
    sql`SELECT count(*) FILTER (WHERE w.state IN ('FORMAL', 'SUSPENDED'))::integer AS contracts,
               count(*) FILTER (WHERE w.state = 'SUSPENDED')::integer AS suspended,
               count(w.instrument_code)::integer AS "underInstrument",
               count(*) FILTER (WHERE w.state <> 'HANDED_BACK')::integer AS sites,
               (SELECT count(*)::integer FROM (${standingZones(accountId)}) z WHERE z.state <> 'ACCEPTED') AS zones,
               (SELECT count(*)::integer FROM (${waitingProposals}) p WHERE ${reaches(sql`p.aimag_code`, accountId)}) AS proposals
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
