import type {
  GateAcceptance,
  MadeRelease,
  NextRelease,
  ProvinceState,
  PublicationState,
  PublicWarning,
  RegionState,
  SettingsRevision,
  Switching,
  UnitJoin,
  WarningEntry,
} from "@asm-atlas/data/domain/publication/administration.ts";
import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { todayInMongolia } from "../features/editing/today.ts";
import { loadWithheld } from "./withheld.ts";

/** The newest of a log are told. */
const newest = 50;
/** More than there are provinces, or aimags to join. */
const mostUnits = 100;
const mostReleases = 1_000;

export async function loadState(transaction: Transaction): Promise<PublicationState> {
  return {
    today: todayInMongolia(),
    releases: await loadReleases(transaction),
    next: await loadNext(transaction),
    settings: await loadSettings(transaction),
    provinces: await loadProvinces(transaction),
    regions: await loadRegions(transaction),
    joins: await loadJoins(transaction),
    withheld: [...(await loadWithheld(transaction))],
    switchings: await loadSwitchings(transaction),
    warning: await loadWarning(transaction),
    warnings: await loadWarnings(transaction),
    isInvented: await holdsOnlyInvented(transaction),
  };
}

/** The next release by the calendar, or that of another cut-off. */
export async function loadNext(transaction: Transaction, cutOff: string | null = null): Promise<NextRelease> {
  return transaction.one<NextRelease>(sql`
    SELECT n.cut_off::text AS "cutOffOn", n.earliest::text AS "earliestOn", n.earliest <= (now() AT TIME ZONE 'Asia/Ulaanbaatar')::date AS "isDue"
      FROM (SELECT c.cut_off, (c.cut_off + 1 + make_interval(months => s.delay_months))::date AS earliest
              FROM (SELECT coalesce(${cutOff}::date, publication.next_cut_off()) AS cut_off) c CROSS JOIN publication.setting_now s) n`);
}

/** Is no place of this atlas a real one? Only then may the gate's EMPTY be accepted. */
export async function holdsOnlyInvented(transaction: Transaction): Promise<boolean> {
  const { holds } = await transaction.one<{ holds: boolean }>(
    sql`SELECT NOT EXISTS (SELECT FROM atlas.site WHERE NOT is_demo) AS holds`,
  );
  return holds;
}

/** The warning that stands now; null: none. */
export async function loadWarning(transaction: Transaction): Promise<PublicWarning | null> {
  const row = await transaction.maybeOne<PublicWarning>(sql`
    SELECT jsonb_build_object('en', w.text_en, 'mn', w.text_mn) AS text, w.office, w.issued_at AS "issuedAt"
      FROM (SELECT * FROM publication.warning ORDER BY id DESC LIMIT 1) w WHERE w.text_en IS NOT NULL`);
  return row ?? null;
}

async function loadReleases(transaction: Transaction): Promise<MadeRelease[]> {
  const releases = await transaction.many<Omit<MadeRelease, "accepted">>(
    sql`
    SELECT r.number, r.cut_off_on AS "cutOffOn", r.released_on AS "releasedOn", r.is_demo AS "isDemo", r.register_is_open AS "registerIsOpen",
           r.regions_are_open AS "regionsAreOpen", k.email AS by
      FROM publication.release r LEFT JOIN atlas.account k ON k.id = r.made_by ORDER BY r.number DESC`,
    mostReleases,
  );
  const accepted = await transaction.many<GateAcceptance & { readonly release: number }>(
    sql`
    SELECT a.release, a.test, a.unit_code AS "unitCode", jsonb_build_object('en', coalesce(u.name_en, a.unit_code), 'mn', coalesce(u.name_mn, a.unit_code)) AS name,
           a.found, a.needed, a.reason, k.email AS by
      FROM publication.gate_acceptance a
      LEFT JOIN publication.unit u ON u.release = a.release AND u.code = a.unit_code
       AND u.level = ANY (CASE a.test WHEN 'EMPTY' THEN ARRAY['soum'] ELSE ARRAY['region', 'nation'] END)
      LEFT JOIN atlas.account k ON k.id = a.accepted_by
     ORDER BY a.release, a.test, a.found, a.unit_code`,
    1_000_000,
  );
  return releases.map((release) => ({
    ...release,
    accepted: accepted.filter((each) => each.release === release.number).map(({ release: _of, ...told }) => told),
  }));
}

function loadSettings(transaction: Transaction): Promise<SettingsRevision[]> {
  return transaction.many<SettingsRevision>(
    sql`
    SELECT s.set_at AS at, k.email AS by, s.reason, s.band_width AS "bandWidth", s.releases_a_year AS "releasesAYear", s.delay_months AS "delayMonths",
           s.waiting_months AS "waitingMonths", s.places_that_open_regions AS "placesThatOpenRegions", s.shows_outlines AS "showsOutlines",
           s.names_kindergarten_soums AS "namesKindergartenSoums", s.tells_province_trainings AS "tellsProvinceTrainings",
           s.tells_province_groups AS "tellsProvinceGroups", jsonb_build_object('en', s.hazards_en, 'mn', s.hazards_mn) AS hazards
      FROM publication.setting s LEFT JOIN atlas.account k ON k.id = s.set_by ORDER BY s.revision DESC LIMIT ${newest}::int`,
    newest,
  );
}

function loadProvinces(transaction: Transaction): Promise<ProvinceState[]> {
  return transaction.many<ProvinceState>(
    sql`
    SELECT a.province_code AS code, jsonb_build_object('en', own.name_en, 'mn', own.name_mn) AS name, a.region_code AS region,
           jsonb_agg(jsonb_build_object('en', u.name_en, 'mn', u.name_mn) ORDER BY u.name_en) AS aimags
      FROM publication.province_aimag a
      JOIN atlas.admin_unit own ON own.code = a.province_code
      JOIN atlas.admin_unit u ON u.code = a.aimag_code
     GROUP BY a.province_code, a.region_code, own.name_en, own.name_mn ORDER BY own.name_en`,
    mostUnits,
  );
}

function loadRegions(transaction: Transaction): Promise<RegionState[]> {
  return transaction.many<RegionState>(
    sql`
    SELECT r.code, jsonb_build_object('en', whole.name_en, 'mn', whole.name_mn) AS name
      FROM publication.region_now r
      CROSS JOIN LATERAL (
        SELECT r.name_en || coalesce(' with ' || string_agg(o.name_en, ', ' ORDER BY o.name_en), '') AS name_en,
               r.name_mn || coalesce(', ' || string_agg(o.name_mn, ', ' ORDER BY o.name_mn), '') AS name_mn
          FROM publication.region o WHERE o.counted_in = r.code) whole
     ORDER BY r.name_en`,
    mostUnits,
  );
}

/** Provinces and regions that were joined, in one line of time, the newest first. */
function loadJoins(transaction: Transaction): Promise<UnitJoin[]> {
  return transaction.many<UnitJoin>(
    sql`
    SELECT t.level, jsonb_build_object('en', t.joined_en, 'mn', t.joined_mn) AS joined, jsonb_build_object('en', t.into_en, 'mn', t.into_mn) AS into,
           t.joined_at AS at, k.email AS by, t.reason
      FROM (SELECT 'province' AS level, j.name_en AS joined_en, j.name_mn AS joined_mn, i.name_en AS into_en, i.name_mn AS into_mn, p.joined_at, p.joined_by, p.reason
              FROM publication.province_join p JOIN atlas.admin_unit j ON j.code = p.joined_code JOIN atlas.admin_unit i ON i.code = p.into_code
            UNION ALL
            SELECT 'region', j.name_en, j.name_mn, i.name_en, i.name_mn, p.joined_at, p.joined_by, p.reason
              FROM publication.region_join p JOIN publication.region j ON j.code = p.joined_code JOIN publication.region i ON i.code = p.into_code) t
      LEFT JOIN atlas.account k ON k.id = t.joined_by ORDER BY t.joined_at DESC`,
    mostUnits,
  );
}

function loadSwitchings(transaction: Transaction): Promise<Switching[]> {
  return transaction.many<Switching>(
    sql`
    SELECT w.layer, w.is_withheld AS "isWithheld", w.switched_at AS at, k.email AS by, w.reason
      FROM publication.withholding w LEFT JOIN atlas.account k ON k.id = w.switched_by ORDER BY w.id DESC LIMIT ${newest}::int`,
    newest,
  );
}

function loadWarnings(transaction: Transaction): Promise<WarningEntry[]> {
  return transaction.many<WarningEntry>(
    sql`
    SELECT CASE WHEN w.text_en IS NOT NULL THEN jsonb_build_object('en', w.text_en, 'mn', w.text_mn) END AS text, w.office, w.issued_at AS at, k.email AS by, w.reason
      FROM publication.warning w LEFT JOIN atlas.account k ON k.id = w.issued_by ORDER BY w.id DESC LIMIT ${newest}::int`,
    newest,
  );
}
