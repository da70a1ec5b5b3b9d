-- Records can be edited: by whom, with which version, into the bin and out of it, and only where their account reaches.

ALTER TABLE atlas.site_visit ADD COLUMN version integer NOT NULL DEFAULT 1, ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN deleted_at timestamptz;
ALTER TABLE atlas.organisation ADD COLUMN deleted_at timestamptz;
ALTER TABLE atlas.activity ADD COLUMN version integer NOT NULL DEFAULT 1, ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(), ADD COLUMN deleted_at timestamptz;
ALTER TABLE atlas.legal_instrument ADD COLUMN version integer NOT NULL DEFAULT 1, ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
-- Not every act is one that contracts rest on: the resolution that suspended the rules is in force as well.
ALTER TABLE atlas.legal_instrument ADD COLUMN bears_contracts boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN atlas.legal_instrument.bears_contracts IS 'Is it a regulation that contracts of artisanal mining rest on?';
UPDATE atlas.legal_instrument SET bears_contracts = true WHERE code IN ('RES-2010-308', 'RES-2017-151', 'RES-2022-296');
COMMENT ON COLUMN atlas.site_visit.version IS 'Grows by one with every change.';
COMMENT ON COLUMN atlas.site_visit.updated_at IS 'When it last changed.';
COMMENT ON COLUMN atlas.site_visit.deleted_at IS 'Set while in the bin.';
COMMENT ON COLUMN atlas.organisation.deleted_at IS 'Set while in the bin.';
COMMENT ON COLUMN atlas.activity.version IS 'Grows by one with every change.';
COMMENT ON COLUMN atlas.activity.updated_at IS 'When it last changed.';
COMMENT ON COLUMN atlas.activity.deleted_at IS 'Set while in the bin.';
COMMENT ON COLUMN atlas.legal_instrument.version IS 'Grows by one with every change.';
COMMENT ON COLUMN atlas.legal_instrument.updated_at IS 'When it last changed.';

-- An account may be limited to some aimags; without a row here it reaches all of them.
CREATE TABLE atlas.account_aimag (
  account_id uuid NOT NULL CONSTRAINT account_aimag_account_fk REFERENCES atlas.account (id) ON DELETE CASCADE,
  aimag_code text NOT NULL CONSTRAINT account_aimag_aimag_fk REFERENCES atlas.admin_unit (code),
  CONSTRAINT account_aimag_pk PRIMARY KEY (account_id, aimag_code)
);
COMMENT ON TABLE atlas.account_aimag IS 'Aimags an account is limited to; none: not limited.';
COMMENT ON COLUMN atlas.account_aimag.account_id IS 'Whose limit.';
COMMENT ON COLUMN atlas.account_aimag.aimag_code IS 'An aimag within it.';
CREATE INDEX account_aimag_aimag_idx ON atlas.account_aimag (aimag_code);

CREATE FUNCTION atlas.actor_reaches(aimag text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
  SELECT atlas.actor() IS NULL
      OR NOT EXISTS (SELECT 1 FROM atlas.account_aimag l WHERE l.account_id = atlas.actor())
      OR EXISTS (SELECT 1 FROM atlas.account_aimag l WHERE l.account_id = atlas.actor() AND l.aimag_code = aimag)
$$;
COMMENT ON FUNCTION atlas.actor_reaches IS 'May the acting account change records of this aimag?';

-- BEFORE trigger of every editable record. Arguments: '' where the record has an aimag of its own; else the parent's table and the column that names it.
CREATE FUNCTION atlas.edit_record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  row_now jsonb := to_jsonb(NEW);
  aimags text[];
BEGIN
  IF TG_NARGS = 2 THEN
    EXECUTE format('SELECT array_agg(p.aimag_code) FROM atlas.%I p WHERE p.id = ($1 ->> $2)::uuid', TG_ARGV[0]) INTO aimags USING row_now, TG_ARGV[1];
  ELSIF row_now ? 'aimag_code' THEN
    aimags := ARRAY[row_now ->> 'aimag_code'];
    IF TG_OP = 'UPDATE' THEN
      aimags := aimags || (to_jsonb(OLD) ->> 'aimag_code');
    END IF;
  END IF;
  IF aimags IS NOT NULL AND EXISTS (SELECT 1 FROM unnest(aimags) AS a (code) WHERE NOT atlas.actor_reaches(a.code)) THEN
    RAISE EXCEPTION 'This account is limited to other aimags' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'access_outside_aimag';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    NEW.version := OLD.version + 1;
    NEW.updated_at := clock_timestamp();
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.edit_record IS 'Trigger: the account reaches the record, and a change moves its version.';

-- Out of the bin only by an administrator. Runs as whoever asks, so that current_user is the request's role.
CREATE FUNCTION atlas.guard_restore() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.deleted_at IS NOT NULL AND current_user IN ('atlas_officer', 'atlas_planner') THEN
    RAISE EXCEPTION 'What is in the bin can only be restored by an administrator' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'restore_by_administrator';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.guard_restore IS 'Trigger: what is in the bin changes only by being restored by an administrator.';

-- What a demo account makes is demo data, and says so everywhere.
CREATE FUNCTION atlas.mark_demo() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
BEGIN
  NEW.is_demo := coalesce((SELECT a.is_demo FROM atlas.account a WHERE a.id = atlas.actor()), false);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.mark_demo IS 'Trigger: records made by demo accounts are demo data.';
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['site', 'rehabilitation_zone', 'kindergarten', 'organisation', 'activity', 'site_visit', 'site_status_event', 'zone_stage_event', 'kindergarten_status_event'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON atlas.%I FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.mark_demo()', name || '_mark_demo', name);
  END LOOP;
END
$$;

-- "zz" sorts after every other BEFORE trigger: soum, aimag and area are known by then.
CREATE TRIGGER zz_site_edit BEFORE INSERT OR UPDATE ON atlas.site FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.edit_record();
CREATE TRIGGER zz_zone_edit BEFORE INSERT OR UPDATE ON atlas.rehabilitation_zone FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.edit_record();
CREATE TRIGGER zz_kindergarten_edit BEFORE INSERT OR UPDATE ON atlas.kindergarten FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.edit_record();
CREATE TRIGGER zz_organisation_edit BEFORE INSERT OR UPDATE ON atlas.organisation FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.edit_record();
CREATE TRIGGER zz_activity_edit BEFORE INSERT OR UPDATE ON atlas.activity FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.edit_record();
CREATE TRIGGER zz_instrument_edit BEFORE INSERT OR UPDATE ON atlas.legal_instrument FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.edit_record();
CREATE TRIGGER zz_visit_edit BEFORE INSERT OR UPDATE ON atlas.site_visit FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.edit_record('site', 'site_id');

CREATE FUNCTION atlas.event_in_reach() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  aimag text;
BEGIN
  EXECUTE format('SELECT p.aimag_code FROM atlas.%I p WHERE p.id = ($1 ->> $2)::uuid', TG_ARGV[0]) INTO aimag USING to_jsonb(NEW), TG_ARGV[1];
  IF NOT atlas.actor_reaches(aimag) THEN
    RAISE EXCEPTION 'This account is limited to other aimags' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'access_outside_aimag';
  END IF;
  NEW.actor_id := coalesce(atlas.actor(), NEW.actor_id);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.event_in_reach IS 'Trigger: an event is entered by an account that reaches its record, and carries its name.';
CREATE TRIGGER site_status_event_reach BEFORE INSERT ON atlas.site_status_event FOR EACH ROW WHEN (atlas.actor() IS NOT NULL) EXECUTE FUNCTION atlas.event_in_reach('site', 'site_id');
CREATE TRIGGER zone_stage_event_reach BEFORE INSERT ON atlas.zone_stage_event FOR EACH ROW WHEN (atlas.actor() IS NOT NULL) EXECUTE FUNCTION atlas.event_in_reach('rehabilitation_zone', 'zone_id');
CREATE TRIGGER kindergarten_status_event_reach BEFORE INSERT ON atlas.kindergarten_status_event FOR EACH ROW WHEN (atlas.actor() IS NOT NULL) EXECUTE FUNCTION atlas.event_in_reach('kindergarten', 'kindergarten_id');

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['site', 'rehabilitation_zone', 'kindergarten', 'organisation', 'activity', 'site_visit'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE ON atlas.%I FOR EACH ROW WHEN (OLD.deleted_at IS NOT NULL) EXECUTE FUNCTION atlas.guard_restore()', name || '_guard_restore', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['site', 'rehabilitation_zone', 'kindergarten', 'organisation', 'activity'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON atlas.%I FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change('''')', name || '_log_change', name);
  END LOOP;
END
$$;
CREATE TRIGGER legal_instrument_log_change AFTER INSERT OR UPDATE OR DELETE ON atlas.legal_instrument FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change('', 'code');
CREATE TRIGGER rehabilitation_zone_site_log_change AFTER INSERT OR DELETE ON atlas.rehabilitation_zone_site FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change('zone_id', 'zone_id,site_id');
CREATE TRIGGER kindergarten_site_log_change AFTER INSERT OR DELETE ON atlas.kindergarten_site FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change('kindergarten_id', 'kindergarten_id,site_id');
CREATE TRIGGER site_visit_log_change AFTER INSERT OR UPDATE OR DELETE ON atlas.site_visit FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change('site_id');
CREATE TRIGGER site_status_event_log_change AFTER INSERT ON atlas.site_status_event FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change('site_id');
CREATE TRIGGER zone_stage_event_log_change AFTER INSERT ON atlas.zone_stage_event FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change('zone_id');
CREATE TRIGGER kindergarten_status_event_log_change AFTER INSERT ON atlas.kindergarten_status_event FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change('kindergarten_id');

-- New records take the next number of their kind. The sequence remembers numbers of records that were purged; the lock lets one maker at a
-- time look for the highest (on the embedded engine there is one at a time anyway).
CREATE FUNCTION atlas.next_code() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  highest bigint;
  numbers text := 'atlas.' || TG_TABLE_NAME || '_number';
BEGIN
  IF NEW.code IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtext(numbers));
    EXECUTE format('SELECT coalesce(max(substring(code FROM %L)::bigint), 0) FROM atlas.%I', '^' || TG_ARGV[0] || '-([0-9]{1,8})$', TG_TABLE_NAME) INTO highest;
    highest := setval(numbers::regclass, greatest(nextval(numbers::regclass), highest + 1));
    NEW.code := TG_ARGV[0] || '-' || lpad(highest::text, greatest(length(highest::text), TG_ARGV[1]::integer), '0');
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.next_code IS 'Trigger: a record without a code takes the next number of its kind.';
CREATE SEQUENCE atlas.site_number;
CREATE SEQUENCE atlas.rehabilitation_zone_number;
CREATE SEQUENCE atlas.kindergarten_number;
CREATE SEQUENCE atlas.organisation_number;
CREATE SEQUENCE atlas.activity_number;
CREATE TRIGGER site_next_code BEFORE INSERT ON atlas.site FOR EACH ROW WHEN (NEW.code IS NULL) EXECUTE FUNCTION atlas.next_code('ASM', '4');
CREATE TRIGGER rehabilitation_zone_next_code BEFORE INSERT ON atlas.rehabilitation_zone FOR EACH ROW WHEN (NEW.code IS NULL) EXECUTE FUNCTION atlas.next_code('RZ', '3');
CREATE TRIGGER kindergarten_next_code BEFORE INSERT ON atlas.kindergarten FOR EACH ROW WHEN (NEW.code IS NULL) EXECUTE FUNCTION atlas.next_code('KG', '2');
CREATE TRIGGER organisation_next_code BEFORE INSERT ON atlas.organisation FOR EACH ROW WHEN (NEW.code IS NULL) EXECUTE FUNCTION atlas.next_code('GRP', '4');
CREATE TRIGGER activity_next_code BEFORE INSERT ON atlas.activity FOR EACH ROW WHEN (NEW.code IS NULL) EXECUTE FUNCTION atlas.next_code('ACT', '4');

-- What triggers do on behalf of an editor is not the editor's own right: they run as the owner.
ALTER FUNCTION atlas.history_changed() SECURITY DEFINER SET search_path = atlas, public, pg_temp;
ALTER FUNCTION atlas.site_contract_guard() SECURITY DEFINER SET search_path = atlas, public, pg_temp;
ALTER FUNCTION atlas.place_record() SECURITY DEFINER SET search_path = atlas, public, pg_temp;
ALTER FUNCTION atlas.note_change() SECURITY DEFINER SET search_path = atlas, public, pg_temp;
REVOKE EXECUTE ON FUNCTION atlas.actor_reaches(text), atlas.edit_record(), atlas.guard_restore(), atlas.event_in_reach(), atlas.next_code(), atlas.mark_demo() FROM PUBLIC;

-- The grants are `rights` of data/domain/roles.ts in SQL; a test compares the two cell by cell. Putting into the bin is a change of
-- one column; what a trigger writes (version, soum, state, code) nobody may write.
GRANT USAGE ON SCHEMA atlas TO atlas_officer, atlas_planner, atlas_admin;
GRANT EXECUTE ON FUNCTION atlas.actor(), atlas.is_loading(), atlas.guard_restore(), atlas.refuse_change(), atlas.derive_state(), atlas.site_area(), atlas.rehabilitation_zone_area()
  TO atlas_officer, atlas_planner, atlas_admin;

GRANT SELECT ON atlas.site, atlas.kindergarten, atlas.organisation, atlas.activity, atlas.site_visit, atlas.rehabilitation_zone,
  atlas.rehabilitation_zone_site, atlas.kindergarten_site, atlas.legal_instrument, atlas.site_status_event, atlas.zone_stage_event, atlas.kindergarten_status_event
  TO atlas_officer, atlas_planner, atlas_admin;

GRANT INSERT (id, name_en, name_mn, aliases, site_kind, deposit_type, minerals, organisation_id, geom, area_geom, location_precision, prohibited_zone),
      UPDATE (name_en, name_mn, aliases, site_kind, deposit_type, minerals, organisation_id, geom, area_geom, location_precision, prohibited_zone, deleted_at)
  ON atlas.site TO atlas_planner, atlas_admin;
GRANT INSERT (id, name_en, name_mn, kind, geom, seats, groups, teachers, season_from, season_to, operator, funder),
      UPDATE (name_en, name_mn, kind, geom, seats, groups, teachers, season_from, season_to, operator, funder, deleted_at)
  ON atlas.kindergarten TO atlas_planner, atlas_admin;
GRANT INSERT, DELETE ON atlas.kindergarten_site TO atlas_planner, atlas_admin;
GRANT INSERT (id, name_en, name_mn, kind, aimag_code, members_women, members_men, is_federation_member, has_rehabilitation_default, founded_on),
      UPDATE (name_en, name_mn, kind, aimag_code, members_women, members_men, is_federation_member, has_rehabilitation_default, founded_on, deleted_at)
  ON atlas.organisation TO atlas_planner, atlas_admin;
GRANT INSERT (id, topic, title_en, title_mn, held_on, soum_code, women, men, people, programme),
      UPDATE (topic, title_en, title_mn, held_on, soum_code, women, men, people, programme, deleted_at)
  ON atlas.activity TO atlas_planner, atlas_admin;
GRANT INSERT (id, site_id, visited_on, was_on_site, not_visited_reason, workers, women, men, count_method, kindergarten_age_children, under_15_seen, open_shafts, max_depth_m, mercury, water_contamination, confidence, note),
      UPDATE (visited_on, was_on_site, not_visited_reason, workers, women, men, count_method, kindergarten_age_children, under_15_seen, open_shafts, max_depth_m, mercury, water_contamination, confidence, note, deleted_at)
  ON atlas.site_visit TO atlas_officer, atlas_planner, atlas_admin;
GRANT INSERT (id, name_en, name_mn, geom, declared_area_ha, disturbed_ha, technical_ha, topsoil_ha, biological_ha, accepted_ha, origin, deposit_type, organisation_id, funder, worker_days, species, is_fenced, next_check_on),
      UPDATE (name_en, name_mn, geom, declared_area_ha, disturbed_ha, technical_ha, topsoil_ha, biological_ha, accepted_ha, origin, deposit_type, organisation_id, funder, worker_days, species, is_fenced, next_check_on, deleted_at)
  ON atlas.rehabilitation_zone TO atlas_officer, atlas_admin;
GRANT INSERT, DELETE ON atlas.rehabilitation_zone_site TO atlas_officer, atlas_admin;
GRANT INSERT (id, site_id, status, effective_on, instrument_code, suspension_reason, contract_type, contract_number, contract_from, contract_to, document_reference, note)
  ON atlas.site_status_event TO atlas_planner, atlas_admin;
GRANT INSERT (id, kindergarten_id, status, effective_on, document_reference, note) ON atlas.kindergarten_status_event TO atlas_planner, atlas_admin;
GRANT INSERT (id, zone_id, stage, effective_on, hectares, due_on, document_reference, note) ON atlas.zone_stage_event TO atlas_officer, atlas_planner, atlas_admin;
GRANT INSERT (code, title_en, title_mn, short_en, short_mn, in_force_from, in_force_precision, suspended_from, suspended_to, ended_on, replaced_by, note_en, note_mn, source_url, bears_contracts),
      UPDATE (bears_contracts, title_en, title_mn, short_en, short_mn, in_force_from, in_force_precision, suspended_from, suspended_to, ended_on, replaced_by, note_en, note_mn, source_url)
  ON atlas.legal_instrument TO atlas_admin;

-- A release copies named columns: what is new on a record (versions, the bin) is never public by accident.
CREATE OR REPLACE FUNCTION publication.copy_reference(this_release integer) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO publication.admin_unit (release, code, level, kind, parent_code, name_en, name_mn, aliases, seat, population_2020, area_km2, geom_basis, centre, geom)
  SELECT this_release, u.code, u.level, u.kind, u.parent_code, u.name_en, u.name_mn, u.aliases, u.seat, u.population_2020, u.area_km2, u.geom_basis, u.centre, u.geom
    FROM atlas.admin_unit u ORDER BY u.code;
  INSERT INTO publication.published_figure (release, code, kind, topic, title_en, title_mn, value_low, value_high, unit, definition_en, definition_mn, as_of,
         source_name, source_url, mineral, aimag_code, soum_code, place_basis, geom)
  SELECT this_release, f.code, f.kind, f.topic, f.title_en, f.title_mn, f.value_low, f.value_high, f.unit, f.definition_en, f.definition_mn, f.as_of,
         f.source_name, f.source_url, f.mineral, f.aimag_code, f.soum_code, f.place_basis, f.geom
    FROM atlas.published_figure f ORDER BY f.code;
  INSERT INTO publication.legal_instrument (release, code, title_en, title_mn, short_en, short_mn, in_force_from, in_force_precision, suspended_from, suspended_to,
         ended_on, replaced_by, note_en, note_mn, source_url)
  SELECT this_release, i.code, i.title_en, i.title_mn, i.short_en, i.short_mn, i.in_force_from, i.in_force_precision, i.suspended_from, i.suspended_to,
         i.ended_on, i.replaced_by, i.note_en, i.note_mn, i.source_url
    FROM atlas.legal_instrument i ORDER BY i.code;
  INSERT INTO publication.unit (release, level, code, name_en, name_mn, geom)
  SELECT this_release, u.level, u.code, u.name_en, u.name_mn, u.geom FROM publication.drawn_unit u ORDER BY u.level, u.code;
$$;

-- Staff see what is not in the bin, and what is in it apart.
CREATE OR REPLACE VIEW internal.site_visits AS
SELECT v.id, v.site_id, s.code AS site_code, v.visited_on, v.was_on_site, v.workers, v.women, v.men, v.count_method, v.kindergarten_age_children,
       v.under_15_seen, v.open_shafts, v.max_depth_m, v.mercury, v.water_contamination, v.confidence, v.recorded_at, v.note, v.is_demo, NULL::geometry(Point, 4326) AS geom,
       v.not_visited_reason, v.version, v.updated_at
  FROM atlas.site_visit v JOIN atlas.site s ON s.id = v.site_id WHERE s.deleted_at IS NULL AND v.deleted_at IS NULL;
CREATE OR REPLACE VIEW internal.activities AS
SELECT a.id, a.code, a.topic, a.title_en, a.title_mn, a.held_on, u.parent_code AS aimag_code, a.soum_code, a.women, a.men, a.people, a.programme,
       a.is_demo, NULL::geometry(Point, 4326) AS geom, a.version, a.updated_at
  FROM atlas.activity a LEFT JOIN atlas.admin_unit u ON u.code = a.soum_code WHERE a.deleted_at IS NULL;
CREATE OR REPLACE VIEW internal.legal_instruments AS
SELECT code, title_en, title_mn, short_en, short_mn, in_force_from, in_force_precision, suspended_from, suspended_to, replaced_by, ended_on,
       note_en, note_mn, source_url, NULL::geometry(Point, 4326) AS geom, version, updated_at, bears_contracts FROM atlas.legal_instrument;
CREATE OR REPLACE VIEW internal.organisations AS
SELECT o.id, o.code, o.name_en, o.name_mn, o.kind, o.aimag_code, o.members_women, o.members_men, o.is_federation_member, o.has_rehabilitation_default,
       o.founded_on, (SELECT count(*)::int FROM atlas.site s WHERE s.organisation_id = o.id AND s.deleted_at IS NULL) AS sites,
       o.is_demo, o.version, o.updated_at, NULL::geometry(Point, 4326) AS geom
  FROM atlas.organisation o WHERE o.deleted_at IS NULL;

CREATE VIEW internal.bin AS
SELECT 'sites' AS collection, s.id, s.code, s.name_en, s.name_mn, s.version, s.deleted_at FROM atlas.site s WHERE s.deleted_at IS NOT NULL
UNION ALL SELECT 'rehabilitation-zones', z.id, z.code, z.name_en, z.name_mn, z.version, z.deleted_at FROM atlas.rehabilitation_zone z WHERE z.deleted_at IS NOT NULL
UNION ALL SELECT 'kindergartens', k.id, k.code, k.name_en, k.name_mn, k.version, k.deleted_at FROM atlas.kindergarten k WHERE k.deleted_at IS NOT NULL
UNION ALL SELECT 'organisations', o.id, o.code, o.name_en, o.name_mn, o.version, o.deleted_at FROM atlas.organisation o WHERE o.deleted_at IS NOT NULL
UNION ALL SELECT 'activities', a.id, a.code, a.title_en, a.title_mn, a.version, a.deleted_at FROM atlas.activity a WHERE a.deleted_at IS NOT NULL
UNION ALL SELECT 'site-visits', v.id, s.code || ' ' || v.visited_on, s.name_en, s.name_mn, v.version, v.deleted_at
  FROM atlas.site_visit v JOIN atlas.site s ON s.id = v.site_id WHERE v.deleted_at IS NOT NULL;
COMMENT ON VIEW internal.bin IS 'What was put into the bin and can be restored until it is purged.';

CREATE VIEW internal.changes AS
SELECT l.id, l.table_name, l.record_id, l.parent_id, l.entry, l.operation, l.changed_at, a.display_name AS actor, l.request_id, l.reason, l.before, l.after
  FROM atlas.change_log l LEFT JOIN atlas.account a ON a.id = l.actor_id;
COMMENT ON VIEW internal.changes IS 'The change log as staff read it: names instead of accounts, no hashes.';
GRANT SELECT ON internal.bin, internal.changes TO atlas_officer, atlas_planner, atlas_admin;

DO $$
DECLARE
  told text[];
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[
    ['bin', 'collection', 'Collection of the record.'], ['bin', 'id', 'The record.'], ['bin', 'code', 'Its code.'], ['bin', 'name_en', 'Name in Latin script.'],
    ['bin', 'name_mn', 'Name in Cyrillic script.'], ['bin', 'version', 'Its version.'], ['bin', 'deleted_at', 'When it was put into the bin.'],
    ['changes', 'id', 'Order of writing.'], ['changes', 'table_name', 'Table of the record.'], ['changes', 'record_id', 'The record.'],
    ['changes', 'parent_id', 'The record it belongs to.'], ['changes', 'entry', 'Number within the record''s chain.'], ['changes', 'operation', 'What was done.'],
    ['changes', 'changed_at', 'When.'], ['changes', 'actor', 'Who, by display name.'], ['changes', 'request_id', 'In which request.'], ['changes', 'reason', 'Why.'],
    ['changes', 'before', 'The record before.'], ['changes', 'after', 'The record after.'],
    ['site_visits', 'not_visited_reason', 'Why the spot was not reached.'], ['site_visits', 'version', 'Grows with every change.'], ['site_visits', 'updated_at', 'When it last changed.'],
    ['activities', 'version', 'Grows with every change.'], ['activities', 'updated_at', 'When it last changed.'],
    ['legal_instruments', 'version', 'Grows with every change.'], ['legal_instruments', 'bears_contracts', 'Is it a regulation that contracts rest on?'], ['legal_instruments', 'updated_at', 'When it last changed.']] LOOP
    EXECUTE format('COMMENT ON COLUMN internal.%I.%I IS %L', told[1], told[2], told[3]);
  END LOOP;
END
$$;
