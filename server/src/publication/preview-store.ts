import type {
  BandMove,
  GateFinding,
  HeadlineChange,
  HeadlineCode,
  KindergartenMove,
  Named,
  NextRelease,
  ReleasePreview,
  ShownRecord,
} from "@asm-atlas/data/domain/publication/administration.ts";
import { headlineCodes } from "@asm-atlas/data/domain/publication/administration.ts";
import type { Transaction } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";
import { loadPreviewFeeds } from "./preview-feeds.ts";
import { holdsOnlyInvented } from "./state-store.ts";

/** So many of a list are named, and marked on the map: more than there are soums. */
const named = 500;
const mostFindings = 1_000;

/**
 * The release of a cut-off as it would be today, beside the last one: made, looked at and undone. Nothing of it stays, whatever happens
 * after. @throws an error of a named constraint where no release can be made at all
 */
export async function previewRelease(transaction: Transaction, next: NextRelease): Promise<ReleasePreview> {
  await transaction.exec(sql`SAVEPOINT before_preview`);
  const { number } = await transaction.one<{ number: number }>(
    sql`SELECT publication.build_release(${next.cutOffOn}::date, ${next.earliestOn}::date) AS number`,
  );
  const preview = await look(transaction, next, number);
  const feeds = await loadPreviewFeeds(transaction, number);
  await transaction.exec(sql`ROLLBACK TO SAVEPOINT before_preview`);
  return { ...preview, feeds };
}

async function look(
  transaction: Transaction,
  next: NextRelease,
  number: number,
): Promise<Omit<ReleasePreview, "feeds">> {
  const findings = await loadFindings(transaction, number);
  const opening = await transaction.one<{ registerOpens: boolean; regionsOpen: boolean }>(sql`
    SELECT n.register_is_open AND NOT coalesce(l.register_is_open, false) AS "registerOpens",
           n.regions_are_open AND NOT coalesce(l.regions_are_open, false) AS "regionsOpen"
      FROM publication.release n LEFT JOIN publication.release l ON l.number = n.number - 1 WHERE n.number = ${number}::int`);
  const last = await transaction.maybeOne<{ number: number; cutOffOn: string }>(
    sql`SELECT number, cut_off_on::text AS "cutOffOn" FROM publication.release WHERE number = ${number}::int - 1`,
  );
  const isInvented = await holdsOnlyInvented(transaction);
  return {
    ...next,
    ...opening,
    number,
    last: last ?? null,
    headlines: await loadHeadlines(transaction, number),
    entering: await list(transaction, entriesOf(number, number - 1)),
    leaving: await list(transaction, entriesOf(number - 1, number)),
    handedBack: await list(transaction, handedBackIn(number)),
    zonesEntering: await list(transaction, zonesEntering(number)),
    bands: await list<BandMove>(transaction, bandsMoved(number)),
    kindergartens: await list<KindergartenMove>(transaction, kindergartensMoved(number)),
    findings,
    mayBeAccepted: findings.every(({ test }) => test === "FALL" || (test === "EMPTY" && isInvented)),
  };
}

/** A list as far as it is named, and how long it is. The query orders its rows. */
async function list<Item = ShownRecord>(transaction: Transaction, query: Sql): Promise<Named<Item>> {
  const { total, items } = await transaction.one<{ total: number; items: readonly Item[] }>(sql`
    WITH told AS MATERIALIZED (${query})
    SELECT (SELECT count(*)::int FROM told) AS total,
           coalesce((SELECT jsonb_agg(to_jsonb(t)) FROM (SELECT * FROM told LIMIT ${named}::int) t), '[]') AS items`);
  return { total, items };
}

function loadFindings(transaction: Transaction, number: number): Promise<GateFinding[]> {
  return transaction.many<GateFinding>(
    sql`
    SELECT g.test, g.level, g.unit_code AS "unitCode", jsonb_build_object('en', coalesce(g.name_en, g.unit_code), 'mn', coalesce(g.name_mn, g.unit_code)) AS name,
           g.found, g.needed
      FROM publication.gate(${number}::int) g`,
    mostFindings,
  );
}

/** Each headline of one release as JSON, by its code. */
const headlinesOf = (number: number): Sql => sql`
  SELECT jsonb_build_object(
    'known', n.known, 'ever_contracted', n.ever_contracted, 'under_contract', n.under_contract, 'on_the_way', n.on_the_way, 'not_formalised', n.not_formalised,
    'suspended_or_ended', n.suspended_or_ended, 'closed', n.closed,
    'register', (SELECT count(*) FROM publication.register e WHERE e.release = r.number),
    'zones_shown', (SELECT count(*) FROM publication.zone z WHERE z.release = r.number),
    'zones_accepted', s.zones, 'hectares_accepted', s.hectares,
    'kindergartens_open', (SELECT count(*) FROM publication.kindergarten_step k WHERE k.release = r.number AND k.step = r.cut_off_on AND k.status_group = 'open'),
    'seats_open', (SELECT coalesce(sum(k.seats), 0) FROM publication.kindergarten_step k WHERE k.release = r.number AND k.step = r.cut_off_on AND k.status_group = 'open'),
    'people_reached', (SELECT coalesce(sum(a.people), 0) FROM publication.activity_summary a WHERE a.release = r.number AND a.level = 'nation' AND a.topic = '')) AS told
    FROM publication.release r
    JOIN publication.nation_step n ON n.release = r.number AND n.step = r.cut_off_on
    JOIN publication.rehabilitation_summary s ON s.release = r.number AND s.level = 'nation' AND s.stage_group = 'accepted'
   WHERE r.number = ${number}::int`;

async function loadHeadlines(transaction: Transaction, number: number): Promise<HeadlineChange[]> {
  type Told = Readonly<Record<HeadlineCode, number>>;
  const after = await transaction.one<{ told: Told }>(headlinesOf(number));
  const before = await transaction.maybeOne<{ told: Told }>(headlinesOf(number - 1));
  return headlineCodes.map((code) => ({ code, before: before?.told[code] ?? null, after: after.told[code] }));
}

/** Names of the soum and the province shown with a row `e` of release `at`, as the public reads them. */
const namesOf = (at: number): Sql => sql`
  JOIN publication.unit s ON s.release = ${at}::int AND s.level = 'soum' AND s.code = e.soum_unit_code
  JOIN publication.unit p ON p.release = ${at}::int AND p.level = 'province' AND p.code = e.province_code`;
/** Corners of a shape in degrees, to the five decimals of a map feed; null where there is no shape. */
const boxOf = (
  shape: Sql,
): Sql => sql`CASE WHEN ${shape} IS NOT NULL THEN jsonb_build_array(round(ST_XMin(${shape})::numeric, 5),
  round(ST_YMin(${shape})::numeric, 5), round(ST_XMax(${shape})::numeric, 5), round(ST_YMax(${shape})::numeric, 5)) END`;
/** Where a row \`e\` that is a cell or a soum lies. */
const cellOrSoum = sql`
  CASE e.shown_as WHEN 'cell' THEN jsonb_build_object('unit', NULL, 'box', jsonb_build_array(e.cell_x / 10.0, e.cell_y / 10.0, (e.cell_x + 1) / 10.0, (e.cell_y + 1) / 10.0))
    ELSE jsonb_build_object('unit', 'soum-' || s.code, 'box', ${boxOf(sql`s.geom`)}) END`;
/** Where a zone lies. */
const outlineOrLess = sql`CASE e.shown_as WHEN 'outline' THEN jsonb_build_object('unit', NULL, 'box', ${boxOf(sql`e.outline`)}) ELSE ${cellOrSoum} END`;
const soumAndProvince = sql`
  jsonb_build_object('en', s.name_en, 'mn', s.name_mn) AS soum, jsonb_build_object('en', p.name_en, 'mn', p.name_mn) AS province`;

/** Register entries of one release that another does not have. */
const entriesOf = (one: number, other: number): Sql => sql`
  SELECT i.code, e.shown_as AS "shownAs", ${soumAndProvince}, ${cellOrSoum} AS at, e.contract_since_year AS year
    FROM publication.register e
    JOIN publication.public_code c ON c.record_kind = 'site' AND c.code = e.code
    JOIN atlas.site i ON i.id = c.record_id ${namesOf(one)}
   WHERE e.release = ${one}::int AND NOT EXISTS (SELECT FROM publication.register o WHERE o.release = ${other}::int AND o.code = e.code)
   ORDER BY p.name_en, i.code`;

const handedBackIn = (number: number): Sql => sql`
  SELECT i.code, e.shown_as AS "shownAs", ${soumAndProvince}, ${cellOrSoum} AS at, e.handed_back_year AS year
    FROM publication.register e
    JOIN publication.register b ON b.release = e.release - 1 AND b.code = e.code AND b.handed_back_year IS NULL
    JOIN publication.public_code c ON c.record_kind = 'site' AND c.code = e.code
    JOIN atlas.site i ON i.id = c.record_id ${namesOf(number)}
   WHERE e.release = ${number}::int AND e.handed_back_year IS NOT NULL ORDER BY p.name_en, i.code`;

const zonesEntering = (number: number): Sql => sql`
  SELECT i.code, e.shown_as AS "shownAs", ${soumAndProvince}, ${outlineOrLess} AS at, e.accepted_year AS year
    FROM publication.zone e
    JOIN publication.public_code c ON c.record_kind = 'zone' AND c.code = e.code
    JOIN atlas.rehabilitation_zone i ON i.id = c.record_id ${namesOf(number)}
   WHERE e.release = ${number}::int AND NOT EXISTS (SELECT FROM publication.zone o WHERE o.release = ${number}::int - 1 AND o.code = e.code)
   ORDER BY p.name_en, i.code`;

/** Soums whose newest band is not that of the last release; without one, those that are not in the lowest. */
const bandsMoved = (number: number): Sql => sql`
  SELECT jsonb_build_object('en', u.name_en, 'mn', u.name_mn) AS name, jsonb_build_object('en', p.name_en, 'mn', p.name_mn) AS province,
         jsonb_build_array(coalesce(b.low, 0), coalesce(b.high, r.band_width - 1)) AS before, jsonb_build_array(a.low, a.high) AS after,
         jsonb_build_object('unit', 'soum-' || u.code, 'box', ${boxOf(sql`u.geom`)}) AS at
    FROM publication.release r
    JOIN publication.soum_step a ON a.release = r.number AND a.step = r.cut_off_on
    JOIN publication.unit u ON u.release = r.number AND u.level = 'soum' AND u.code = a.unit_code
    JOIN publication.unit_parent f ON f.release = r.number AND f.unit_code = a.unit_code
    JOIN publication.unit p ON p.release = r.number AND p.level = 'province' AND p.code = f.province_code
    LEFT JOIN publication.release l ON l.number = r.number - 1
    LEFT JOIN publication.soum_step b ON b.release = l.number AND b.step = l.cut_off_on AND b.unit_code = a.unit_code
   WHERE r.number = ${number}::int AND (a.low, a.high) IS DISTINCT FROM (coalesce(b.low, 0), coalesce(b.high, r.band_width - 1))
   ORDER BY p.name_en, u.name_en`;

const kindergartensMoved = (number: number): Sql => sql`
  SELECT i.code, CASE WHEN b.code IS NULL THEN 'enters' WHEN a.code IS NULL THEN 'leaves' ELSE 'changes' END AS change,
         coalesce(a.kind, b.kind) AS kind, coalesce(a.status_group, b.status_group) AS "statusGroup", coalesce(a.shown_as, b.shown_as) AS "shownAs",
         jsonb_build_object('en', u.name_en, 'mn', u.name_mn) AS place,
         jsonb_build_object('unit', u.level || '-' || u.code, 'box', ${boxOf(sql`u.geom`)}) AS at,
         CASE WHEN a.code IS NOT NULL AND (w.level, w.code) IS DISTINCT FROM (u.level, u.code) AND w.code IS NOT NULL
           THEN jsonb_build_object('shownAs', w.level, 'place', jsonb_build_object('en', w.name_en, 'mn', w.name_mn)) END AS "from"
    FROM (SELECT k.* FROM publication.kindergarten_step k JOIN publication.release r ON r.number = k.release AND r.cut_off_on = k.step WHERE r.number = ${number}::int) a
    FULL JOIN (SELECT k.* FROM publication.kindergarten_step k JOIN publication.release r ON r.number = k.release AND r.cut_off_on = k.step
                WHERE r.number = ${number}::int - 1) b ON b.code = a.code
    JOIN publication.public_code c ON c.record_kind = 'kindergarten' AND c.code = coalesce(a.code, b.code)
    JOIN atlas.kindergarten i ON i.id = c.record_id
    JOIN publication.unit u ON u.release = coalesce(a.release, b.release) AND u.level = coalesce(a.shown_as, b.shown_as)
     AND u.code = coalesce(a.soum_unit_code, CASE WHEN a.code IS NULL THEN b.soum_unit_code END, a.province_code, b.province_code)
    LEFT JOIN publication.unit w ON w.release = b.release AND w.level = b.shown_as AND w.code = coalesce(b.soum_unit_code, b.province_code)
   WHERE (a.kind, a.status_group, a.seats, a.shown_as, a.soum_unit_code) IS DISTINCT FROM (b.kind, b.status_group, b.seats, b.shown_as, b.soum_unit_code)
   ORDER BY 2, u.name_en, i.code`;
