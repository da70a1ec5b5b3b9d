-- Mining sites: identity and place, what was seen there, and the dated path of their legality.
CREATE TABLE atlas.site (
  id uuid CONSTRAINT site_pk PRIMARY KEY,
  code text NOT NULL CONSTRAINT site_code_unique UNIQUE,
  name_en text,
  name_mn text,
  aliases text[] NOT NULL DEFAULT '{}',
  site_kind text NOT NULL CONSTRAINT site_kind_known CHECK (site_kind IN ('mine', 'processing', 'both')),
  deposit_type text CONSTRAINT site_deposit_type_known CHECK (deposit_type IN ('placer', 'hard_rock', 'tailings', 'other')),
  minerals text[] NOT NULL CONSTRAINT site_minerals_known CHECK (
    cardinality(minerals) >= 1 AND minerals <@ ARRAY['gold_placer', 'gold_hard_rock', 'fluorspar', 'coal', 'tungsten', 'limestone', 'gemstone', 'construction', 'salt', 'other']),
  organisation_id uuid CONSTRAINT site_organisation_fk REFERENCES atlas.organisation (id),
  geom geometry(Point, 4326) NOT NULL CONSTRAINT site_geom_in_mongolia CHECK (ST_X(geom) BETWEEN 87.73 AND 119.94 AND ST_Y(geom) BETWEEN 41.58 AND 52.15),
  area_geom geometry(MultiPolygon, 4326),
  area_ha double precision,
  location_precision text NOT NULL CONSTRAINT site_location_precision_known CHECK (location_precision IN ('gps', 'map', 'described')),
  prohibited_zone text NOT NULL DEFAULT 'not_assessed' CONSTRAINT site_prohibited_zone_known
    CHECK (prohibited_zone IN ('not_assessed', 'none', 'river_source', 'water_protection', 'forest_fund', 'protected_area')),
  soum_code text CONSTRAINT site_soum_fk REFERENCES atlas.admin_unit (code),
  aimag_code text CONSTRAINT site_aimag_fk REFERENCES atlas.admin_unit (code),
  is_demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  current_state text,
  current_state_since date,
  current_state_event_id uuid,
  history jsonb NOT NULL DEFAULT '[]'
);
COMMENT ON TABLE atlas.site IS 'A place where people mine or process, legal or not.';
COMMENT ON COLUMN atlas.site.id IS 'UUIDv7, made by the client.';
COMMENT ON COLUMN atlas.site.code IS 'Short code people use, e.g. ASM-0147.';
COMMENT ON COLUMN atlas.site.name_en IS 'Name in Latin script.';
COMMENT ON COLUMN atlas.site.name_mn IS 'Name in Cyrillic script.';
COMMENT ON COLUMN atlas.site.aliases IS 'Other spellings, for search.';
COMMENT ON COLUMN atlas.site.site_kind IS 'mine, processing or both.';
COMMENT ON COLUMN atlas.site.deposit_type IS 'placer, hard_rock, tailings or other; null: not assessed.';
COMMENT ON COLUMN atlas.site.minerals IS 'Minerals, the most important first.';
COMMENT ON COLUMN atlas.site.organisation_id IS 'The group that works here; null: none known.';
COMMENT ON COLUMN atlas.site.geom IS 'Exact place. Never public.';
COMMENT ON COLUMN atlas.site.area_geom IS 'Area requested or approved, where known. Never public.';
COMMENT ON COLUMN atlas.site.area_ha IS 'Geodesic hectares of the area, computed here; or as declared where no area is drawn.';
COMMENT ON COLUMN atlas.site.location_precision IS 'How the place was obtained.';
COMMENT ON COLUMN atlas.site.prohibited_zone IS 'Whether it lies where mining is banned; not_assessed is not none.';
COMMENT ON COLUMN atlas.site.soum_code IS 'Soum by place, set by trigger.';
COMMENT ON COLUMN atlas.site.aimag_code IS 'Aimag of that soum, set by trigger.';
COMMENT ON COLUMN atlas.site.is_demo IS 'Invented, for demonstration.';
COMMENT ON COLUMN atlas.site.version IS 'Grows by one with every change.';
COMMENT ON COLUMN atlas.site.created_at IS 'When it was recorded.';
COMMENT ON COLUMN atlas.site.updated_at IS 'When it last changed.';
COMMENT ON COLUMN atlas.site.deleted_at IS 'Set while in the bin.';
COMMENT ON COLUMN atlas.site.current_state IS 'Newest status by its events; written by trigger only.';
COMMENT ON COLUMN atlas.site.current_state_since IS 'Since when; written by trigger only.';
COMMENT ON COLUMN atlas.site.current_state_event_id IS 'The event it comes from; written by trigger only.';
COMMENT ON COLUMN atlas.site.history IS '[[date, status], …] oldest first, for the map feed; written by trigger only.';
CREATE INDEX site_geom_gist ON atlas.site USING gist (geom);
CREATE INDEX site_area_geom_gist ON atlas.site USING gist (area_geom);
CREATE INDEX site_organisation_idx ON atlas.site (organisation_id);
CREATE INDEX site_soum_idx ON atlas.site (soum_code);
CREATE INDEX site_aimag_idx ON atlas.site (aimag_code);
CREATE INDEX site_current_state_event_idx ON atlas.site (current_state_event_id);

CREATE TABLE atlas.site_status_event (
  id uuid CONSTRAINT site_status_event_pk PRIMARY KEY,
  site_id uuid NOT NULL CONSTRAINT site_status_event_site_fk REFERENCES atlas.site (id),
  workflow text GENERATED ALWAYS AS ('site-status') STORED,
  status text NOT NULL,
  effective_on date NOT NULL CONSTRAINT site_status_event_date_plausible CHECK (effective_on >= DATE '1990-01-01'),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  instrument_code text CONSTRAINT site_status_event_instrument_fk REFERENCES atlas.legal_instrument (code),
  suspension_reason text CONSTRAINT site_status_event_reason_known
    CHECK (suspension_reason IN ('inspection', 'environment', 'safety', 'moratorium', 'dispute', 'other')),
  contract_type text CONSTRAINT site_status_event_contract_type_known
    CHECK (contract_type IN ('bilateral_soum', 'tripartite_licence_holder', 'tripartite_buyer', 'quadripartite')),
  contract_number text,
  contract_from date,
  contract_to date,
  document_reference text,
  note text CONSTRAINT site_status_event_note_short CHECK (length(note) <= 4000),
  actor_id uuid CONSTRAINT site_status_event_actor_fk REFERENCES atlas.account (id),
  is_demo boolean NOT NULL DEFAULT false,
  CONSTRAINT site_status_event_status_fk FOREIGN KEY (workflow, status) REFERENCES atlas.workflow_state (workflow, code),
  CONSTRAINT site_status_event_reason_when_suspended CHECK ((status = 'SUSPENDED') = (suspension_reason IS NOT NULL)),
  CONSTRAINT site_status_event_contract_dates_in_order CHECK (contract_to IS NULL OR contract_to > contract_from),
  CONSTRAINT site_status_event_contract_whole CHECK (
    (contract_number IS NULL) = (contract_from IS NULL) AND (contract_number IS NULL) = (contract_type IS NULL))
);
COMMENT ON TABLE atlas.site_status_event IS 'Append-only: what the status became, from which day, under which instrument.';
COMMENT ON COLUMN atlas.site_status_event.id IS 'UUIDv7, made by the client.';
COMMENT ON COLUMN atlas.site_status_event.site_id IS 'Which site.';
COMMENT ON COLUMN atlas.site_status_event.workflow IS 'Always site-status; for the foreign key.';
COMMENT ON COLUMN atlas.site_status_event.status IS 'Status entered.';
COMMENT ON COLUMN atlas.site_status_event.effective_on IS 'Valid time: from which day it was so.';
COMMENT ON COLUMN atlas.site_status_event.recorded_at IS 'Record time: when it was written down.';
COMMENT ON COLUMN atlas.site_status_event.instrument_code IS 'Legal basis.';
COMMENT ON COLUMN atlas.site_status_event.suspension_reason IS 'Why suspended; a moratorium is no fault of the group.';
COMMENT ON COLUMN atlas.site_status_event.contract_type IS 'Parties of the contract signed with this event.';
COMMENT ON COLUMN atlas.site_status_event.contract_number IS 'Its number; null when the event signs no new contract.';
COMMENT ON COLUMN atlas.site_status_event.contract_from IS 'First day of the contract.';
COMMENT ON COLUMN atlas.site_status_event.contract_to IS 'Last day of the contract; null: open.';
COMMENT ON COLUMN atlas.site_status_event.document_reference IS 'Paper that shows it.';
COMMENT ON COLUMN atlas.site_status_event.note IS 'Free words, staff only.';
COMMENT ON COLUMN atlas.site_status_event.actor_id IS 'Account that recorded it; null: loaded.';
COMMENT ON COLUMN atlas.site_status_event.is_demo IS 'Invented, for demonstration.';
CREATE INDEX site_status_event_in_order_idx ON atlas.site_status_event (site_id, effective_on DESC, recorded_at DESC, id DESC);
CREATE INDEX site_status_event_instrument_idx ON atlas.site_status_event (instrument_code);
CREATE INDEX site_status_event_actor_idx ON atlas.site_status_event (actor_id);
CREATE INDEX site_status_event_status_idx ON atlas.site_status_event (workflow, status);

CREATE TABLE atlas.site_visit (
  id uuid CONSTRAINT site_visit_pk PRIMARY KEY,
  site_id uuid NOT NULL CONSTRAINT site_visit_site_fk REFERENCES atlas.site (id),
  visited_on date NOT NULL,
  was_on_site boolean NOT NULL,
  not_visited_reason text,
  workers integer CONSTRAINT site_visit_workers_plausible CHECK (workers BETWEEN 0 AND 100000),
  women integer CONSTRAINT site_visit_women_plausible CHECK (women BETWEEN 0 AND 100000),
  men integer CONSTRAINT site_visit_men_plausible CHECK (men BETWEEN 0 AND 100000),
  count_method text CONSTRAINT site_visit_count_method_known CHECK (count_method IN ('counted', 'estimated', 'reported')),
  kindergarten_age_children integer CONSTRAINT site_visit_children_plausible CHECK (kindergarten_age_children BETWEEN 0 AND 10000),
  under_15_seen text NOT NULL DEFAULT 'not_assessed' CONSTRAINT site_visit_under_15_known CHECK (under_15_seen IN ('not_assessed', 'none', 'seen')),
  open_shafts integer CONSTRAINT site_visit_open_shafts_plausible CHECK (open_shafts BETWEEN 0 AND 10000),
  max_depth_m double precision CONSTRAINT site_visit_depth_plausible CHECK (max_depth_m BETWEEN 0 AND 1000),
  mercury text NOT NULL DEFAULT 'not_assessed' CONSTRAINT site_visit_mercury_known CHECK (mercury IN ('not_assessed', 'none', 'suspected', 'confirmed')),
  water_contamination text NOT NULL DEFAULT 'not_assessed' CONSTRAINT site_visit_water_known CHECK (water_contamination IN ('not_assessed', 'none', 'suspected', 'confirmed')),
  confidence text NOT NULL CONSTRAINT site_visit_confidence_known CHECK (confidence IN ('low', 'medium', 'high')),
  note text CONSTRAINT site_visit_note_short CHECK (length(note) <= 4000),
  actor_id uuid CONSTRAINT site_visit_actor_fk REFERENCES atlas.account (id),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  is_demo boolean NOT NULL DEFAULT false,
  CONSTRAINT site_visit_reason_when_absent CHECK (was_on_site OR not_visited_reason IS NOT NULL)
);
COMMENT ON TABLE atlas.site_visit IS 'What was seen on a date. Null or not_assessed is never no.';
COMMENT ON COLUMN atlas.site_visit.id IS 'UUIDv7, made by the client.';
COMMENT ON COLUMN atlas.site_visit.site_id IS 'Which site.';
COMMENT ON COLUMN atlas.site_visit.visited_on IS 'Day of the visit.';
COMMENT ON COLUMN atlas.site_visit.was_on_site IS 'Whether the spot itself was reached.';
COMMENT ON COLUMN atlas.site_visit.not_visited_reason IS 'Why not.';
COMMENT ON COLUMN atlas.site_visit.workers IS 'People working; null: not assessed.';
COMMENT ON COLUMN atlas.site_visit.women IS 'Women among them; null: not assessed.';
COMMENT ON COLUMN atlas.site_visit.men IS 'Men among them; null: not assessed.';
COMMENT ON COLUMN atlas.site_visit.count_method IS 'How the number came about.';
COMMENT ON COLUMN atlas.site_visit.kindergarten_age_children IS 'Children of 2 to 5 living nearby, estimate; null: not assessed.';
COMMENT ON COLUMN atlas.site_visit.under_15_seen IS 'Were children under 15 seen at work?';
COMMENT ON COLUMN atlas.site_visit.open_shafts IS 'Open shafts; null: not assessed.';
COMMENT ON COLUMN atlas.site_visit.max_depth_m IS 'Deepest working in metres; null: not assessed.';
COMMENT ON COLUMN atlas.site_visit.mercury IS 'Mercury used?';
COMMENT ON COLUMN atlas.site_visit.water_contamination IS 'Water contaminated?';
COMMENT ON COLUMN atlas.site_visit.confidence IS 'How far the observer trusts it.';
COMMENT ON COLUMN atlas.site_visit.note IS 'Free words, staff only; no personal names.';
COMMENT ON COLUMN atlas.site_visit.actor_id IS 'Account that recorded it.';
COMMENT ON COLUMN atlas.site_visit.recorded_at IS 'When it was written down.';
COMMENT ON COLUMN atlas.site_visit.is_demo IS 'Invented, for demonstration.';
CREATE INDEX site_visit_site_idx ON atlas.site_visit (site_id, visited_on DESC, id DESC);
CREATE INDEX site_visit_actor_idx ON atlas.site_visit (actor_id);

CREATE FUNCTION atlas.site_area() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.area_geom IS NOT NULL THEN
    NEW.area_ha := round((ST_Area(NEW.area_geom::geography) / 10000)::numeric, 4);
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.site_area IS 'Trigger: geodesic hectares of a drawn area.';
CREATE TRIGGER site_area BEFORE INSERT OR UPDATE OF area_geom ON atlas.site FOR EACH ROW EXECUTE FUNCTION atlas.site_area();
CREATE TRIGGER site_place BEFORE INSERT OR UPDATE OF geom ON atlas.site FOR EACH ROW EXECUTE FUNCTION atlas.place_record();
CREATE TRIGGER site_derive_state BEFORE INSERT OR UPDATE OF current_state, current_state_since, current_state_event_id, history ON atlas.site FOR EACH ROW EXECUTE FUNCTION atlas.derive_state();

-- A contract needs its papers (unless work merely resumes after a suspension), and land approval or a licence holder behind it.
CREATE FUNCTION atlas.site_contract_guard() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  broken record;
BEGIN
  SELECT s.code, e.effective_on INTO broken
    FROM (SELECT ev.site_id, ev.effective_on, ev.status, ev.contract_type, ev.contract_number,
                 lag(ev.status) OVER (PARTITION BY ev.site_id ORDER BY ev.effective_on, ev.recorded_at, ev.id) AS previous
            FROM atlas.site_status_event ev WHERE ev.site_id IN (SELECT DISTINCT added.site_id FROM added)) e
    JOIN atlas.site s ON s.id = e.site_id
   WHERE e.status = 'FORMAL' AND (
     (e.previous IS DISTINCT FROM 'SUSPENDED' AND e.contract_number IS NULL)
     OR (e.previous = 'ORGANISED' AND e.contract_type IS DISTINCT FROM 'tripartite_licence_holder'))
   ORDER BY s.code, e.effective_on LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '%: the contract of % lacks its papers or its land', broken.code, broken.effective_on
      USING ERRCODE = 'check_violation', CONSTRAINT = 'site_status_event_contract_guard';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.site_contract_guard IS 'Trigger: a contract shows its number, dates and kind.';

CREATE TRIGGER site_status_event_added AFTER INSERT ON atlas.site_status_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT
  EXECUTE FUNCTION atlas.history_changed('site-status', 'site', 'site_id', 'status');
CREATE TRIGGER site_status_event_contract AFTER INSERT ON atlas.site_status_event
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION atlas.site_contract_guard();
CREATE TRIGGER site_status_event_append_only BEFORE UPDATE OR DELETE ON atlas.site_status_event
  FOR EACH STATEMENT EXECUTE FUNCTION atlas.refuse_change();
