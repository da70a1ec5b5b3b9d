-- What every change of a record passes through, quicker and otherwise as it was: the same refusals, the same entries, the same hashes.
-- Measured on a change of a site, these functions took most of the time of its triggers.

-- In SQL, with a search path of its own or a body that is not immutable, a function is planned anew at every call; in PL/pgSQL once a session.
CREATE OR REPLACE FUNCTION atlas.actor_reaches(aimag text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  who uuid := atlas.actor();
BEGIN
  RETURN who IS NULL
      OR NOT EXISTS (SELECT 1 FROM atlas.account_aimag l WHERE l.account_id = who)
      OR EXISTS (SELECT 1 FROM atlas.account_aimag l WHERE l.account_id = who AND l.aimag_code = aimag);
END
$$;

CREATE OR REPLACE FUNCTION atlas.change_hash(entry atlas.change_log) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  RETURN sha256(entry.previous_hash || convert_to(concat_ws(E'\x1f', entry.table_name, entry.record_id, coalesce(entry.parent_id, '-'), entry.entry,
    entry.operation, extract(epoch FROM entry.changed_at)::text, coalesce(entry.actor_id::text, '-'), coalesce(entry.request_id, '-'),
    coalesce(entry.reason, '-'), coalesce(entry.before::text, '-'), coalesce(entry.after::text, '-')), 'UTF8'));
END
$$;

-- Arguments: none where nobody's reach matters; 'own' where the record has an aimag of its own; else the parent's table and the column that names it.
-- A row is never made JSON as a whole only to look at one column: that would write out its geometry, too.
CREATE OR REPLACE FUNCTION atlas.edit_record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  is_reached boolean := true;
BEGIN
  IF TG_NARGS = 1 THEN
    is_reached := atlas.actor_reaches(NEW.aimag_code);
    IF TG_OP = 'UPDATE' AND OLD.aimag_code IS DISTINCT FROM NEW.aimag_code THEN
      is_reached := is_reached AND atlas.actor_reaches(OLD.aimag_code);
    END IF;
  ELSIF TG_NARGS = 2 THEN
    -- A parent that is not there is for the foreign key to refuse.
    EXECUTE format('SELECT coalesce(bool_and(atlas.actor_reaches(p.aimag_code)), true) FROM atlas.%I p WHERE p.id = ($1).%I', TG_ARGV[0], TG_ARGV[1])
      INTO is_reached USING NEW;
  END IF;
  IF NOT is_reached THEN
    RAISE EXCEPTION 'This account is limited to other aimags' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'access_outside_aimag';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    NEW.version := OLD.version + 1;
    NEW.updated_at := clock_timestamp();
  END IF;
  RETURN NEW;
END
$$;

DO $$
DECLARE
  told text[];
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[['site', 'zz_site_edit'], ['rehabilitation_zone', 'zz_zone_edit'], ['kindergarten', 'zz_kindergarten_edit'],
    ['organisation', 'zz_organisation_edit']] LOOP
    EXECUTE format('DROP TRIGGER %I ON atlas.%I', told[2], told[1]);
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE ON atlas.%I FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.edit_record(''own'')', told[2], told[1]);
  END LOOP;
END
$$;

-- The same, without a query for the key where that is one column.
CREATE OR REPLACE FUNCTION atlas.log_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  derived CONSTANT text[] := ARRAY['version', 'updated_at', 'current_state', 'current_state_since', 'current_state_event_id', 'history'];
  made atlas.change_log;
  was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  is_now jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  told jsonb := coalesce(is_now, was);
BEGIN
  IF atlas.is_loading() THEN
    RETURN NULL;
  END IF;
  -- What follows from events is not a change of the record: the events tell it themselves.
  IF TG_OP = 'UPDATE' AND was - derived = is_now - derived THEN
    RETURN NULL;
  END IF;
  made.table_name := TG_TABLE_NAME;
  made.record_id := CASE WHEN TG_ARGV[1] IS NULL THEN told ->> 'id' ELSE
    (SELECT string_agg(told ->> k.name, '+' ORDER BY k.position) FROM unnest(string_to_array(TG_ARGV[1], ',')) WITH ORDINALITY AS k (name, position)) END;
  made.parent_id := CASE WHEN TG_ARGV[0] <> '' THEN told ->> TG_ARGV[0] END;
  made.operation := CASE
    WHEN TG_OP = 'INSERT' THEN 'create'
    WHEN TG_OP = 'DELETE' THEN 'purge'
    WHEN was ->> 'deleted_at' IS NULL AND is_now ->> 'deleted_at' IS NOT NULL THEN 'delete'
    WHEN was ->> 'deleted_at' IS NOT NULL AND is_now ->> 'deleted_at' IS NULL THEN 'restore'
    ELSE 'change' END;
  made.before := was;
  made.after := is_now;
  PERFORM atlas.write_change(made);
  RETURN NULL;
END
$$;
