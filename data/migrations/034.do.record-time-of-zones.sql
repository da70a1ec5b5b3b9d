-- Zones and kindergartens remember as sites do: by two times. And a zone enters a stage only with what shows it, as its form demands.

CREATE OR REPLACE VIEW internal.rehabilitation_zones AS
SELECT z.id, z.code, z.name_en, z.name_mn, st.stage, w.state_group AS stage_group, st.since AS stage_since,
       CASE WHEN atlas.known_on() IS NULL THEN z.history ELSE known.history END AS history,
       z.area_ha, z.disturbed_ha, z.technical_ha, z.topsoil_ha, z.biological_ha, z.accepted_ha, z.origin, z.deposit_type,
       o.name_en AS organisation_name, o.kind AS organisation_kind, z.funder, z.worker_days, z.species, z.is_fenced, z.next_check_on,
       ARRAY(SELECT s.code FROM atlas.rehabilitation_zone_site l JOIN atlas.site s ON s.id = l.site_id WHERE l.zone_id = z.id ORDER BY s.code) AS site_codes,
       z.aimag_code, z.soum_code, z.is_demo, z.version, z.updated_at, z.geom
  FROM atlas.rehabilitation_zone z
  LEFT JOIN LATERAL (
    SELECT ev.stage, ev.effective_on FROM atlas.zone_stage_event ev
     WHERE (atlas.valid_on() IS NOT NULL OR atlas.known_on() IS NOT NULL) AND ev.zone_id = z.id
       AND (atlas.valid_on() IS NULL OR ev.effective_on <= atlas.valid_on()) AND atlas.stood(ev.recorded_at, ev.struck_at, atlas.known_on())
     ORDER BY ev.effective_on DESC, ev.recorded_at DESC, ev.id DESC LIMIT 1) past ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(ev.effective_on, ev.stage) ORDER BY ev.effective_on, ev.recorded_at, ev.id) AS history FROM atlas.zone_stage_event ev
     WHERE atlas.known_on() IS NOT NULL AND ev.zone_id = z.id AND atlas.stood(ev.recorded_at, ev.struck_at, atlas.known_on())) known ON true
  CROSS JOIN LATERAL (
    SELECT CASE WHEN atlas.valid_on() IS NULL AND atlas.known_on() IS NULL THEN z.current_state ELSE past.stage END AS stage,
           CASE WHEN atlas.valid_on() IS NULL AND atlas.known_on() IS NULL THEN z.current_state_since ELSE past.effective_on END AS since) st
  JOIN atlas.workflow_state w ON w.workflow = 'zone-stage' AND w.code = st.stage
  LEFT JOIN atlas.organisation o ON o.id = z.organisation_id
 WHERE z.deleted_at IS NULL;
COMMENT ON VIEW internal.rehabilitation_zones IS 'Rehabilitation zones with outline and counters, as of atlas.valid_on() or today, as the record was on atlas.known_on() or is now.';

CREATE OR REPLACE VIEW internal.kindergartens AS
SELECT k.id, k.code, k.name_en, k.name_mn, k.kind, st.status, w.state_group AS status_group, st.since AS status_since,
       CASE WHEN atlas.known_on() IS NULL THEN k.history ELSE known.history END AS history,
       k.seats, k.groups, k.teachers, k.season_from, k.season_to, k.operator, k.funder,
       ARRAY(SELECT s.code FROM atlas.kindergarten_site l JOIN atlas.site s ON s.id = l.site_id WHERE l.kindergarten_id = k.id ORDER BY s.code) AS site_codes,
       k.aimag_code, k.soum_code, k.is_demo, k.version, k.updated_at, k.geom
  FROM atlas.kindergarten k
  LEFT JOIN LATERAL (
    SELECT ev.status, ev.effective_on FROM atlas.kindergarten_status_event ev
     WHERE (atlas.valid_on() IS NOT NULL OR atlas.known_on() IS NOT NULL) AND ev.kindergarten_id = k.id
       AND (atlas.valid_on() IS NULL OR ev.effective_on <= atlas.valid_on()) AND atlas.stood(ev.recorded_at, ev.struck_at, atlas.known_on())
     ORDER BY ev.effective_on DESC, ev.recorded_at DESC, ev.id DESC LIMIT 1) past ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(ev.effective_on, ev.status) ORDER BY ev.effective_on, ev.recorded_at, ev.id) AS history FROM atlas.kindergarten_status_event ev
     WHERE atlas.known_on() IS NOT NULL AND ev.kindergarten_id = k.id AND atlas.stood(ev.recorded_at, ev.struck_at, atlas.known_on())) known ON true
  CROSS JOIN LATERAL (
    SELECT CASE WHEN atlas.valid_on() IS NULL AND atlas.known_on() IS NULL THEN k.current_state ELSE past.status END AS status,
           CASE WHEN atlas.valid_on() IS NULL AND atlas.known_on() IS NULL THEN k.current_state_since ELSE past.effective_on END AS since) st
  JOIN atlas.workflow_state w ON w.workflow = 'kindergarten-status' AND w.code = st.status
 WHERE k.deleted_at IS NULL;
COMMENT ON VIEW internal.kindergartens IS 'Kindergartens, exact, as of atlas.valid_on() or today, as the record was on atlas.known_on() or is now.';

-- Every event ever entered for zones and kindergartens, beside the feeds the map draws: asked for only by whoever looks at an earlier record.
CREATE VIEW internal.event_records AS
SELECT told.code, told.record, told.is_demo, NULL::geometry(Point, 4326) AS geom
  FROM (
    SELECT z.code, z.is_demo,
           (SELECT json_agg(json_build_array(e.effective_on, e.stage, (e.recorded_at AT TIME ZONE 'Asia/Ulaanbaatar')::date, (e.struck_at AT TIME ZONE 'Asia/Ulaanbaatar')::date)
                   ORDER BY e.effective_on, e.recorded_at, e.id)
              FROM atlas.zone_stage_event e WHERE e.zone_id = z.id) AS record
      FROM atlas.rehabilitation_zone z WHERE z.deleted_at IS NULL
    UNION ALL
    SELECT k.code, k.is_demo,
           (SELECT json_agg(json_build_array(e.effective_on, e.status, (e.recorded_at AT TIME ZONE 'Asia/Ulaanbaatar')::date, (e.struck_at AT TIME ZONE 'Asia/Ulaanbaatar')::date)
                   ORDER BY e.effective_on, e.recorded_at, e.id)
              FROM atlas.kindergarten_status_event e WHERE e.kindergarten_id = k.id) AS record
      FROM atlas.kindergarten k WHERE k.deleted_at IS NULL) told;
COMMENT ON VIEW internal.event_records IS 'The record of every zone and kindergarten: each event ever entered, struck ones too.';
COMMENT ON COLUMN internal.event_records.code IS 'Code of the zone or kindergarten.';
COMMENT ON COLUMN internal.event_records.record IS 'Every event ever entered: [effective on, state, recorded on, struck on or null], oldest first.';
COMMENT ON COLUMN internal.event_records.is_demo IS 'Demo data.';
COMMENT ON COLUMN internal.event_records.geom IS 'None: the places are in the collections themselves.';
GRANT SELECT ON internal.event_records TO atlas_officer, atlas_planner, atlas_admin;

-- A struck event tells its instrument too: by the record of a day before it was struck, it stood under that.
CREATE OR REPLACE VIEW internal.site_details AS
SELECT s.code, s.name_en, s.name_mn, s.aliases, s.deposit_type, o.code AS organisation_code, s.area_ha, s.location_precision, s.prohibited_zone,
       ARRAY(SELECT e.instrument_code FROM atlas.site_status_event e WHERE e.site_id = s.id AND e.struck_at IS NULL
              ORDER BY e.effective_on, e.recorded_at, e.id) AS instruments,
       (SELECT json_agg(json_build_array(v.visited_on, v.workers, v.women, v.men, v.kindergarten_age_children, v.open_shafts,
                 nullif(v.mercury, 'not_assessed'), nullif(v.water_contamination, 'not_assessed'), nullif(v.under_15_seen, 'not_assessed'))
               ORDER BY v.visited_on, v.id)
          FROM atlas.site_visit v WHERE v.site_id = s.id AND v.was_on_site AND v.deleted_at IS NULL) AS visits,
       s.is_demo, NULL::geometry(Point, 4326) AS geom,
       (SELECT json_agg(CASE WHEN e.struck_at IS NULL
                 THEN json_build_array(e.effective_on, e.status, (e.recorded_at AT TIME ZONE 'Asia/Ulaanbaatar')::date, NULL)
                 ELSE json_build_array(e.effective_on, e.status, (e.recorded_at AT TIME ZONE 'Asia/Ulaanbaatar')::date,
                        (e.struck_at AT TIME ZONE 'Asia/Ulaanbaatar')::date, e.instrument_code) END
               ORDER BY e.effective_on, e.recorded_at, e.id)
          FROM atlas.site_status_event e WHERE e.site_id = s.id) AS record
  FROM atlas.site s LEFT JOIN atlas.organisation o ON o.id = s.organisation_id
 WHERE s.deleted_at IS NULL;
COMMENT ON COLUMN internal.site_details.record IS 'Every event ever entered: [effective on, status, recorded on, struck on or null, instrument of a struck one], oldest first.';

-- What a stage is not entered without (domain notes 2.4): the table of data/domain/workflow/zone-stage.ts, which a test compares.
CREATE FUNCTION atlas.zone_evidence_needed(stage text) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE stage
    WHEN 'HANDOVER_SUBMITTED' THEN ARRAY['document']
    WHEN 'ACCEPTED' THEN ARRAY['hectares', 'document']
    WHEN 'REJECTED' THEN ARRAY['due_on', 'note']
    ELSE ARRAY[]::text[] END
$$;
COMMENT ON FUNCTION atlas.zone_evidence_needed IS 'What an event that brings a zone into this stage must carry.';

CREATE FUNCTION atlas.zone_event_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  missing text;
BEGIN
  SELECT needed.name INTO missing FROM unnest(atlas.zone_evidence_needed(NEW.stage)) WITH ORDINALITY AS needed (name, position)
   WHERE CASE needed.name
           WHEN 'hectares' THEN NEW.hectares IS NULL
           WHEN 'due_on' THEN NEW.due_on IS NULL
           WHEN 'document' THEN nullif(btrim(NEW.document_reference), '') IS NULL
           WHEN 'note' THEN nullif(btrim(NEW.note), '') IS NULL END
   ORDER BY needed.position LIMIT 1;
  IF missing IS NOT NULL THEN
    RAISE EXCEPTION 'A zone does not enter this stage without: %', missing
      USING ERRCODE = 'check_violation', CONSTRAINT = 'zone_stage_event_' || missing || '_needed';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.zone_event_guard IS 'Trigger: a stage event that a person enters carries what shows it.';
CREATE TRIGGER zone_stage_event_guard AFTER INSERT ON atlas.zone_stage_event FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.zone_event_guard();
REVOKE EXECUTE ON FUNCTION atlas.zone_evidence_needed(text), atlas.zone_event_guard() FROM PUBLIC;

-- The sites a zone or a kindergarten is linked to are part of what it is: its own entries in the change log hold them, and going back to one
-- brings them back. The table of pairs stays the truth; the column is kept by a trigger. Pairs need no chains of their own any more.
ALTER TABLE atlas.rehabilitation_zone ADD COLUMN linked_sites uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE atlas.kindergarten ADD COLUMN linked_sites uuid[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN atlas.rehabilitation_zone.linked_sites IS 'Derived from rehabilitation_zone_site, in order: sites the zone is linked to.';
COMMENT ON COLUMN atlas.kindergarten.linked_sites IS 'Derived from kindergarten_site, in order: sites the kindergarten serves.';

CREATE FUNCTION atlas.links_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
BEGIN
  EXECUTE format(
    'UPDATE atlas.%1$I r SET linked_sites = l.sites
       FROM (SELECT c.id, ARRAY(SELECT k.site_id FROM atlas.%2$I k WHERE k.%3$I = c.id ORDER BY k.site_id) AS sites
               FROM (SELECT DISTINCT t.%3$I AS id FROM touched t) c) l
      WHERE r.id = l.id AND r.linked_sites <> l.sites', TG_ARGV[0], TG_TABLE_NAME, TG_ARGV[1]);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.links_changed IS 'Trigger: a record knows its linked sites, and its memory tells when they change.';
REVOKE EXECUTE ON FUNCTION atlas.links_changed() FROM PUBLIC;

DO $$
DECLARE
  told text[];
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[['rehabilitation_zone', 'zone_id'], ['kindergarten', 'kindergarten_id']] LOOP
    EXECUTE format('DROP TRIGGER %1$s_log_change ON atlas.%1$I', told[1] || '_site');
    EXECUTE format('UPDATE atlas.%1$I r SET linked_sites = ARRAY(SELECT k.site_id FROM atlas.%2$I k WHERE k.%3$I = r.id ORDER BY k.site_id)
                     WHERE EXISTS (SELECT 1 FROM atlas.%2$I k WHERE k.%3$I = r.id)', told[1], told[1] || '_site', told[2]);
    EXECUTE format('CREATE TRIGGER %1$s_linked AFTER INSERT ON atlas.%1$I REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION atlas.links_changed(%2$L, %3$L)',
      told[1] || '_site', told[1], told[2]);
    EXECUTE format('CREATE TRIGGER %1$s_unlinked AFTER DELETE ON atlas.%1$I REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION atlas.links_changed(%2$L, %3$L)',
      told[1] || '_site', told[1], told[2]);
  END LOOP;
END
$$;
