-- Rehabilitation zones and the dated stages of their repair. Hectare counters are kept apart: technical and biological are never added.
CREATE TABLE atlas.rehabilitation_zone (
  id uuid CONSTRAINT rehabilitation_zone_pk PRIMARY KEY,
  code text NOT NULL CONSTRAINT rehabilitation_zone_code_unique UNIQUE,
  name_en text,
  name_mn text,
  geom geometry(MultiPolygon, 4326) NOT NULL CONSTRAINT rehabilitation_zone_in_mongolia
    CHECK (ST_XMin(geom) >= 87.73 AND ST_XMax(geom) <= 119.94 AND ST_YMin(geom) >= 41.58 AND ST_YMax(geom) <= 52.15),
  area_ha double precision NOT NULL CONSTRAINT rehabilitation_zone_not_tiny CHECK (area_ha >= 0.01),
  declared_area_ha double precision,
  disturbed_ha double precision,
  technical_ha double precision,
  topsoil_ha double precision,
  biological_ha double precision,
  accepted_ha double precision,
  origin text NOT NULL DEFAULT 'unknown' CONSTRAINT rehabilitation_zone_origin_known CHECK (origin IN ('abandoned_asm', 'active_asm', 'licensed_company', 'unknown')),
  deposit_type text CONSTRAINT rehabilitation_zone_deposit_known CHECK (deposit_type IN ('placer', 'hard_rock', 'tailings', 'other')),
  organisation_id uuid CONSTRAINT rehabilitation_zone_organisation_fk REFERENCES atlas.organisation (id),
  funder text,
  worker_days integer CONSTRAINT rehabilitation_zone_worker_days_not_negative CHECK (worker_days >= 0),
  species text[] NOT NULL DEFAULT '{}',
  is_fenced boolean,
  next_check_on date,
  soum_code text CONSTRAINT rehabilitation_zone_soum_fk REFERENCES atlas.admin_unit (code),
  aimag_code text CONSTRAINT rehabilitation_zone_aimag_fk REFERENCES atlas.admin_unit (code),
  marked_by uuid CONSTRAINT rehabilitation_zone_marked_by_fk REFERENCES atlas.account (id),
  is_demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  current_state text,
  current_state_since date,
  current_state_event_id uuid,
  history jsonb NOT NULL DEFAULT '[]',
  CONSTRAINT rehabilitation_zone_counters_not_negative CHECK (
    coalesce(declared_area_ha, 0) >= 0 AND coalesce(disturbed_ha, 0) >= 0 AND coalesce(technical_ha, 0) >= 0
    AND coalesce(topsoil_ha, 0) >= 0 AND coalesce(biological_ha, 0) >= 0 AND coalesce(accepted_ha, 0) >= 0),
  CONSTRAINT rehabilitation_zone_counters_within_area CHECK (
    greatest(coalesce(disturbed_ha, 0), coalesce(technical_ha, 0), coalesce(topsoil_ha, 0), coalesce(biological_ha, 0), coalesce(accepted_ha, 0)) <= area_ha * 1.05)
);
COMMENT ON TABLE atlas.rehabilitation_zone IS 'Land damaged by mining that is repaired, from marking to sign-off.';
COMMENT ON COLUMN atlas.rehabilitation_zone.id IS 'UUIDv7, made by the client.';
COMMENT ON COLUMN atlas.rehabilitation_zone.code IS 'Short code people use, e.g. RZ-007.';
COMMENT ON COLUMN atlas.rehabilitation_zone.name_en IS 'Name in Latin script.';
COMMENT ON COLUMN atlas.rehabilitation_zone.name_mn IS 'Name in Cyrillic script.';
COMMENT ON COLUMN atlas.rehabilitation_zone.geom IS 'Outline. Public only by decision, after acceptance.';
COMMENT ON COLUMN atlas.rehabilitation_zone.area_ha IS 'Geodesic hectares of the outline, computed here.';
COMMENT ON COLUMN atlas.rehabilitation_zone.declared_area_ha IS 'Hectares as declared on paper.';
COMMENT ON COLUMN atlas.rehabilitation_zone.disturbed_ha IS 'Hectares found damaged.';
COMMENT ON COLUMN atlas.rehabilitation_zone.technical_ha IS 'Hectares with technical work finished.';
COMMENT ON COLUMN atlas.rehabilitation_zone.topsoil_ha IS 'Hectares with topsoil spread.';
COMMENT ON COLUMN atlas.rehabilitation_zone.biological_ha IS 'Hectares sown or planted.';
COMMENT ON COLUMN atlas.rehabilitation_zone.accepted_ha IS 'Hectares accepted by local government.';
COMMENT ON COLUMN atlas.rehabilitation_zone.origin IS 'Who damaged it, as far as known.';
COMMENT ON COLUMN atlas.rehabilitation_zone.deposit_type IS 'Kind of deposit; null: not assessed.';
COMMENT ON COLUMN atlas.rehabilitation_zone.organisation_id IS 'Group responsible for the work.';
COMMENT ON COLUMN atlas.rehabilitation_zone.funder IS 'Who pays.';
COMMENT ON COLUMN atlas.rehabilitation_zone.worker_days IS 'Days of work so far.';
COMMENT ON COLUMN atlas.rehabilitation_zone.species IS 'Plants sown or planted, Latin names.';
COMMENT ON COLUMN atlas.rehabilitation_zone.is_fenced IS 'Fenced against livestock; null: not assessed.';
COMMENT ON COLUMN atlas.rehabilitation_zone.next_check_on IS 'When the next check is due.';
COMMENT ON COLUMN atlas.rehabilitation_zone.soum_code IS 'Soum by place, set by trigger.';
COMMENT ON COLUMN atlas.rehabilitation_zone.aimag_code IS 'Aimag by place, set by trigger.';
COMMENT ON COLUMN atlas.rehabilitation_zone.marked_by IS 'Account that marked it; whoever verifies must be another.';
COMMENT ON COLUMN atlas.rehabilitation_zone.is_demo IS 'Invented, for demonstration; hectares illustrative.';
COMMENT ON COLUMN atlas.rehabilitation_zone.version IS 'Grows by one with every change.';
COMMENT ON COLUMN atlas.rehabilitation_zone.created_at IS 'When it was recorded.';
COMMENT ON COLUMN atlas.rehabilitation_zone.updated_at IS 'When it last changed.';
COMMENT ON COLUMN atlas.rehabilitation_zone.deleted_at IS 'Set while in the bin.';
COMMENT ON COLUMN atlas.rehabilitation_zone.current_state IS 'Newest stage by its events; written by trigger only.';
COMMENT ON COLUMN atlas.rehabilitation_zone.current_state_since IS 'Since when; written by trigger only.';
COMMENT ON COLUMN atlas.rehabilitation_zone.current_state_event_id IS 'The event it comes from; written by trigger only.';
COMMENT ON COLUMN atlas.rehabilitation_zone.history IS '[[date, stage], …] oldest first; written by trigger only.';
CREATE INDEX rehabilitation_zone_geom_gist ON atlas.rehabilitation_zone USING gist (geom);
CREATE INDEX rehabilitation_zone_organisation_idx ON atlas.rehabilitation_zone (organisation_id);
CREATE INDEX rehabilitation_zone_soum_idx ON atlas.rehabilitation_zone (soum_code);
CREATE INDEX rehabilitation_zone_aimag_idx ON atlas.rehabilitation_zone (aimag_code);
CREATE INDEX rehabilitation_zone_marked_by_idx ON atlas.rehabilitation_zone (marked_by);

CREATE FUNCTION atlas.rehabilitation_zone_area() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.area_ha := round((ST_Area(NEW.geom::geography) / 10000)::numeric, 4);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.rehabilitation_zone_area IS 'Trigger: geodesic hectares of the outline.';
CREATE TRIGGER rehabilitation_zone_area BEFORE INSERT OR UPDATE OF geom, area_ha ON atlas.rehabilitation_zone
  FOR EACH ROW EXECUTE FUNCTION atlas.rehabilitation_zone_area();
CREATE TRIGGER rehabilitation_zone_place BEFORE INSERT OR UPDATE OF geom ON atlas.rehabilitation_zone
  FOR EACH ROW EXECUTE FUNCTION atlas.place_record();
CREATE TRIGGER rehabilitation_zone_derive_state BEFORE INSERT OR UPDATE OF current_state, current_state_since, current_state_event_id, history ON atlas.rehabilitation_zone
  FOR EACH ROW EXECUTE FUNCTION atlas.derive_state();

CREATE TABLE atlas.rehabilitation_zone_site (
  zone_id uuid NOT NULL CONSTRAINT rehabilitation_zone_site_zone_fk REFERENCES atlas.rehabilitation_zone (id) ON DELETE CASCADE,
  site_id uuid NOT NULL CONSTRAINT rehabilitation_zone_site_site_fk REFERENCES atlas.site (id),
  CONSTRAINT rehabilitation_zone_site_pk PRIMARY KEY (zone_id, site_id)
);
COMMENT ON TABLE atlas.rehabilitation_zone_site IS 'Which sites a zone repairs.';
COMMENT ON COLUMN atlas.rehabilitation_zone_site.zone_id IS 'The zone.';
COMMENT ON COLUMN atlas.rehabilitation_zone_site.site_id IS 'The site.';
CREATE INDEX rehabilitation_zone_site_site_idx ON atlas.rehabilitation_zone_site (site_id);

CREATE TABLE atlas.zone_stage_event (
  id uuid CONSTRAINT zone_stage_event_pk PRIMARY KEY,
  zone_id uuid NOT NULL CONSTRAINT zone_stage_event_zone_fk REFERENCES atlas.rehabilitation_zone (id),
  workflow text GENERATED ALWAYS AS ('zone-stage') STORED,
  stage text NOT NULL,
  effective_on date NOT NULL CONSTRAINT zone_stage_event_date_plausible CHECK (effective_on >= DATE '1990-01-01'),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  hectares double precision CONSTRAINT zone_stage_event_hectares_not_negative CHECK (hectares >= 0),
  due_on date,
  document_reference text,
  note text CONSTRAINT zone_stage_event_note_short CHECK (length(note) <= 4000),
  actor_id uuid CONSTRAINT zone_stage_event_actor_fk REFERENCES atlas.account (id),
  is_demo boolean NOT NULL DEFAULT false,
  CONSTRAINT zone_stage_event_stage_fk FOREIGN KEY (workflow, stage) REFERENCES atlas.workflow_state (workflow, code)
);
COMMENT ON TABLE atlas.zone_stage_event IS 'Append-only: which stage a zone entered, from which day, with which evidence.';
COMMENT ON COLUMN atlas.zone_stage_event.id IS 'UUIDv7, made by the client.';
COMMENT ON COLUMN atlas.zone_stage_event.zone_id IS 'Which zone.';
COMMENT ON COLUMN atlas.zone_stage_event.workflow IS 'Always zone-stage; for the foreign key.';
COMMENT ON COLUMN atlas.zone_stage_event.stage IS 'Stage entered.';
COMMENT ON COLUMN atlas.zone_stage_event.effective_on IS 'Valid time: from which day it was so.';
COMMENT ON COLUMN atlas.zone_stage_event.recorded_at IS 'Record time: when it was written down.';
COMMENT ON COLUMN atlas.zone_stage_event.hectares IS 'Hectares this step speaks of.';
COMMENT ON COLUMN atlas.zone_stage_event.due_on IS 'When a correction is due, if returned.';
COMMENT ON COLUMN atlas.zone_stage_event.document_reference IS 'Paper that shows it: plan, memorandum, act.';
COMMENT ON COLUMN atlas.zone_stage_event.note IS 'Free words, staff only.';
COMMENT ON COLUMN atlas.zone_stage_event.actor_id IS 'Account that recorded it; null: loaded.';
COMMENT ON COLUMN atlas.zone_stage_event.is_demo IS 'Invented, for demonstration.';
CREATE INDEX zone_stage_event_in_order_idx ON atlas.zone_stage_event (zone_id, effective_on DESC, recorded_at DESC, id DESC);
CREATE INDEX zone_stage_event_actor_idx ON atlas.zone_stage_event (actor_id);
CREATE INDEX zone_stage_event_stage_idx ON atlas.zone_stage_event (workflow, stage);
CREATE TRIGGER zone_stage_event_added AFTER INSERT ON atlas.zone_stage_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION atlas.history_changed('zone-stage', 'rehabilitation_zone', 'zone_id', 'stage');
CREATE TRIGGER zone_stage_event_append_only BEFORE UPDATE OR DELETE ON atlas.zone_stage_event
  FOR EACH STATEMENT EXECUTE FUNCTION atlas.refuse_change();
