import {
  formsOf,
  type NextRelease,
  type RegisterCollection,
  type RegisterDeed,
  type RegisterEntry,
  type ShownPlace,
} from "@asm-atlas/data/domain/publication/register.ts";
import type { Transaction } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";
import { kindergartenConditions, siteConditions, zoneConditions } from "./conditions.ts";
import { entryOf, placeOf } from "./entry.ts";
import type { RegisterKind } from "./register-kinds.ts";
import type { KindergartenRow, PlaceRow, SiteRow, ZoneRow } from "./rows.ts";

/** Entries of one kind that are told at once: more than the register will hold for years. */
const mostEntries = 20_000;

const decision = (agreed: Sql) => sql`
  k.version, ${agreed}, decider.display_name AS decided_by, k.decided_on, coalesce(k.decided_by = asked.account, false) AS is_own,
  confirmer.display_name AS confirmed_by, k.confirmed_on, k.withdrawn_on, k.withdrawal_reason, k.withdrawal_note`;

const people = sql`
  LEFT JOIN atlas.account decider ON decider.id = k.decided_by
  LEFT JOIN atlas.account confirmer ON confirmer.id = k.confirmed_by`;

/** Cut-off of the next release, number of the newest (null: none), and who asks. */
const asked = (accountId: string | null) => sql`
  asked AS (SELECT publication.next_cut_off() AS cut_off, (SELECT max(r.number) FROM publication.release r) AS newest, ${accountId}::uuid AS account)`;

/** A place as the public is told of it, from its form, cell and units. Named as in the newest release, else as the unit itself is. */
const told = (form: Sql, cellX: Sql, cellY: Sql, soum: Sql, province: Sql): Sql => sql`
  (SELECT json_build_object('form', ${form}, 'cell_x', ${cellX}, 'cell_y', ${cellY}, 'soum_en', coalesce(ps.name_en, s.name_en), 'soum_mn', coalesce(ps.name_mn, s.name_mn),
                            'province_en', coalesce(pp.name_en, p.name_en), 'province_mn', coalesce(pp.name_mn, p.name_mn))
     FROM (SELECT 1) one
     LEFT JOIN atlas.admin_unit s ON s.code = ${soum}
     LEFT JOIN atlas.admin_unit p ON p.code = ${province}
     LEFT JOIN publication.unit ps ON ps.release = asked.newest AND ps.level = 'soum' AND ps.code = ${soum}
     LEFT JOIN publication.unit pp ON pp.release = asked.newest AND pp.level = 'province' AND pp.code = ${province}
    WHERE ${form} IS NOT NULL)`;

/**
 * What a form would say of a place: as `publication.shown_place` decides it for a release. `OFFSET 0` keeps the planner from taking the function
 * apart: it would look for the soum of a cell's centre wherever the answer is read, a dozen times a place.
 */
const shownPlace = (form: Sql, place: Sql, soum: Sql): Sql =>
  sql`LEFT JOIN LATERAL (SELECT p.* FROM publication.shown_place(${form}, ${place}, ${soum}) p OFFSET 0) w ON ${form} IS NOT NULL`;

const wouldBe = told(sql`w.form`, sql`w.cell_x`, sql`w.cell_y`, sql`w.soum_unit_code`, sql`w.province_code`);
const isShown = told(sql`e.shown_as`, sql`e.cell_x`, sql`e.cell_y`, sql`e.soum_unit_code`, sql`e.province_code`);

/** Of one record, or of all that were decided or are shown. */
const which = (id: string | null, record: Sql): Sql =>
  id === null ? sql`(k.version IS NOT NULL OR e.code IS NOT NULL)` : sql`${record} = ${id}::uuid`;

interface Selection {
  /** Null: all. */
  readonly id: string | null;
  readonly accountId: string;
}

/** Sites that are told, as an array: only their stories are worked out. */
const meantSites = (id: string | null): Sql =>
  id === null
    ? sql`ARRAY(SELECT k.site_id FROM atlas.site_publication_consent k UNION
                SELECT c.record_id FROM publication.register e JOIN publication.public_code c ON c.record_kind = 'site' AND c.code = e.code WHERE e.release = asked.newest)`
    : sql`ARRAY[${id}::uuid]`;

const sitesQuery = ({ id, accountId }: Selection): Sql => sql`
  WITH ${asked(accountId)}, meant AS MATERIALIZED (SELECT asked.cut_off, ${meantSites(id)} AS sites FROM asked), standing AS MATERIALIZED (
    SELECT t.* FROM meant CROSS JOIN LATERAL publication.contracts_on(meant.cut_off, meant.sites) t
  )
  SELECT r.id, r.code, r.name_en, r.name_mn, r.aimag_code, r.soum_code, r.is_demo, r.current_state AS state, k.shown_as,
         ${decision(sql`k.agreed_on, k.document_reference AS document`)},
         coalesce(t.is_admissible, false) AS is_admissible, t.status_group, t.under_contract_since, r.prohibited_zone,
         publication.half_year_waited_out(asked.cut_off) AS half_year_from,
         coalesce(k.agreed_on <= asked.cut_off AND k.withdrawn_on IS NULL, false) AS is_agreed,
         coalesce(k.confirmed_on <= asked.cut_off AND k.decided_on <= asked.cut_off, false) AS is_confirmed_by_then,
         ${isShown} AS shown, ${wouldBe} AS as_decided
    FROM asked CROSS JOIN atlas.site r
    LEFT JOIN atlas.site_publication_consent k ON k.site_id = r.id ${people}
    LEFT JOIN publication.public_code c ON c.record_kind = 'site' AND c.record_id = r.id
    LEFT JOIN publication.register e ON e.release = asked.newest AND e.code = c.code
    LEFT JOIN publication.place p ON p.record_kind = 'site' AND p.record_id = r.id
    LEFT JOIN standing t ON t.site_id = r.id
    ${shownPlace(sql`k.shown_as`, sql`r.geom`, sql`coalesce(p.soum_code, r.soum_code)`)}
   WHERE r.deleted_at IS NULL AND ${which(id, sql`r.id`)} ORDER BY r.code`;

const zonesQuery = ({ id, accountId }: Selection): Sql => sql`
  WITH ${asked(accountId)}, story AS MATERIALIZED (
    SELECT t.* FROM asked CROSS JOIN LATERAL publication.zones_on(publication.end_of(asked.cut_off), asked.cut_off) t
  )
  SELECT r.id, r.code, r.name_en, r.name_mn, r.aimag_code, r.soum_code, r.is_demo, r.current_state AS state, k.shown_as,
         ${decision(sql`NULL::date AS agreed_on, NULL::text AS document`)},
         coalesce(t.stage_group = 'accepted', false) AS is_accepted, t.accepted_on, n.linked_open, n.near_open, ruled.shows_outlines,
         coalesce(k.confirmed_on <= asked.cut_off AND k.decided_on <= asked.cut_off AND k.withdrawn_on IS NULL, false) AS is_confirmed_by_then,
         coalesce(t.stage_group = 'accepted' AND k.confirmed_on <= asked.cut_off AND k.decided_on <= asked.cut_off AND k.withdrawn_on IS NULL, false) AS is_admissible,
         ${isShown} AS shown, ${wouldBe} AS as_decided
    FROM asked CROSS JOIN publication.setting_now ruled CROSS JOIN atlas.rehabilitation_zone r
    LEFT JOIN atlas.zone_publication_decision k ON k.zone_id = r.id ${people}
    LEFT JOIN publication.public_code c ON c.record_kind = 'zone' AND c.record_id = r.id
    LEFT JOIN publication.zone e ON e.release = asked.newest AND e.code = c.code
    LEFT JOIN publication.place p ON p.record_kind = 'zone' AND p.record_id = r.id
    LEFT JOIN story t ON t.zone_id = r.id
    CROSS JOIN LATERAL publication.work_nearby('zone', r.id) n
    ${shownPlace(sql`CASE WHEN k.shown_as = 'outline' AND NOT ruled.shows_outlines THEN 'soum' ELSE k.shown_as END`, sql`coalesce(p.geom, ST_PointOnSurface(r.geom))`, sql`coalesce(p.soum_code, r.soum_code)`)}
   WHERE r.deleted_at IS NULL AND ${which(id, sql`r.id`)} ORDER BY r.code`;

const kindergartensQuery = ({ id, accountId }: Selection): Sql => sql`
  WITH ${asked(accountId)}
  SELECT r.id, r.code, r.name_en, r.name_mn, r.aimag_code, r.soum_code, r.is_demo, r.current_state AS state, 'soum' AS shown_as,
         ${decision(sql`k.announced_on AS agreed_on, k.source_reference AS document`)}, r.kind,
         coalesce(g.state_group IN ('open', 'season_closed'), false) AS is_open,
         coalesce(k.announced_on <= asked.cut_off AND k.withdrawn_on IS NULL, false) AS is_announced,
         coalesce(k.withdrawn_on IS NULL AND (k.decided_by IS NULL OR k.confirmed_on <= asked.cut_off), false) AS is_confirmed_by_then,
         ruled.names_kindergarten_soums,
         coalesce(ruled.names_kindergarten_soums AND r.kind = 'building' AND g.state_group IN ('open', 'season_closed') AND k.announced_on <= asked.cut_off
                  AND k.withdrawn_on IS NULL AND (k.decided_by IS NULL OR k.confirmed_on <= asked.cut_off), false) AS is_admissible,
         ${isShown} AS shown, ${wouldBe} AS as_decided
    FROM asked CROSS JOIN publication.setting_now ruled CROSS JOIN atlas.kindergarten r
    LEFT JOIN atlas.kindergarten_publication_decision k ON k.kindergarten_id = r.id ${people}
    LEFT JOIN publication.public_code c ON c.record_kind = 'kindergarten' AND c.record_id = r.id
    LEFT JOIN LATERAL (SELECT s.code, s.shown_as, NULL::int AS cell_x, NULL::int AS cell_y, s.soum_unit_code, s.province_code FROM publication.kindergarten_step s
                        WHERE s.release = asked.newest AND s.code = c.code AND s.shown_as = 'soum' ORDER BY s.step DESC LIMIT 1) e ON true
    LEFT JOIN publication.place p ON p.record_kind = 'kindergarten' AND p.record_id = r.id
    LEFT JOIN atlas.workflow_state g ON g.workflow = 'kindergarten-status' AND g.code = r.current_state
    ${shownPlace(sql`'soum'::text`, sql`r.geom`, sql`coalesce(p.soum_code, r.soum_code)`)}
   WHERE r.deleted_at IS NULL AND ${which(id, sql`r.id`)} ORDER BY r.code`;

/** Entries of one kind: all that were decided or are shown, or one record, whatever was decided of it. */
export async function loadEntries(
  transaction: Transaction,
  collection: RegisterCollection,
  selection: Selection,
): Promise<RegisterEntry[]> {
  switch (collection) {
    case "sites": {
      const rows = await transaction.many<SiteRow>(sitesQuery(selection), mostEntries);
      return rows.map((row) => entryOf(collection, row, siteConditions(row)));
    }
    case "rehabilitation-zones": {
      const rows = await transaction.many<ZoneRow>(zonesQuery(selection), mostEntries);
      return rows.map((row) => entryOf(collection, row, zoneConditions(row)));
    }
    case "kindergartens": {
      const rows = await transaction.many<KindergartenRow>(kindergartensQuery(selection), mostEntries);
      return rows.map((row) => entryOf(collection, row, kindergartenConditions(row)));
    }
  }
}

/** Columns of the place a release would speak of: where it was first counted, else where it lies. */
const places = {
  sites: sql`SELECT r.geom, coalesce(p.soum_code, r.soum_code) AS soum_code, r.id FROM atlas.site r
               LEFT JOIN publication.place p ON p.record_kind = 'site' AND p.record_id = r.id`,
  "rehabilitation-zones": sql`SELECT coalesce(p.geom, ST_PointOnSurface(r.geom)) AS geom, coalesce(p.soum_code, r.soum_code) AS soum_code, r.id FROM atlas.rehabilitation_zone r
               LEFT JOIN publication.place p ON p.record_kind = 'zone' AND p.record_id = r.id`,
  kindergartens: sql`SELECT r.geom, coalesce(p.soum_code, r.soum_code) AS soum_code, r.id FROM atlas.kindergarten r
               LEFT JOIN publication.place p ON p.record_kind = 'kindergarten' AND p.record_id = r.id`,
} as const satisfies Record<RegisterCollection, Sql>;

/** What the public would be told of a record in each form, the coarsest first. */
export async function loadPreviews(
  transaction: Transaction,
  collection: RegisterCollection,
  id: string,
): Promise<ShownPlace[]> {
  const forms = [...formsOf[collection]];
  const rows = await transaction.many<{ place: PlaceRow | null }>(
    sql`WITH ${asked(null)}
        SELECT ${wouldBe} AS place
          FROM asked CROSS JOIN (${places[collection]}) r CROSS JOIN unnest(${forms}::text[]) WITH ORDINALITY AS f (form, position)
          ${shownPlace(sql`f.form`, sql`r.geom`, sql`r.soum_code`)}
         WHERE r.id = ${id}::uuid ORDER BY f.position`,
    forms.length,
  );
  return rows.flatMap(({ place }) => placeOf(place) ?? []);
}

/** Sites that speak against showing a site or zone finer than its soum, as the record stands now; null for what is never shown finer. */
export async function countWorkNearby(
  transaction: Transaction,
  collection: RegisterCollection,
  id: string,
): Promise<number | null> {
  if (collection === "kindergartens") return null;
  const { sites } = await transaction.one<{ sites: number }>(
    sql`SELECT w.linked_open + w.near_open AS sites FROM publication.work_nearby(${collection === "sites" ? "site" : "zone"}::text, ${id}::uuid) w`,
  );
  return sites;
}

/** Deeds of one decision that are told: the newest. */
const mostDeeds = 100;

/** What was done to the decision on a record, newest first, from the change log. */
export function loadDeeds(transaction: Transaction, { table }: RegisterKind, id: string): Promise<RegisterDeed[]> {
  return transaction.many<RegisterDeed>(
    sql`SELECT l.changed_at AS at, l.actor, l.after ->> 'shown_as' AS "shownAs", l.reason,
               CASE WHEN l.after ->> 'withdrawn_on' IS NOT NULL THEN 'withdrawn' WHEN l.after ->> 'confirmed_by' IS NOT NULL THEN 'confirmed' ELSE 'proposed' END AS deed
          FROM internal.changes l WHERE l.table_name = ${table}::text AND l.record_id = ${id}::text AND l.after IS NOT NULL
         ORDER BY l.id DESC LIMIT ${mostDeeds}::integer`,
    mostDeeds,
  );
}

/** Cut-off of the next release, and whether the register has opened (rule 6). */
export function loadNext(transaction: Transaction): Promise<NextRelease> {
  return transaction.one(
    sql`SELECT publication.next_cut_off() AS "cutOff",
               coalesce((SELECT r.register_is_open FROM publication.release r ORDER BY r.number DESC LIMIT 1), false) AS "isOpen"`,
  );
}
