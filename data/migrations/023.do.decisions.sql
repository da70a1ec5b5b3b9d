-- Decisions with a memory. A dated event is never changed; one entered in error is struck, with who, when and why, and what takes its place
-- beside it. So there are two times: valid time (effective_on) and record time (recorded_at, struck_at), and any pair of days has its answer.

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['site_status_event', 'zone_stage_event', 'kindergarten_status_event'] LOOP
    EXECUTE format('ALTER TABLE atlas.%1$I
      ADD COLUMN batch_id uuid,
      ADD COLUMN struck_at timestamptz,
      ADD COLUMN struck_by uuid CONSTRAINT %1$s_struck_by_fk REFERENCES atlas.account (id),
      ADD COLUMN strike_reason text CONSTRAINT %1$s_strike_reason_short CHECK (length(strike_reason) BETWEEN 3 AND 1000),
      ADD COLUMN replaced_by uuid CONSTRAINT %1$s_replaced_by_fk REFERENCES atlas.%1$I (id) DEFERRABLE INITIALLY DEFERRED,
      ADD CONSTRAINT %1$s_strike_has_reason CHECK ((struck_at IS NULL) = (strike_reason IS NULL) AND (struck_at IS NOT NULL OR replaced_by IS NULL))', name);
    EXECUTE format('CREATE INDEX %1$s_struck_by_idx ON atlas.%1$I (struck_by) WHERE struck_by IS NOT NULL', name);
    EXECUTE format('CREATE INDEX %1$s_replaced_by_idx ON atlas.%1$I (replaced_by) WHERE replaced_by IS NOT NULL', name);
    EXECUTE format('CREATE INDEX %1$s_batch_idx ON atlas.%1$I (batch_id) WHERE batch_id IS NOT NULL', name);
    EXECUTE format('COMMENT ON COLUMN atlas.%I.batch_id IS %L', name, 'Events entered together by one decision share it.');
    EXECUTE format('COMMENT ON COLUMN atlas.%I.struck_at IS %L', name, 'When it was struck as entered in error; null: it stands.');
    EXECUTE format('COMMENT ON COLUMN atlas.%I.struck_by IS %L', name, 'Account that struck it.');
    EXECUTE format('COMMENT ON COLUMN atlas.%I.strike_reason IS %L', name, 'Why it was struck.');
    EXECUTE format('COMMENT ON COLUMN atlas.%I.replaced_by IS %L', name, 'The event that takes its place; null: none does.');
  END LOOP;
END
$$;

ALTER TABLE atlas.site_status_event
  ADD COLUMN instrument_exception text CONSTRAINT site_status_event_exception_short CHECK (length(instrument_exception) BETWEEN 3 AND 1000),
  ADD COLUMN override_reason text CONSTRAINT site_status_event_override_short CHECK (length(override_reason) BETWEEN 3 AND 1000);
COMMENT ON COLUMN atlas.site_status_event.instrument_exception IS 'Why the event rests on an instrument that was not in force that day.';
COMMENT ON COLUMN atlas.site_status_event.override_reason IS 'Why an administrator let it pass in spite of a warning (group in default, prohibited zone).';

-- Which events stand: now, or as the record was on a day (record time, atlas.known_on).
CREATE FUNCTION atlas.known_on() RETURNS date
LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('atlas.known_on', true), '')::date $$;
COMMENT ON FUNCTION atlas.known_on IS 'The day whose record a request looks at, null for now.';

CREATE FUNCTION atlas.stood(recorded_at timestamptz, struck_at timestamptz, known_on date) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN known_on IS NULL THEN struck_at IS NULL
         ELSE recorded_at < ((known_on + 1)::timestamp AT TIME ZONE 'Asia/Ulaanbaatar')
              AND (struck_at IS NULL OR struck_at >= ((known_on + 1)::timestamp AT TIME ZONE 'Asia/Ulaanbaatar')) END
$$;
COMMENT ON FUNCTION atlas.stood IS 'Did an event stand in the record at the end of that day in Mongolia (null: now)?';

-- The histories of some records, held against their workflow and written down where they are derived. Called by the triggers below.
CREATE FUNCTION atlas.derive_histories(workflow text, record_table text, record_column text, state_column text, event_table text, records uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  broken record;
  ordered text := format(
    'SELECT ev.%1$I AS record_id, ev.id, ev.effective_on, ev.recorded_at, ev.%2$I AS state,
            lag(ev.%2$I) OVER (PARTITION BY ev.%1$I ORDER BY ev.effective_on, ev.recorded_at, ev.id) AS previous
       FROM atlas.%3$I ev WHERE ev.%1$I = ANY ($1) AND ev.struck_at IS NULL',
    record_column, state_column, event_table);
BEGIN
  EXECUTE format(
    'SELECT r.code, e.effective_on, e.previous, e.state FROM (%s) e JOIN atlas.%I r ON r.id = e.record_id
      WHERE CASE WHEN e.previous IS NULL
              THEN NOT EXISTS (SELECT 1 FROM atlas.workflow_state w WHERE w.workflow = $2 AND w.code = e.state AND w.is_initial)
              ELSE NOT EXISTS (SELECT 1 FROM atlas.workflow_transition t WHERE t.workflow = $2 AND t.from_code = e.previous AND t.to_code = e.state) END
      ORDER BY r.code, e.effective_on LIMIT 1', ordered, record_table)
    INTO broken USING records, workflow;
  IF broken.code IS NOT NULL THEN
    RAISE EXCEPTION '%: % cannot follow % on %', broken.code, broken.state, coalesce(broken.previous, 'nothing'), broken.effective_on
      USING ERRCODE = 'check_violation', CONSTRAINT = event_table || '_transition_allowed',
            DETAIL = json_build_object('code', broken.code, 'from', broken.previous, 'to', broken.state, 'effectiveOn', broken.effective_on)::text;
  END IF;
  EXECUTE format(
    'SELECT r.code FROM atlas.%I r WHERE r.id = ANY ($1) AND NOT EXISTS (SELECT 1 FROM atlas.%I ev WHERE ev.%I = r.id AND ev.struck_at IS NULL) LIMIT 1',
    record_table, event_table, record_column) INTO broken USING records;
  IF broken.code IS NOT NULL THEN
    RAISE EXCEPTION '%: the only event of a history cannot be struck without another in its place', broken.code
      USING ERRCODE = 'check_violation', CONSTRAINT = event_table || '_history_not_empty';
  END IF;
  EXECUTE format(
    'UPDATE atlas.%I r SET current_state = d.state, current_state_since = d.effective_on, current_state_event_id = d.event_id, history = d.history
       FROM (SELECT e.record_id,
                    (array_agg(e.state ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC))[1] AS state,
                    (array_agg(e.effective_on ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC))[1] AS effective_on,
                    (array_agg(e.id ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC))[1] AS event_id,
                    jsonb_agg(jsonb_build_array(e.effective_on, e.state) ORDER BY e.effective_on, e.recorded_at, e.id) AS history
               FROM (%s) e GROUP BY e.record_id) d
      WHERE r.id = d.record_id', record_table, ordered) USING records;
END
$$;
COMMENT ON FUNCTION atlas.derive_histories IS 'Holds the histories of records against their workflow and keeps what is derived from them.';

CREATE OR REPLACE FUNCTION atlas.history_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  touched uuid[];
BEGIN
  -- An event struck for another in its place leaves its history open until that one is entered, in the same transaction.
  EXECUTE format('SELECT array_agg(DISTINCT added.%I) FROM added WHERE added.replaced_by IS NULL', TG_ARGV[2]) INTO touched;
  IF touched IS NOT NULL THEN
    PERFORM atlas.derive_histories(TG_ARGV[0], TG_ARGV[1], TG_ARGV[2], TG_ARGV[3], TG_TABLE_NAME, touched);
  END IF;
  RETURN NULL;
END
$$;

-- Of an event only its striking may be written, once.
CREATE FUNCTION atlas.refuse_but_strike() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  -- workflow is generated: before the row is written it has no value yet.
  IF OLD.struck_at IS NOT NULL OR to_jsonb(NEW) - ARRAY['workflow', 'struck_at', 'struck_by', 'strike_reason', 'replaced_by']
       <> to_jsonb(OLD) - ARRAY['workflow', 'struck_at', 'struck_by', 'strike_reason', 'replaced_by'] THEN
    RAISE EXCEPTION 'Events of % are append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
  END IF;
  NEW.struck_at := clock_timestamp();
  NEW.struck_by := coalesce(atlas.actor(), NEW.struck_by);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.refuse_but_strike IS 'Trigger: what was decided stays on record; what was entered in error is struck and stays too.';

DROP TRIGGER site_status_event_append_only ON atlas.site_status_event;
DROP TRIGGER zone_stage_event_append_only ON atlas.zone_stage_event;
DROP TRIGGER kindergarten_status_event_append_only ON atlas.kindergarten_status_event;
DO $$
DECLARE
  told text[];
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[
    ['site_status_event', 'site-status', 'site', 'site_id', 'status'],
    ['zone_stage_event', 'zone-stage', 'rehabilitation_zone', 'zone_id', 'stage'],
    ['kindergarten_status_event', 'kindergarten-status', 'kindergarten', 'kindergarten_id', 'status']] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_append_only BEFORE DELETE ON atlas.%1$I FOR EACH STATEMENT EXECUTE FUNCTION atlas.refuse_change()', told[1]);
    EXECUTE format('CREATE TRIGGER %1$s_strike BEFORE UPDATE ON atlas.%1$I FOR EACH ROW EXECUTE FUNCTION atlas.refuse_but_strike()', told[1]);
    EXECUTE format('CREATE TRIGGER %1$s_struck AFTER UPDATE ON atlas.%1$I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION atlas.history_changed(%2$L, %3$L, %4$L, %5$L)',
      told[1], told[2], told[3], told[4], told[5]);
    EXECUTE format('CREATE TRIGGER %1$s_log_strike AFTER UPDATE ON atlas.%1$I FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change(%2$L)', told[1], told[4]);
  END LOOP;
END
$$;

-- The guards of the path to legality (domain notes 1.5), for what people enter; what is loaded from elsewhere is taken as history.
CREATE FUNCTION atlas.site_event_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  place record;
BEGIN
  SELECT s.organisation_id, s.prohibited_zone, coalesce(o.has_rehabilitation_default, false) AS is_in_default, o.members_women + o.members_men AS members
    INTO place FROM atlas.site s LEFT JOIN atlas.organisation o ON o.id = s.organisation_id WHERE s.id = NEW.site_id;
  IF NEW.instrument_code IS NOT NULL AND NEW.instrument_exception IS NULL AND NEW.contract_number IS NOT NULL 
     AND NOT (atlas.was_in_force(NEW.instrument_code, NEW.effective_on) AND (SELECT i.bears_contracts FROM atlas.legal_instrument i WHERE i.code = NEW.instrument_code)) THEN
    RAISE EXCEPTION 'No contract could rest on the instrument on that day' USING ERRCODE = 'check_violation', CONSTRAINT = 'site_status_event_instrument_in_force';
  END IF;
  IF NEW.status = 'FORMAL' AND NEW.contract_number IS NOT NULL AND NEW.instrument_code IS NULL THEN
    RAISE EXCEPTION 'A contract rests on an instrument' USING ERRCODE = 'check_violation', CONSTRAINT = 'site_status_event_instrument_named';
  END IF;
  IF NEW.status = 'FORMAL' AND place.organisation_id IS NULL THEN
    RAISE EXCEPTION 'A contract needs a group' USING ERRCODE = 'check_violation', CONSTRAINT = 'site_status_event_group_known';
  END IF;
  IF NEW.status IN ('ORGANISED', 'FORMAL') AND place.members < 5 THEN
    RAISE EXCEPTION 'A group has at least five members' USING ERRCODE = 'check_violation', CONSTRAINT = 'site_status_event_group_of_five';
  END IF;
  IF NEW.status = 'FORMAL' AND NEW.override_reason IS NULL AND (place.is_in_default OR place.prohibited_zone NOT IN ('none', 'not_assessed')) THEN
    RAISE EXCEPTION 'The group is in default or the place is prohibited' USING ERRCODE = 'check_violation', CONSTRAINT = 'site_status_event_override_needed';
  END IF;
  IF NEW.status = 'HANDED_BACK' AND EXISTS (
       SELECT 1 FROM atlas.rehabilitation_zone_site l JOIN atlas.rehabilitation_zone z ON z.id = l.zone_id
        WHERE l.site_id = NEW.site_id AND z.deleted_at IS NULL
          AND (SELECT e.stage FROM atlas.zone_stage_event e WHERE e.zone_id = z.id AND e.struck_at IS NULL AND e.effective_on <= NEW.effective_on
                ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC LIMIT 1) IS DISTINCT FROM 'ACCEPTED') THEN
    RAISE EXCEPTION 'A linked zone is not accepted yet' USING ERRCODE = 'check_violation', CONSTRAINT = 'site_status_event_zones_accepted';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.site_event_guard IS 'Trigger: group, members, instrument, warnings and linked zones of a status event that a person enters.';
CREATE TRIGGER site_status_event_guard AFTER INSERT ON atlas.site_status_event FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.site_event_guard();

-- Nobody but an administrator overrides a warning. Runs as whoever asks, so that current_user is the request's role.
CREATE FUNCTION atlas.guard_override() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.override_reason IS NOT NULL AND current_user = 'atlas_planner' THEN
    RAISE EXCEPTION 'Only an administrator overrides a warning' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'override_by_administrator';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.guard_override IS 'Trigger: a warning is overridden by an administrator.';
CREATE TRIGGER site_status_event_override BEFORE INSERT ON atlas.site_status_event FOR EACH ROW WHEN (NEW.override_reason IS NOT NULL) EXECUTE FUNCTION atlas.guard_override();

-- Taking back what one has just entered is no correction: the author may, within a day, while nothing came after it.
CREATE FUNCTION atlas.take_back(event_table text, events uuid[], why text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  told record;
  taken integer;
BEGIN
  SELECT * INTO told FROM (VALUES ('site_status_event', 'site_id'), ('zone_stage_event', 'zone_id'), ('kindergarten_status_event', 'kindergarten_id')) AS t (name, record_column)
   WHERE t.name = event_table;
  IF told.name IS NULL THEN
    RAISE EXCEPTION 'There are no such events' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  EXECUTE format(
    'UPDATE atlas.%1$I e SET struck_at = now(), strike_reason = $2, struck_by = atlas.actor()
      WHERE e.id = ANY ($1) AND e.struck_at IS NULL AND e.actor_id = atlas.actor() AND e.recorded_at > now() - interval ''1 day''
        AND NOT EXISTS (SELECT 1 FROM atlas.%1$I later WHERE later.%2$I = e.%2$I AND later.struck_at IS NULL AND later.recorded_at > e.recorded_at AND NOT later.id = ANY ($1))',
    told.name, told.record_column) USING events, why;
  GET DIAGNOSTICS taken = ROW_COUNT;
  IF taken <> cardinality(events) THEN
    RAISE EXCEPTION 'Some of these can no longer be taken back' USING ERRCODE = 'check_violation', CONSTRAINT = 'take_back_in_time';
  END IF;
  RETURN taken;
END
$$;
COMMENT ON FUNCTION atlas.take_back IS 'Strikes events their author entered within a day, all of them or none.';

REVOKE EXECUTE ON FUNCTION atlas.known_on(), atlas.stood(timestamptz, timestamptz, date), atlas.derive_histories(text, text, text, text, text, uuid[]),
  atlas.refuse_but_strike(), atlas.site_event_guard(), atlas.guard_override(), atlas.take_back(text, uuid[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION atlas.known_on(), atlas.stood(timestamptz, timestamptz, date), atlas.guard_override(), atlas.refuse_but_strike(), atlas.take_back(text, uuid[], text)
  TO atlas_officer, atlas_planner, atlas_admin;
GRANT EXECUTE ON FUNCTION atlas.stood(timestamptz, timestamptz, date), atlas.known_on() TO atlas_publisher;
GRANT INSERT (batch_id, instrument_exception, override_reason) ON atlas.site_status_event TO atlas_planner, atlas_admin;
GRANT UPDATE (struck_at, strike_reason, replaced_by) ON atlas.site_status_event, atlas.zone_stage_event, atlas.kindergarten_status_event TO atlas_admin;

-- The views of staff look at both times.
CREATE OR REPLACE VIEW internal.sites AS
SELECT s.id, s.code, s.name_en, s.name_mn, s.site_kind, s.deposit_type, s.minerals,
       st.status, w.state_group AS status_group, st.since AS status_since, e.instrument_code AS status_instrument, e.suspension_reason,
       CASE WHEN atlas.known_on() IS NULL THEN s.history ELSE known.history END AS history,
       s.organisation_id, o.name_en AS organisation_name, o.kind AS organisation_kind,
       o.members_women + o.members_men AS organisation_members,
       s.aimag_code, s.soum_code, s.area_ha, s.location_precision, s.prohibited_zone,
       v.visited_on AS last_visit_on, v.workers, v.women, v.men, v.kindergarten_age_children, v.open_shafts, v.mercury,
       s.is_demo, s.version, s.updated_at, s.geom
  FROM atlas.site s
  LEFT JOIN LATERAL (
    SELECT ev.id, ev.status, ev.effective_on FROM atlas.site_status_event ev
     WHERE (atlas.valid_on() IS NOT NULL OR atlas.known_on() IS NOT NULL) AND ev.site_id = s.id
       AND (atlas.valid_on() IS NULL OR ev.effective_on <= atlas.valid_on()) AND atlas.stood(ev.recorded_at, ev.struck_at, atlas.known_on())
     ORDER BY ev.effective_on DESC, ev.recorded_at DESC, ev.id DESC LIMIT 1) past ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(ev.effective_on, ev.status) ORDER BY ev.effective_on, ev.recorded_at, ev.id) AS history FROM atlas.site_status_event ev
     WHERE atlas.known_on() IS NOT NULL AND ev.site_id = s.id AND atlas.stood(ev.recorded_at, ev.struck_at, atlas.known_on())) known ON true
  CROSS JOIN LATERAL (
    SELECT CASE WHEN atlas.valid_on() IS NULL AND atlas.known_on() IS NULL THEN s.current_state ELSE past.status END AS status,
           CASE WHEN atlas.valid_on() IS NULL AND atlas.known_on() IS NULL THEN s.current_state_since ELSE past.effective_on END AS since,
           CASE WHEN atlas.valid_on() IS NULL AND atlas.known_on() IS NULL THEN s.current_state_event_id ELSE past.id END AS event_id) st
  JOIN atlas.workflow_state w ON w.workflow = 'site-status' AND w.code = st.status
  LEFT JOIN atlas.site_status_event e ON e.id = st.event_id
  LEFT JOIN atlas.organisation o ON o.id = s.organisation_id
  LEFT JOIN LATERAL (
    SELECT sv.visited_on, sv.workers, sv.women, sv.men, sv.kindergarten_age_children, sv.open_shafts, sv.mercury
      FROM atlas.site_visit sv
     WHERE sv.site_id = s.id AND sv.was_on_site AND sv.deleted_at IS NULL AND (atlas.valid_on() IS NULL OR sv.visited_on <= atlas.valid_on())
     ORDER BY sv.visited_on DESC, sv.id DESC LIMIT 1) v ON true
 WHERE s.deleted_at IS NULL;
COMMENT ON VIEW internal.sites IS 'Mining sites, exact, as of atlas.valid_on() or today, as the record was on atlas.known_on() or is now.';

CREATE OR REPLACE VIEW internal.site_status_events AS
SELECT e.id, e.site_id, s.code AS site_code, e.status, e.effective_on, e.recorded_at, e.instrument_code, e.suspension_reason,
       e.contract_type, e.contract_number, e.contract_from, e.contract_to, e.document_reference, e.note, e.is_demo, NULL::geometry(Point, 4326) AS geom,
       e.instrument_exception, e.override_reason, e.batch_id, e.struck_at, e.strike_reason, e.replaced_by, a.display_name AS recorded_by
  FROM atlas.site_status_event e JOIN atlas.site s ON s.id = e.site_id LEFT JOIN atlas.account a ON a.id = e.actor_id WHERE s.deleted_at IS NULL;
CREATE OR REPLACE VIEW internal.zone_stage_events AS
SELECT e.id, e.zone_id, z.code AS zone_code, e.stage, e.effective_on, e.recorded_at, e.hectares, e.due_on, e.document_reference, e.note, e.is_demo, NULL::geometry(Point, 4326) AS geom,
       e.batch_id, e.struck_at, e.strike_reason, e.replaced_by, a.display_name AS recorded_by
  FROM atlas.zone_stage_event e JOIN atlas.rehabilitation_zone z ON z.id = e.zone_id LEFT JOIN atlas.account a ON a.id = e.actor_id WHERE z.deleted_at IS NULL;
CREATE OR REPLACE VIEW internal.kindergarten_status_events AS
SELECT e.id, e.kindergarten_id, k.code AS kindergarten_code, e.status, e.effective_on, e.recorded_at, e.document_reference, e.note, e.is_demo, NULL::geometry(Point, 4326) AS geom,
       e.batch_id, e.struck_at, e.strike_reason, e.replaced_by, a.display_name AS recorded_by
  FROM atlas.kindergarten_status_event e JOIN atlas.kindergarten k ON k.id = e.kindergarten_id LEFT JOIN atlas.account a ON a.id = e.actor_id WHERE k.deleted_at IS NULL;

CREATE OR REPLACE VIEW internal.site_details AS
SELECT s.code, s.name_en, s.name_mn, s.aliases, s.deposit_type, o.code AS organisation_code, s.area_ha, s.location_precision, s.prohibited_zone,
       ARRAY(SELECT e.instrument_code FROM atlas.site_status_event e WHERE e.site_id = s.id AND e.struck_at IS NULL
              ORDER BY e.effective_on, e.recorded_at, e.id) AS instruments,
       (SELECT json_agg(json_build_array(v.visited_on, v.workers, v.women, v.men, v.kindergarten_age_children, v.open_shafts,
                 nullif(v.mercury, 'not_assessed'), nullif(v.water_contamination, 'not_assessed'), nullif(v.under_15_seen, 'not_assessed'))
               ORDER BY v.visited_on, v.id)
          FROM atlas.site_visit v WHERE v.site_id = s.id AND v.was_on_site AND v.deleted_at IS NULL) AS visits,
       s.is_demo, NULL::geometry(Point, 4326) AS geom,
       (SELECT json_agg(json_build_array(e.effective_on, e.status, (e.recorded_at AT TIME ZONE 'Asia/Ulaanbaatar')::date, (e.struck_at AT TIME ZONE 'Asia/Ulaanbaatar')::date)
               ORDER BY e.effective_on, e.recorded_at, e.id)
          FROM atlas.site_status_event e WHERE e.site_id = s.id) AS record
  FROM atlas.site s LEFT JOIN atlas.organisation o ON o.id = s.organisation_id
 WHERE s.deleted_at IS NULL;

DO $$
DECLARE
  view_name text;
  told text[];
BEGIN
  COMMENT ON COLUMN internal.site_details.record IS 'Every event ever entered: [effective on, status, recorded on, struck on or null], oldest first.';
  COMMENT ON COLUMN internal.site_status_events.instrument_exception IS 'Why the instrument was not in force.';
  COMMENT ON COLUMN internal.site_status_events.override_reason IS 'Why a warning was overridden.';
  FOREACH view_name IN ARRAY ARRAY['site_status_events', 'zone_stage_events', 'kindergarten_status_events'] LOOP
    FOREACH told SLICE 1 IN ARRAY ARRAY[['batch_id', 'Events entered together share it.'], ['struck_at', 'When it was struck as entered in error.'],
      ['strike_reason', 'Why it was struck.'], ['replaced_by', 'The event in its place.'], ['recorded_by', 'Who entered it.']] LOOP
      EXECUTE format('COMMENT ON COLUMN internal.%I.%I IS %L', view_name, told[1], told[2]);
    END LOOP;
  END LOOP;
END
$$;

-- Acceptance is a planner's, and never of whoever marked the land or handed it in: four eyes.
CREATE FUNCTION atlas.guard_acceptance() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'atlas_officer' THEN
    RAISE EXCEPTION 'An officer neither accepts nor returns a zone' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'zone_accepted_by_planner';
  END IF;
  IF current_user = 'atlas_planner' AND NEW.stage NOT IN ('ACCEPTED', 'REJECTED') THEN
    RAISE EXCEPTION 'A planner accepts or returns a zone and does not work on it' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'zone_worked_by_officer';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.guard_acceptance IS 'Trigger: officers work on zones, planners accept or return them.';
CREATE TRIGGER zone_stage_event_acceptance BEFORE INSERT ON atlas.zone_stage_event FOR EACH ROW
  WHEN ((NEW.stage IN ('ACCEPTED', 'REJECTED')) = (current_user = 'atlas_officer') AND NOT atlas.is_loading()) EXECUTE FUNCTION atlas.guard_acceptance();

CREATE FUNCTION atlas.zone_four_eyes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM atlas.rehabilitation_zone z WHERE z.id = NEW.zone_id AND z.marked_by = atlas.actor())
     OR atlas.actor() = (SELECT e.actor_id FROM atlas.zone_stage_event e WHERE e.zone_id = NEW.zone_id AND e.stage = 'HANDOVER_SUBMITTED' AND e.struck_at IS NULL
                          ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC LIMIT 1) THEN
    RAISE EXCEPTION 'Whoever marked or submitted a zone does not accept it' USING ERRCODE = 'check_violation', CONSTRAINT = 'zone_four_eyes';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.zone_four_eyes IS 'Trigger: whoever accepts or returns a zone is neither who marked nor who submitted it.';
CREATE TRIGGER zone_stage_event_four_eyes AFTER INSERT ON atlas.zone_stage_event FOR EACH ROW
  WHEN (NEW.stage IN ('ACCEPTED', 'REJECTED') AND NOT atlas.is_loading()) EXECUTE FUNCTION atlas.zone_four_eyes();

CREATE FUNCTION atlas.mark_by_actor() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.marked_by := atlas.actor();
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.mark_by_actor IS 'Trigger: a zone remembers who marked it.';
CREATE TRIGGER rehabilitation_zone_marked BEFORE INSERT ON atlas.rehabilitation_zone FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.mark_by_actor();
REVOKE EXECUTE ON FUNCTION atlas.guard_acceptance(), atlas.zone_four_eyes(), atlas.mark_by_actor() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION atlas.guard_acceptance(), atlas.mark_by_actor() TO atlas_officer, atlas_planner, atlas_admin;
