-- One mechanism for every dated history (sites, zones, kindergartens): append-only events, checked against the workflow
-- for the whole history of each touched record, set-based so that a bulk load costs one query and not one per row.
-- "From" is not stored: with events entered out of order it would go stale. It is the event before.

CREATE FUNCTION atlas.refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Events of % are append-only', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END
$$;
COMMENT ON FUNCTION atlas.refuse_change IS 'Trigger: what was decided stays on record.';

-- The day a request looks at (valid time), or null for today. Views read it; the server sets it with SET LOCAL.
CREATE FUNCTION atlas.valid_on() RETURNS date
LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('atlas.valid_on', true), '')::date $$;
COMMENT ON FUNCTION atlas.valid_on IS 'The day a request looks at, null for now.';

-- Where a point lies. A place outside every drawn soum (outlines are approximate) takes the nearest one within 20 km.
CREATE FUNCTION atlas.soum_at(place geometry) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT coalesce(
    (SELECT u.code FROM atlas.admin_unit u WHERE u.level = 'soum' AND u.geom && place AND ST_Intersects(u.geom, place) ORDER BY u.code LIMIT 1),
    (SELECT u.code FROM atlas.admin_unit u
      WHERE u.level = 'soum' AND u.geom && ST_Expand(place, 0.3) AND ST_Distance(u.geom::geography, place::geography) < 20000
      ORDER BY ST_Distance(u.geom::geography, place::geography), u.code LIMIT 1))
$$;
COMMENT ON FUNCTION atlas.soum_at IS 'Code of the soum a point lies in, or the nearest within 20 km.';

-- Statement trigger of every event table, told by its arguments: workflow, record table, the event's record column, the event's state column.
-- The whole history of each touched record must hold, so an event entered late cannot make a later one impossible.
CREATE FUNCTION atlas.history_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  broken record;
  ordered text := format(
    'SELECT ev.%1$I AS record_id, ev.id, ev.effective_on, ev.recorded_at, ev.%2$I AS state,
            lag(ev.%2$I) OVER (PARTITION BY ev.%1$I ORDER BY ev.effective_on, ev.recorded_at, ev.id) AS previous
       FROM atlas.%3$I ev WHERE ev.%1$I IN (SELECT DISTINCT added.%1$I FROM added)',
    TG_ARGV[2], TG_ARGV[3], TG_TABLE_NAME);
BEGIN
  EXECUTE format(
    'SELECT r.code, e.effective_on, e.previous, e.state FROM (%s) e JOIN atlas.%I r ON r.id = e.record_id
      WHERE CASE WHEN e.previous IS NULL
              THEN NOT EXISTS (SELECT 1 FROM atlas.workflow_state w WHERE w.workflow = $1 AND w.code = e.state AND w.is_initial)
              ELSE NOT EXISTS (SELECT 1 FROM atlas.workflow_transition t WHERE t.workflow = $1 AND t.from_code = e.previous AND t.to_code = e.state) END
      ORDER BY r.code, e.effective_on LIMIT 1', ordered, TG_ARGV[1])
    INTO broken USING TG_ARGV[0];
  IF broken.code IS NOT NULL THEN
    RAISE EXCEPTION '%: % cannot follow % on %', broken.code, broken.state, coalesce(broken.previous, 'nothing'), broken.effective_on
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_transition_allowed';
  END IF;

  EXECUTE format(
    'UPDATE atlas.%I r SET current_state = d.state, current_state_since = d.effective_on, current_state_event_id = d.event_id, history = d.history
       FROM (SELECT e.record_id,
                    (array_agg(e.state ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC))[1] AS state,
                    (array_agg(e.effective_on ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC))[1] AS effective_on,
                    (array_agg(e.id ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC))[1] AS event_id,
                    jsonb_agg(jsonb_build_array(e.effective_on, e.state) ORDER BY e.effective_on, e.recorded_at, e.id) AS history
               FROM (%s) e GROUP BY e.record_id) d
      WHERE r.id = d.record_id', TG_ARGV[1], ordered);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.history_changed IS 'Trigger: holds every touched history against its workflow and keeps what is derived from it.';

-- BEFORE trigger of every record with a history: nobody types a state in.
CREATE FUNCTION atlas.derive_state() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.current_state := NULL; NEW.current_state_since := NULL; NEW.current_state_event_id := NULL; NEW.history := '[]';
  ELSIF pg_trigger_depth() < 2 THEN -- not called from history_changed
    RAISE EXCEPTION 'The state of % follows from its events', NEW.code
      USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_state_is_derived';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.derive_state IS 'Trigger: a new record begins with no state; only its events give it one.';

-- Soum and aimag of a record follow from its place.
CREATE FUNCTION atlas.place_record() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NOT ST_OrderingEquals(NEW.geom, OLD.geom) THEN
    NEW.soum_code := atlas.soum_at(CASE WHEN GeometryType(NEW.geom) = 'POINT' THEN NEW.geom ELSE ST_PointOnSurface(NEW.geom) END);
    SELECT u.parent_code INTO NEW.aimag_code FROM atlas.admin_unit u WHERE u.code = NEW.soum_code;
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.place_record IS 'Trigger: soum and aimag by place.';
