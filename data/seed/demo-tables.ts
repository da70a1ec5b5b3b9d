import { bulkInsert, geoJsonColumn, pointColumn } from "./bulk.ts";

/** Inserts of the demo network; keys of the rows are those of the row types in demo/. */

export const accountInsert = bulkInsert(
  "atlas.account",
  {
    id: "uuid",
    email: "text",
    display_name: "text",
    role: "text",
    password_hash: "text",
    is_demo: "boolean",
    created_at: "timestamptz",
  },
  "ON CONFLICT (email) DO NOTHING",
);

export const organisationInsert = bulkInsert("atlas.organisation", {
  id: "uuid",
  code: "text",
  name_en: "text",
  name_mn: "text",
  kind: "text",
  aimag_code: "text",
  members_women: "integer",
  members_men: "integer",
  is_federation_member: "boolean",
  has_rehabilitation_default: "boolean",
  founded_on: "date",
  is_demo: "boolean",
  created_at: "timestamptz",
  updated_at: { reads: {}, value: 'r."createdAt"' },
});

export const siteInsert = bulkInsert("atlas.site", {
  id: "uuid",
  code: "text",
  name_en: "text",
  name_mn: "text",
  site_kind: "text",
  deposit_type: "text",
  minerals: "text[]",
  organisation_id: "uuid",
  geom: pointColumn,
  area_geom: geoJsonColumn("area"),
  area_ha: "double precision",
  location_precision: "text",
  prohibited_zone: "text",
  is_demo: "boolean",
  created_at: "timestamptz",
  updated_at: "timestamptz",
});

export const siteStatusEventInsert = bulkInsert("atlas.site_status_event", {
  id: "uuid",
  site_id: "uuid",
  status: "text",
  effective_on: "date",
  recorded_at: "timestamptz",
  instrument_code: "text",
  suspension_reason: "text",
  contract_type: "text",
  contract_number: "text",
  contract_from: "date",
  contract_to: "date",
  document_reference: "text",
  note: "text",
  actor_id: "uuid",
  is_demo: "boolean",
});

export const siteVisitInsert = bulkInsert("atlas.site_visit", {
  id: "uuid",
  site_id: "uuid",
  visited_on: "date",
  was_on_site: "boolean",
  not_visited_reason: "text",
  workers: "integer",
  women: "integer",
  men: "integer",
  count_method: "text",
  kindergarten_age_children: "integer",
  under_15_seen: "text",
  open_shafts: "integer",
  max_depth_m: "double precision",
  mercury: "text",
  water_contamination: "text",
  confidence: "text",
  note: "text",
  actor_id: "uuid",
  recorded_at: "timestamptz",
  is_demo: "boolean",
});

export const siteConsentInsert = bulkInsert("atlas.site_publication_consent", {
  site_id: "uuid",
  agreed_on: "date",
  document_reference: "text",
  shown_as: "text",
  decided_by: "uuid",
  confirmed_by: "uuid",
  decided_on: "date",
  withdrawn_on: "date",
  is_demo: "boolean",
});

export const zoneInsert = bulkInsert("atlas.rehabilitation_zone", {
  id: "uuid",
  code: "text",
  name_en: "text",
  name_mn: "text",
  geom: geoJsonColumn("geometry"),
  // The trigger computes it from the outline.
  area_ha: { reads: {}, value: "0" },
  declared_area_ha: "double precision",
  disturbed_ha: "double precision",
  technical_ha: "double precision",
  topsoil_ha: "double precision",
  biological_ha: "double precision",
  accepted_ha: "double precision",
  origin: "text",
  deposit_type: "text",
  organisation_id: "uuid",
  funder: "text",
  worker_days: "integer",
  cost_mnt: "double precision",
  species: "text[]",
  is_fenced: "boolean",
  next_check_on: "date",
  marked_by: "uuid",
  is_demo: "boolean",
  created_at: "timestamptz",
  updated_at: "timestamptz",
});

export const zoneSiteInsert = bulkInsert("atlas.rehabilitation_zone_site", { zone_id: "uuid", site_id: "uuid" });

export const zoneStageEventInsert = bulkInsert("atlas.zone_stage_event", {
  id: "uuid",
  zone_id: "uuid",
  stage: "text",
  effective_on: "date",
  recorded_at: "timestamptz",
  hectares: "double precision",
  due_on: "date",
  document_reference: "text",
  note: "text",
  actor_id: "uuid",
  is_demo: "boolean",
});

export const zoneReadingInsert = bulkInsert("atlas.zone_reading", {
  id: "uuid",
  zone_id: "uuid",
  read_on: "date",
  cover_percent: "double precision",
  survival_percent: "double precision",
  recorded_at: "timestamptz",
  is_demo: "boolean",
  updated_at: { reads: {}, value: 'r."recordedAt"' },
});

export const zoneDecisionInsert = bulkInsert("atlas.zone_publication_decision", {
  zone_id: "uuid",
  shown_as: "text",
  decided_by: "uuid",
  confirmed_by: "uuid",
  decided_on: "date",
  is_demo: "boolean",
});

export const kindergartenInsert = bulkInsert("atlas.kindergarten", {
  id: "uuid",
  code: "text",
  name_en: "text",
  name_mn: "text",
  kind: "text",
  geom: pointColumn,
  seats: "integer",
  groups: "integer",
  teachers: "integer",
  season_from: "text",
  season_to: "text",
  operator: "text",
  funder: "text",
  is_demo: "boolean",
  created_at: "timestamptz",
  updated_at: "timestamptz",
});

export const kindergartenSiteInsert = bulkInsert("atlas.kindergarten_site", {
  kindergarten_id: "uuid",
  site_id: "uuid",
});

export const kindergartenStatusEventInsert = bulkInsert("atlas.kindergarten_status_event", {
  id: "uuid",
  kindergarten_id: "uuid",
  status: "text",
  effective_on: "date",
  recorded_at: "timestamptz",
  document_reference: "text",
  actor_id: "uuid",
  is_demo: "boolean",
});

export const kindergartenDecisionInsert = bulkInsert("atlas.kindergarten_publication_decision", {
  kindergarten_id: "uuid",
  announced_on: "date",
  source_reference: "text",
  is_demo: "boolean",
});

export const activityInsert = bulkInsert("atlas.activity", {
  id: "uuid",
  code: "text",
  topic: "text",
  title_en: "text",
  title_mn: "text",
  held_on: "date",
  soum_code: "text",
  women: "integer",
  men: "integer",
  people: "integer",
  programme: "text",
  recorded_at: "timestamptz",
  is_demo: "boolean",
});

export const protectedAreaInsert = bulkInsert("atlas.protected_area", {
  code: "text",
  kind: "text",
  name_en: "text",
  name_mn: "text",
  source: "text",
  as_of: "date",
  is_demo: "boolean",
  geom: geoJsonColumn("geometry"),
});
