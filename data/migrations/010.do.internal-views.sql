-- What staff see: one view per collection, the same names as in schema published.
-- atlas.valid_on() selects the day looked at. While it is null the lateral look-ups are never run (one-time filter).
CREATE VIEW internal.sites AS
SELECT s.id, s.code, s.name_en, s.name_mn, s.site_kind, s.deposit_type, s.minerals,
       st.status, w.state_group AS status_group, st.since AS status_since, e.instrument_code AS status_instrument, e.suspension_reason,
       s.history, s.organisation_id, o.name_en AS organisation_name, o.kind AS organisation_kind,
       o.members_women + o.members_men AS organisation_members,
       s.aimag_code, s.soum_code, s.area_ha, s.location_precision, s.prohibited_zone,
       v.visited_on AS last_visit_on, v.workers, v.women, v.men, v.kindergarten_age_children, v.open_shafts, v.mercury,
       s.is_demo, s.version, s.updated_at, s.geom
  FROM atlas.site s
  LEFT JOIN LATERAL (
    SELECT ev.id, ev.status, ev.effective_on FROM atlas.site_status_event ev
     WHERE atlas.valid_on() IS NOT NULL AND ev.site_id = s.id AND ev.effective_on <= atlas.valid_on()
     ORDER BY ev.effective_on DESC, ev.recorded_at DESC, ev.id DESC LIMIT 1) past ON true
  CROSS JOIN LATERAL (
    SELECT CASE WHEN atlas.valid_on() IS NULL THEN s.current_state ELSE past.status END AS status,
           CASE WHEN atlas.valid_on() IS NULL THEN s.current_state_since ELSE past.effective_on END AS since,
           CASE WHEN atlas.valid_on() IS NULL THEN s.current_state_event_id ELSE past.id END AS event_id) st
  JOIN atlas.workflow_state w ON w.workflow = 'site-status' AND w.code = st.status
  LEFT JOIN atlas.site_status_event e ON e.id = st.event_id
  LEFT JOIN atlas.organisation o ON o.id = s.organisation_id
  LEFT JOIN LATERAL (
    SELECT sv.visited_on, sv.workers, sv.women, sv.men, sv.kindergarten_age_children, sv.open_shafts, sv.mercury
      FROM atlas.site_visit sv
     WHERE sv.site_id = s.id AND sv.was_on_site AND (atlas.valid_on() IS NULL OR sv.visited_on <= atlas.valid_on())
     ORDER BY sv.visited_on DESC, sv.id DESC LIMIT 1) v ON true
 WHERE s.deleted_at IS NULL;
COMMENT ON VIEW internal.sites IS 'Mining sites, exact, as of atlas.valid_on() or today.';

CREATE VIEW internal.rehabilitation_zones AS
SELECT z.id, z.code, z.name_en, z.name_mn, st.stage, w.state_group AS stage_group, st.since AS stage_since, z.history,
       z.area_ha, z.disturbed_ha, z.technical_ha, z.topsoil_ha, z.biological_ha, z.accepted_ha, z.origin, z.deposit_type,
       o.name_en AS organisation_name, o.kind AS organisation_kind, z.funder, z.worker_days, z.species, z.is_fenced, z.next_check_on,
       ARRAY(SELECT s.code FROM atlas.rehabilitation_zone_site l JOIN atlas.site s ON s.id = l.site_id WHERE l.zone_id = z.id ORDER BY s.code) AS site_codes,
       z.aimag_code, z.soum_code, z.is_demo, z.version, z.updated_at, z.geom
  FROM atlas.rehabilitation_zone z
  LEFT JOIN LATERAL (
    SELECT ev.stage, ev.effective_on FROM atlas.zone_stage_event ev
     WHERE atlas.valid_on() IS NOT NULL AND ev.zone_id = z.id AND ev.effective_on <= atlas.valid_on()
     ORDER BY ev.effective_on DESC, ev.recorded_at DESC, ev.id DESC LIMIT 1) past ON true
  CROSS JOIN LATERAL (
    SELECT CASE WHEN atlas.valid_on() IS NULL THEN z.current_state ELSE past.stage END AS stage,
           CASE WHEN atlas.valid_on() IS NULL THEN z.current_state_since ELSE past.effective_on END AS since) st
  JOIN atlas.workflow_state w ON w.workflow = 'zone-stage' AND w.code = st.stage
  LEFT JOIN atlas.organisation o ON o.id = z.organisation_id
 WHERE z.deleted_at IS NULL;
COMMENT ON VIEW internal.rehabilitation_zones IS 'Rehabilitation zones with outline and counters, as of atlas.valid_on() or today.';

CREATE VIEW internal.kindergartens AS
SELECT k.id, k.code, k.name_en, k.name_mn, k.kind, st.status, w.state_group AS status_group, st.since AS status_since, k.history,
       k.seats, k.groups, k.teachers, k.season_from, k.season_to, k.operator, k.funder,
       ARRAY(SELECT s.code FROM atlas.kindergarten_site l JOIN atlas.site s ON s.id = l.site_id WHERE l.kindergarten_id = k.id ORDER BY s.code) AS site_codes,
       k.aimag_code, k.soum_code, k.is_demo, k.version, k.updated_at, k.geom
  FROM atlas.kindergarten k
  LEFT JOIN LATERAL (
    SELECT ev.status, ev.effective_on FROM atlas.kindergarten_status_event ev
     WHERE atlas.valid_on() IS NOT NULL AND ev.kindergarten_id = k.id AND ev.effective_on <= atlas.valid_on()
     ORDER BY ev.effective_on DESC, ev.recorded_at DESC, ev.id DESC LIMIT 1) past ON true
  CROSS JOIN LATERAL (
    SELECT CASE WHEN atlas.valid_on() IS NULL THEN k.current_state ELSE past.status END AS status,
           CASE WHEN atlas.valid_on() IS NULL THEN k.current_state_since ELSE past.effective_on END AS since) st
  JOIN atlas.workflow_state w ON w.workflow = 'kindergarten-status' AND w.code = st.status
 WHERE k.deleted_at IS NULL;
COMMENT ON VIEW internal.kindergartens IS 'Kindergartens, exact, as of atlas.valid_on() or today.';

CREATE VIEW internal.published_figures AS
SELECT code, kind, topic, title_en, title_mn, value_low, value_high, unit, definition_en, definition_mn, as_of, source_name, source_url,
       mineral, aimag_code, soum_code, place_basis, geom FROM atlas.published_figure;
COMMENT ON VIEW internal.published_figures IS 'What others have published.';

CREATE VIEW internal.legal_instruments AS
SELECT code, title_en, title_mn, short_en, short_mn, in_force_from, in_force_precision, suspended_from, suspended_to, replaced_by, ended_on,
       note_en, note_mn, source_url, NULL::geometry(Point, 4326) AS geom FROM atlas.legal_instrument;
COMMENT ON VIEW internal.legal_instruments IS 'The rules, in force, suspended or replaced.';

CREATE VIEW internal.admin_units AS
SELECT code, level, kind, parent_code, name_en, name_mn, aliases, seat, population_2020, area_km2, geom_basis, geom FROM atlas.admin_unit;
COMMENT ON VIEW internal.admin_units IS 'Aimags and soums.';

CREATE VIEW internal.site_status_events AS
SELECT e.id, e.site_id, s.code AS site_code, e.status, e.effective_on, e.recorded_at, e.instrument_code, e.suspension_reason,
       e.contract_type, e.contract_number, e.contract_from, e.contract_to, e.document_reference, e.note, e.is_demo, NULL::geometry(Point, 4326) AS geom
  FROM atlas.site_status_event e JOIN atlas.site s ON s.id = e.site_id WHERE s.deleted_at IS NULL;
COMMENT ON VIEW internal.site_status_events IS 'Status events of sites.';

CREATE VIEW internal.site_visits AS
SELECT v.id, v.site_id, s.code AS site_code, v.visited_on, v.was_on_site, v.workers, v.women, v.men, v.count_method, v.kindergarten_age_children,
       v.under_15_seen, v.open_shafts, v.max_depth_m, v.mercury, v.water_contamination, v.confidence, v.recorded_at, v.note, v.is_demo, NULL::geometry(Point, 4326) AS geom
  FROM atlas.site_visit v JOIN atlas.site s ON s.id = v.site_id WHERE s.deleted_at IS NULL;
COMMENT ON VIEW internal.site_visits IS 'Visits to sites.';

CREATE VIEW internal.zone_stage_events AS
SELECT e.id, e.zone_id, z.code AS zone_code, e.stage, e.effective_on, e.recorded_at, e.hectares, e.due_on, e.document_reference, e.note, e.is_demo, NULL::geometry(Point, 4326) AS geom
  FROM atlas.zone_stage_event e JOIN atlas.rehabilitation_zone z ON z.id = e.zone_id WHERE z.deleted_at IS NULL;
COMMENT ON VIEW internal.zone_stage_events IS 'Stage events of zones.';

CREATE VIEW internal.kindergarten_status_events AS
SELECT e.id, e.kindergarten_id, k.code AS kindergarten_code, e.status, e.effective_on, e.recorded_at, e.document_reference, e.note, e.is_demo, NULL::geometry(Point, 4326) AS geom
  FROM atlas.kindergarten_status_event e JOIN atlas.kindergarten k ON k.id = e.kindergarten_id WHERE k.deleted_at IS NULL;
COMMENT ON VIEW internal.kindergarten_status_events IS 'Status events of kindergartens.';

GRANT SELECT ON ALL TABLES IN SCHEMA internal TO atlas_officer, atlas_planner, atlas_admin;
GRANT SELECT ON ALL TABLES IN SCHEMA atlas TO atlas_publisher;
REVOKE ALL ON atlas.account, atlas.session FROM atlas_publisher;

-- Comments on every column of every view, from the column of the same name that it shows.
DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT DISTINCT ON (vc.oid, a.attnum) vc.relname AS view_name, a.attname AS column_name,
           coalesce(col_description(tc.oid, ta.attnum), 'See the collection''s queryables.') AS words
      FROM pg_class vc JOIN pg_namespace vn ON vn.oid = vc.relnamespace AND vn.nspname = 'internal'
      JOIN pg_attribute a ON a.attrelid = vc.oid AND a.attnum > 0
      LEFT JOIN pg_rewrite r ON r.ev_class = vc.oid
      LEFT JOIN pg_depend d ON d.objid = r.oid AND d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
      LEFT JOIN pg_class tc ON tc.oid = d.refobjid AND tc.relkind = 'r'
      LEFT JOIN pg_attribute ta ON ta.attrelid = tc.oid AND ta.attname = a.attname
     WHERE vc.relkind = 'v' ORDER BY vc.oid, a.attnum, ta.attnum NULLS LAST
  LOOP
    EXECUTE format('COMMENT ON COLUMN internal.%I.%I IS %L', found.view_name, found.column_name, found.words);
  END LOOP;
END
$$;
