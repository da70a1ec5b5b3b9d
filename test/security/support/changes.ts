import { type Sql, sql } from "@asm-atlas/server/src/db/sql.ts";
import { people } from "./load-world.ts";

const anySite = sql`(SELECT id FROM atlas.site WHERE deleted_at IS NULL ORDER BY code LIMIT 1)`;
const onRegister = sql`(SELECT c.record_id FROM publication.public_code c JOIN publication.register r ON r.code = c.code WHERE c.record_kind = 'site')`;
const shownZones = sql`(SELECT c.record_id FROM publication.public_code c JOIN publication.zone z ON z.code = c.code WHERE c.record_kind = 'zone')`;
const statusEvent = (status: Sql, from: Sql, more = sql`NULL, NULL, NULL, NULL`) => sql`
  INSERT INTO atlas.site_status_event (id, site_id, status, effective_on, instrument_code, suspension_reason, contract_number, contract_type, contract_from)
  SELECT gen_random_uuid(), s.id, ${status}, '2026-08-01', 'RES-2022-296', ${more}, CASE WHEN ${status} = 'FORMAL' THEN DATE '2026-08-01' END
    FROM (SELECT id FROM atlas.site WHERE current_state = ${from} AND deleted_at IS NULL ORDER BY code LIMIT 1) s`;
const noted = (status: string, from: string) => statusEvent(sql`${status}`, sql`${from}`, sql`NULL, NULL, NULL`);
const suspended = (reason: string) => statusEvent(sql`${"SUSPENDED"}`, sql`${"FORMAL"}`, sql`${reason}, NULL, NULL`);
const signed = (from: string) => statusEvent(sql`${"FORMAL"}`, sql`${from}`, sql`NULL, 'C-9', 'bilateral_soum'`);
const zoneEvent = (stage: string, from: string) => sql`
  INSERT INTO atlas.zone_stage_event (id, zone_id, stage, effective_on, hectares)
  SELECT gen_random_uuid(), z.id, ${stage}, '2026-08-01', 3 FROM (SELECT id FROM atlas.rehabilitation_zone WHERE current_state = ${from} ORDER BY code LIMIT 1) z`;

/** Every kind of change the atlas knows: not one may move a public byte before the next release. On a world in which each finds something to change. */
export const changes: readonly (readonly [what: string, statement: Sql])[] = [
  [
    "a site is recorded",
    sql`INSERT INTO atlas.site (id, code, site_kind, minerals, geom, location_precision) VALUES ('00000000-0000-7000-8000-0000000000ff', 'NEW-1', 'mine', ARRAY['coal'], ST_SetSRID(ST_MakePoint(106.3, 47.1), 4326), 'gps')`,
  ],
  [
    "its history begins, long ago",
    sql`INSERT INTO atlas.site_status_event (id, site_id, status, effective_on) VALUES (gen_random_uuid(), '00000000-0000-7000-8000-0000000000ff', 'UNASSESSED', '2011-02-03')`,
  ],
  ["a site is found informal", noted("INFORMAL", "UNASSESSED")],
  ["a group is organised", noted("ORGANISED", "INFORMAL")],
  ["land is requested", noted("LAND_REQUESTED", "ORGANISED")],
  ["land is approved", noted("LAND_APPROVED", "LAND_REQUESTED")],
  ["a contract is signed", signed("LAND_APPROVED")],
  ["a contract is suspended", suspended("inspection")],
  ["a contract is paused by law", suspended("moratorium")],
  ["a contract expires", noted("EXPIRED", "FORMAL")],
  ["a contract is cancelled", noted("TERMINATED", "FORMAL")],
  ["extraction ends", noted("CLOSURE", "FORMAL")],
  ["land is handed back", noted("HANDED_BACK", "CLOSURE")],
  ["a site is abandoned", noted("ABANDONED", "INFORMAL")],
  ["a site is moved", sql`UPDATE atlas.site SET geom = ST_Translate(geom, 0.4, 0.2) WHERE id = ${anySite}`],
  [
    "all places of the register are moved",
    sql`UPDATE atlas.site SET geom = ST_SetSRID(ST_MakePoint(105, 46), 4326) WHERE id IN ${onRegister}`,
  ],
  [
    "a site's area is drawn",
    sql`UPDATE atlas.site SET area_geom = ST_Multi(ST_MakeEnvelope(105, 46, 105.002, 46.002, 4326)) WHERE id = ${anySite}`,
  ],
  ["hectares are corrected", sql`UPDATE atlas.site SET area_ha = 4.9 WHERE area_geom IS NULL`],
  [
    "a site is renamed",
    sql`UPDATE atlas.site SET name_en = 'Secret Gully', name_mn = 'Нууц жалга', aliases = ARRAY['canary'] WHERE id IN ${onRegister}`,
  ],
  ["minerals are corrected", sql`UPDATE atlas.site SET minerals = ARRAY['tungsten', 'salt']`],
  ["the kind of site is corrected", sql`UPDATE atlas.site SET site_kind = 'processing', deposit_type = 'tailings'`],
  ["a prohibited zone is found", sql`UPDATE atlas.site SET prohibited_zone = 'river_source'`],
  [
    "a site gets a group",
    sql`UPDATE atlas.site SET organisation_id = (SELECT id FROM atlas.organisation ORDER BY code LIMIT 1)`,
  ],
  [
    "a place of the register goes into the bin",
    sql`UPDATE atlas.site SET deleted_at = now() WHERE id = (SELECT min(r.id::text)::uuid FROM (SELECT unnest(ARRAY(SELECT record_id FROM publication.public_code WHERE record_kind = 'site' AND code IN (SELECT code FROM publication.register))) AS id) r)`,
  ],
  [
    "a site's soum is redrawn",
    sql`UPDATE atlas.site SET soum_code = '2325', aimag_code = 'MN-039' WHERE id = ${anySite}`,
  ],
  [
    "a site is visited",
    sql`INSERT INTO atlas.site_visit (id, site_id, visited_on, was_on_site, workers, women, kindergarten_age_children, confidence) VALUES (gen_random_uuid(), ${anySite}, '2026-07-07', true, 400, 100, 60, 'high')`,
  ],
  [
    "a danger is seen",
    sql`INSERT INTO atlas.site_visit (id, site_id, visited_on, was_on_site, mercury, under_15_seen, open_shafts, confidence) VALUES (gen_random_uuid(), ${anySite}, '2026-07-08', true, 'confirmed', 'seen', 12, 'high')`,
  ],
  ["a visit is corrected", sql`UPDATE atlas.site_visit SET workers = 999`],
  ["a visit is taken back", sql`DELETE FROM atlas.site_visit WHERE visited_on = '2026-07-07'`],
  [
    "a group agrees to be shown",
    sql`INSERT INTO atlas.site_publication_consent (site_id, agreed_on, document_reference, shown_as, decided_by, confirmed_by, decided_on) SELECT s.id, '2024-01-01', 'Letter', 'cell', ${people.first}, ${people.second}, '2024-01-01' FROM atlas.site s WHERE NOT EXISTS (SELECT 1 FROM atlas.site_publication_consent k WHERE k.site_id = s.id)`,
  ],
  ["a group takes its consent back", sql`UPDATE atlas.site_publication_consent SET withdrawn_on = '2026-09-01'`],
  [
    "another form of showing is decided",
    sql`UPDATE atlas.site_publication_consent SET shown_as = CASE shown_as WHEN 'cell' THEN 'soum' ELSE 'cell' END`,
  ],
  [
    "a group is recorded",
    sql`INSERT INTO atlas.organisation (id, code, name_en, kind, aimag_code, founded_on) VALUES (gen_random_uuid(), 'G-NEW', 'New', 'ngo', 'MN-039', '2012-01-01')`,
  ],
  ["a group grows", sql`UPDATE atlas.organisation SET members_men = 400, aimag_code = 'MN-041'`],
  [
    "a zone is marked",
    sql`INSERT INTO atlas.rehabilitation_zone (id, code, geom, area_ha) VALUES ('00000000-0000-7000-8000-0000000000fe', 'Z-NEW', ST_Multi(ST_MakeEnvelope(105, 46, 105.004, 46.004, 4326)), 0)`,
  ],
  [
    "its history begins",
    sql`INSERT INTO atlas.zone_stage_event (id, zone_id, stage, effective_on) VALUES (gen_random_uuid(), '00000000-0000-7000-8000-0000000000fe', 'IDENTIFIED', '2015-01-01')`,
  ],
  ["a zone is accepted", zoneEvent("ACCEPTED", "HANDOVER_SUBMITTED")],
  ["a zone is disturbed again", zoneEvent("REDISTURBED", "ACCEPTED")],
  [
    "the outline of a shown zone is corrected",
    sql`UPDATE atlas.rehabilitation_zone SET geom = ST_Translate(geom, 0.01, 0.01) WHERE id IN ${shownZones}`,
  ],
  [
    "hectares of zones are corrected",
    sql`UPDATE atlas.rehabilitation_zone SET technical_ha = 1, biological_ha = 1, accepted_ha = 1`,
  ],
  [
    "a zone is linked to a site",
    sql`INSERT INTO atlas.rehabilitation_zone_site (zone_id, site_id) VALUES ('00000000-0000-7000-8000-0000000000fe', ${anySite})`,
  ],
  [
    "a zone is decided to be shown",
    sql`INSERT INTO atlas.zone_publication_decision (zone_id, shown_as, decided_by, confirmed_by, decided_on) SELECT z.id, 'outline', ${people.first}, ${people.second}, '2024-01-01' FROM atlas.rehabilitation_zone z ON CONFLICT (zone_id) DO UPDATE SET shown_as = 'outline'`,
  ],
  ["a zone goes into the bin", sql`UPDATE atlas.rehabilitation_zone SET deleted_at = now() WHERE id IN ${shownZones}`],
  [
    "a kindergarten moves",
    sql`UPDATE atlas.kindergarten SET geom = ST_SetSRID(ST_MakePoint(110, 47), 4326), seats = 77, kind = 'van'`,
  ],
  [
    "a kindergarten's status changes",
    sql`INSERT INTO atlas.kindergarten_status_event (id, kindergarten_id, status, effective_on) SELECT gen_random_uuid(), id, 'CLOSED', '2026-08-01' FROM atlas.kindergarten WHERE current_state = 'OPEN'`,
  ],
  [
    "a kindergarten serves another site",
    sql`INSERT INTO atlas.kindergarten_site (kindergarten_id, site_id) SELECT id, ${anySite} FROM atlas.kindergarten`,
  ],
  [
    "a kindergarten is announced",
    sql`INSERT INTO atlas.kindergarten_publication_decision (kindergarten_id, announced_on, source_reference) SELECT id, '2024-01-01', 'Report' FROM atlas.kindergarten ON CONFLICT DO NOTHING`,
  ],
  [
    "a training is held",
    sql`INSERT INTO atlas.activity (id, code, topic, title_en, held_on, soum_code, people) VALUES (gen_random_uuid(), 'A-NEW', 'mercury_free', 'New', '2020-01-01', '2325', 500)`,
  ],
  ["a training is corrected", sql`UPDATE atlas.activity SET people = people + 300`],
  [
    "an instrument is suspended",
    sql`UPDATE atlas.legal_instrument SET suspended_from = '2023-01-01', note_en = 'Suspended' WHERE code = 'RES-2022-296'`,
  ],
  ["a quotation is corrected", sql`UPDATE atlas.published_figure SET value_low = 1, value_high = 2`],
  [
    "a unit is renamed and redrawn",
    sql`UPDATE atlas.admin_unit SET name_en = 'Renamed', geom = ST_Translate(geom, 0.1, 0) WHERE geom IS NOT NULL`,
  ],
  [
    "an account is made",
    sql`INSERT INTO atlas.account (id, email, display_name, role, password_hash) VALUES (gen_random_uuid(), 'new@example.org', 'New', 'officer', '!')`,
  ],
];
