-- The life of a zone, held by the database: counters kept apart and named when they do not fit, hectares that follow from the events that show
-- them, and four eyes that cannot be got around by striking an event.

ALTER TABLE atlas.rehabilitation_zone ADD COLUMN cost_mnt double precision
  CONSTRAINT rehabilitation_zone_cost_plausible CHECK (cost_mnt >= 0 AND cost_mnt <= 1e12);
COMMENT ON COLUMN atlas.rehabilitation_zone.cost_mnt IS 'What the work has cost so far, in tögrög.';
GRANT INSERT (cost_mnt), UPDATE (cost_mnt) ON atlas.rehabilitation_zone TO atlas_officer, atlas_admin;

-- One constraint a counter, so that whoever is refused is told which. 5 % beyond the outline is what measuring by tape and by satellite may differ.
ALTER TABLE atlas.rehabilitation_zone
  DROP CONSTRAINT rehabilitation_zone_counters_within_area,
  ADD CONSTRAINT rehabilitation_zone_disturbed_within_area CHECK (disturbed_ha <= area_ha * 1.05),
  ADD CONSTRAINT rehabilitation_zone_technical_within_area CHECK (technical_ha <= area_ha * 1.05),
  ADD CONSTRAINT rehabilitation_zone_topsoil_within_area CHECK (topsoil_ha <= area_ha * 1.05),
  ADD CONSTRAINT rehabilitation_zone_biological_within_area CHECK (biological_ha <= area_ha * 1.05),
  ADD CONSTRAINT rehabilitation_zone_accepted_within_area CHECK (accepted_ha <= area_ha * 1.05);

-- Accepted hectares are what a commission accepted: they follow from its act, and nobody types them in.
REVOKE INSERT (accepted_ha), UPDATE (accepted_ha) ON atlas.rehabilitation_zone FROM atlas_officer, atlas_admin;

ALTER TABLE atlas.zone_stage_event ADD COLUMN counter_before double precision;
COMMENT ON COLUMN atlas.zone_stage_event.counter_before IS 'What the counter held that this event''s hectares replaced: it holds it again when the event is struck.';

-- `zoneStageCounter` of data/domain/workflow/zone-counters.ts in SQL; a test compares the two.
CREATE FUNCTION atlas.zone_counter_of(stage text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE stage WHEN 'ASSESSED' THEN 'disturbed_ha' WHEN 'REDISTURBED' THEN 'disturbed_ha' WHEN 'TECHNICAL_DONE' THEN 'technical_ha'
                    WHEN 'BIOLOGICAL' THEN 'biological_ha' WHEN 'MONITORING' THEN 'biological_ha' WHEN 'ACCEPTED' THEN 'accepted_ha' END
$$;
COMMENT ON FUNCTION atlas.zone_counter_of IS 'The counter that the hectares of a stage speak of, null: none.';

-- The newest event that tells hectares says what its counter holds; one entered late for an earlier day does not. Struck, the counter holds what
-- it held before, unless something newer has been told or typed since.
CREATE FUNCTION atlas.count_zone_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  counter text := atlas.zone_counter_of(NEW.stage);
BEGIN
  IF counter IS NULL OR NEW.hectares IS NULL OR EXISTS (
       SELECT 1 FROM atlas.zone_stage_event e
        WHERE e.zone_id = NEW.zone_id AND e.id <> NEW.id AND e.struck_at IS NULL AND e.hectares IS NOT NULL AND atlas.zone_counter_of(e.stage) = counter
          AND (e.effective_on, e.recorded_at) > (NEW.effective_on, NEW.recorded_at)) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' THEN
    EXECUTE format('SELECT z.%I FROM atlas.rehabilitation_zone z WHERE z.id = $1', counter) INTO NEW.counter_before USING NEW.zone_id;
    EXECUTE format('UPDATE atlas.rehabilitation_zone SET %1$I = $2 WHERE id = $1 AND %1$I IS DISTINCT FROM $2', counter) USING NEW.zone_id, NEW.hectares;
  ELSE
    EXECUTE format('UPDATE atlas.rehabilitation_zone SET %1$I = $3 WHERE id = $1 AND %1$I = $2 AND %1$I IS DISTINCT FROM $3', counter)
      USING NEW.zone_id, NEW.hectares, coalesce(OLD.counter_before,
        (SELECT e.hectares FROM atlas.zone_stage_event e
          WHERE e.zone_id = NEW.zone_id AND e.id <> NEW.id AND e.struck_at IS NULL AND e.hectares IS NOT NULL AND atlas.zone_counter_of(e.stage) = counter
          ORDER BY e.effective_on DESC, e.recorded_at DESC LIMIT 1));
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.count_zone_event IS 'Trigger: hectares told by an event become those of their counter, and are taken back with it.';
-- "zz": after the guards that say who may enter it.
CREATE TRIGGER zz_zone_stage_event_count BEFORE INSERT ON atlas.zone_stage_event FOR EACH ROW
  WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.count_zone_event();
CREATE TRIGGER zz_zone_stage_event_uncount BEFORE UPDATE ON atlas.zone_stage_event FOR EACH ROW
  WHEN (OLD.struck_at IS NULL AND NEW.struck_at IS NOT NULL AND NOT atlas.is_loading()) EXECUTE FUNCTION atlas.count_zone_event();

CREATE FUNCTION atlas.zone_correction_due() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.due_on < NEW.effective_on THEN
    RAISE EXCEPTION 'A correction is due after it is asked for' USING ERRCODE = 'check_violation', CONSTRAINT = 'zone_stage_event_due_after';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.zone_correction_due IS 'Trigger: a correction is not due before it is asked for.';
CREATE TRIGGER zone_stage_event_due BEFORE INSERT ON atlas.zone_stage_event FOR EACH ROW
  WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.zone_correction_due();

-- Whoever ever submitted a zone does not judge it, not only whoever submitted it last; and whoever judged it does not put a submission of their own
-- under that judgement afterwards, by striking another's.
CREATE OR REPLACE FUNCTION atlas.zone_four_eyes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
BEGIN
  IF NEW.stage IN ('ACCEPTED', 'REJECTED') AND (
       EXISTS (SELECT 1 FROM atlas.rehabilitation_zone z WHERE z.id = NEW.zone_id AND z.marked_by = atlas.actor())
       OR EXISTS (SELECT 1 FROM atlas.zone_stage_event e
                   WHERE e.zone_id = NEW.zone_id AND e.stage = 'HANDOVER_SUBMITTED' AND e.struck_at IS NULL AND e.actor_id = atlas.actor()))
     OR NEW.stage = 'HANDOVER_SUBMITTED' AND EXISTS (
       SELECT 1 FROM atlas.zone_stage_event e
        WHERE e.zone_id = NEW.zone_id AND e.stage IN ('ACCEPTED', 'REJECTED') AND e.struck_at IS NULL AND e.actor_id = atlas.actor()
          AND (e.effective_on, e.recorded_at) > (NEW.effective_on, NEW.recorded_at)) THEN
    RAISE EXCEPTION 'Whoever marked or submitted a zone does not accept it' USING ERRCODE = 'check_violation', CONSTRAINT = 'zone_four_eyes';
  END IF;
  RETURN NULL;
END
$$;
DROP TRIGGER zone_stage_event_four_eyes ON atlas.zone_stage_event;
CREATE TRIGGER zone_stage_event_four_eyes AFTER INSERT ON atlas.zone_stage_event FOR EACH ROW
  WHEN (NEW.stage IN ('HANDOVER_SUBMITTED', 'ACCEPTED', 'REJECTED') AND NOT atlas.is_loading()) EXECUTE FUNCTION atlas.zone_four_eyes();

REVOKE EXECUTE ON FUNCTION atlas.zone_counter_of(text), atlas.count_zone_event(), atlas.zone_correction_due() FROM PUBLIC;

CREATE OR REPLACE VIEW internal.rehabilitation_zones AS
SELECT z.id, z.code, z.name_en, z.name_mn, st.stage, w.state_group AS stage_group, st.since AS stage_since,
       CASE WHEN atlas.known_on() IS NULL THEN z.history ELSE known.history END AS history,
       z.area_ha, z.disturbed_ha, z.technical_ha, z.topsoil_ha, z.biological_ha, z.accepted_ha, z.origin, z.deposit_type,
       o.name_en AS organisation_name, o.kind AS organisation_kind, z.funder, z.worker_days, z.species, z.is_fenced, z.next_check_on,
       ARRAY(SELECT s.code FROM atlas.rehabilitation_zone_site l JOIN atlas.site s ON s.id = l.site_id WHERE l.zone_id = z.id ORDER BY s.code) AS site_codes,
       z.aimag_code, z.soum_code, z.is_demo, z.version, z.updated_at, z.geom, z.cost_mnt
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
COMMENT ON COLUMN internal.rehabilitation_zones.cost_mnt IS 'What the work has cost so far, in tögrög.';
