-- Kindergartens and their dated states. Exact places and the sites they serve are never public.
CREATE TABLE atlas.kindergarten (
  id uuid CONSTRAINT kindergarten_pk PRIMARY KEY,
  code text NOT NULL CONSTRAINT kindergarten_code_unique UNIQUE,
  name_en text,
  name_mn text,
  kind text NOT NULL CONSTRAINT kindergarten_kind_known CHECK (kind IN ('building', 'ger', 'mobile_ger', 'van', 'family_group')),
  geom geometry(Point, 4326) NOT NULL CONSTRAINT kindergarten_in_mongolia CHECK (ST_X(geom) BETWEEN 87.73 AND 119.94 AND ST_Y(geom) BETWEEN 41.58 AND 52.15),
  seats integer CONSTRAINT kindergarten_seats_plausible CHECK (seats BETWEEN 0 AND 2000),
  groups integer CONSTRAINT kindergarten_groups_plausible CHECK (groups BETWEEN 0 AND 100),
  teachers integer CONSTRAINT kindergarten_teachers_plausible CHECK (teachers BETWEEN 0 AND 500),
  season_from text CONSTRAINT kindergarten_season_from_month_day CHECK (season_from ~ '^(0[1-9]|1[0-2])-([0-2][0-9]|3[01])$'),
  season_to text CONSTRAINT kindergarten_season_to_month_day CHECK (season_to ~ '^(0[1-9]|1[0-2])-([0-2][0-9]|3[01])$'),
  operator text,
  funder text,
  soum_code text CONSTRAINT kindergarten_soum_fk REFERENCES atlas.admin_unit (code),
  aimag_code text CONSTRAINT kindergarten_aimag_fk REFERENCES atlas.admin_unit (code),
  is_demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  current_state text,
  current_state_since date,
  current_state_event_id uuid,
  history jsonb NOT NULL DEFAULT '[]',
  CONSTRAINT kindergarten_season_whole CHECK ((season_from IS NULL) = (season_to IS NULL))
);
COMMENT ON TABLE atlas.kindergarten IS 'Kindergartens for the children of miners: buildings, gers, vans. No child is ever named or counted alone.';
COMMENT ON COLUMN atlas.kindergarten.id IS 'UUIDv7, made by the client.';
COMMENT ON COLUMN atlas.kindergarten.code IS 'Short code people use, e.g. KG-03.';
COMMENT ON COLUMN atlas.kindergarten.name_en IS 'Name in Latin script.';
COMMENT ON COLUMN atlas.kindergarten.name_mn IS 'Name in Cyrillic script.';
COMMENT ON COLUMN atlas.kindergarten.kind IS 'building, ger, mobile_ger, van or family_group.';
COMMENT ON COLUMN atlas.kindergarten.geom IS 'Exact place. Never public.';
COMMENT ON COLUMN atlas.kindergarten.seats IS 'Children it can take; null: not known.';
COMMENT ON COLUMN atlas.kindergarten.groups IS 'Groups of children.';
COMMENT ON COLUMN atlas.kindergarten.teachers IS 'Teachers.';
COMMENT ON COLUMN atlas.kindergarten.season_from IS 'First month-day of its season; null: all year.';
COMMENT ON COLUMN atlas.kindergarten.season_to IS 'Last month-day of its season; null: all year.';
COMMENT ON COLUMN atlas.kindergarten.operator IS 'Who runs it (an organisation, no person).';
COMMENT ON COLUMN atlas.kindergarten.funder IS 'Who pays.';
COMMENT ON COLUMN atlas.kindergarten.soum_code IS 'Soum by place, set by trigger.';
COMMENT ON COLUMN atlas.kindergarten.aimag_code IS 'Aimag by place, set by trigger.';
COMMENT ON COLUMN atlas.kindergarten.is_demo IS 'Invented, for demonstration.';
COMMENT ON COLUMN atlas.kindergarten.version IS 'Grows by one with every change.';
COMMENT ON COLUMN atlas.kindergarten.created_at IS 'When it was recorded.';
COMMENT ON COLUMN atlas.kindergarten.updated_at IS 'When it last changed.';
COMMENT ON COLUMN atlas.kindergarten.deleted_at IS 'Set while in the bin.';
COMMENT ON COLUMN atlas.kindergarten.current_state IS 'Newest status by its events; written by trigger only.';
COMMENT ON COLUMN atlas.kindergarten.current_state_since IS 'Since when; written by trigger only.';
COMMENT ON COLUMN atlas.kindergarten.current_state_event_id IS 'The event it comes from; written by trigger only.';
COMMENT ON COLUMN atlas.kindergarten.history IS '[[date, status], …] oldest first; written by trigger only.';
CREATE INDEX kindergarten_geom_gist ON atlas.kindergarten USING gist (geom);
CREATE INDEX kindergarten_soum_idx ON atlas.kindergarten (soum_code);
CREATE INDEX kindergarten_aimag_idx ON atlas.kindergarten (aimag_code);
CREATE TRIGGER kindergarten_place BEFORE INSERT OR UPDATE OF geom ON atlas.kindergarten FOR EACH ROW EXECUTE FUNCTION atlas.place_record();
CREATE TRIGGER kindergarten_derive_state BEFORE INSERT OR UPDATE OF current_state, current_state_since, current_state_event_id, history ON atlas.kindergarten FOR EACH ROW EXECUTE FUNCTION atlas.derive_state();

CREATE TABLE atlas.kindergarten_site (
  kindergarten_id uuid NOT NULL CONSTRAINT kindergarten_site_kindergarten_fk REFERENCES atlas.kindergarten (id) ON DELETE CASCADE,
  site_id uuid NOT NULL CONSTRAINT kindergarten_site_site_fk REFERENCES atlas.site (id),
  CONSTRAINT kindergarten_site_pk PRIMARY KEY (kindergarten_id, site_id)
);
COMMENT ON TABLE atlas.kindergarten_site IS 'Which sites a kindergarten serves. Never public.';
COMMENT ON COLUMN atlas.kindergarten_site.kindergarten_id IS 'The kindergarten.';
COMMENT ON COLUMN atlas.kindergarten_site.site_id IS 'The site.';
CREATE INDEX kindergarten_site_site_idx ON atlas.kindergarten_site (site_id);

CREATE TABLE atlas.kindergarten_status_event (
  id uuid CONSTRAINT kindergarten_status_event_pk PRIMARY KEY,
  kindergarten_id uuid NOT NULL CONSTRAINT kindergarten_status_event_kindergarten_fk REFERENCES atlas.kindergarten (id),
  workflow text GENERATED ALWAYS AS ('kindergarten-status') STORED,
  status text NOT NULL,
  effective_on date NOT NULL CONSTRAINT kindergarten_status_event_date_plausible CHECK (effective_on >= DATE '1990-01-01'),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  document_reference text,
  note text CONSTRAINT kindergarten_status_event_note_short CHECK (length(note) <= 4000),
  actor_id uuid CONSTRAINT kindergarten_status_event_actor_fk REFERENCES atlas.account (id),
  is_demo boolean NOT NULL DEFAULT false,
  CONSTRAINT kindergarten_status_event_status_fk FOREIGN KEY (workflow, status) REFERENCES atlas.workflow_state (workflow, code)
);
COMMENT ON TABLE atlas.kindergarten_status_event IS 'Append-only: what the status became, from which day.';
COMMENT ON COLUMN atlas.kindergarten_status_event.id IS 'UUIDv7, made by the client.';
COMMENT ON COLUMN atlas.kindergarten_status_event.kindergarten_id IS 'Which kindergarten.';
COMMENT ON COLUMN atlas.kindergarten_status_event.workflow IS 'Always kindergarten-status; for the foreign key.';
COMMENT ON COLUMN atlas.kindergarten_status_event.status IS 'Status entered.';
COMMENT ON COLUMN atlas.kindergarten_status_event.effective_on IS 'Valid time: from which day it was so.';
COMMENT ON COLUMN atlas.kindergarten_status_event.recorded_at IS 'Record time: when it was written down.';
COMMENT ON COLUMN atlas.kindergarten_status_event.document_reference IS 'Paper that shows it.';
COMMENT ON COLUMN atlas.kindergarten_status_event.note IS 'Free words, staff only.';
COMMENT ON COLUMN atlas.kindergarten_status_event.actor_id IS 'Account that recorded it; null: loaded.';
COMMENT ON COLUMN atlas.kindergarten_status_event.is_demo IS 'Invented, for demonstration.';
CREATE INDEX kindergarten_status_event_in_order_idx ON atlas.kindergarten_status_event (kindergarten_id, effective_on DESC, recorded_at DESC, id DESC);
CREATE INDEX kindergarten_status_event_actor_idx ON atlas.kindergarten_status_event (actor_id);
CREATE INDEX kindergarten_status_event_status_idx ON atlas.kindergarten_status_event (workflow, status);
CREATE TRIGGER kindergarten_status_event_added AFTER INSERT ON atlas.kindergarten_status_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION atlas.history_changed('kindergarten-status', 'kindergarten', 'kindergarten_id', 'status');
CREATE TRIGGER kindergarten_status_event_append_only BEFORE UPDATE OR DELETE ON atlas.kindergarten_status_event
  FOR EACH STATEMENT EXECUTE FUNCTION atlas.refuse_change();
