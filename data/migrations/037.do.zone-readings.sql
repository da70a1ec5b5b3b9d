-- What was found at a zone on a date after its planting: how much of the ground is covered, how many of the plants live. Over the seasons they tell
-- whether the work holds (domain notes 2.3). Null is not assessed, never zero.
CREATE TABLE atlas.zone_reading (
  id uuid CONSTRAINT zone_reading_pk PRIMARY KEY,
  zone_id uuid NOT NULL CONSTRAINT zone_reading_zone_fk REFERENCES atlas.rehabilitation_zone (id),
  read_on date NOT NULL CONSTRAINT zone_reading_date_plausible CHECK (read_on >= DATE '1990-01-01'),
  cover_percent double precision CONSTRAINT zone_reading_cover_is_share CHECK (cover_percent BETWEEN 0 AND 100),
  survival_percent double precision CONSTRAINT zone_reading_survival_is_share CHECK (survival_percent BETWEEN 0 AND 100),
  next_check_on date CONSTRAINT zone_reading_next_after CHECK (next_check_on > read_on),
  note text CONSTRAINT zone_reading_note_short CHECK (length(note) <= 4000),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  is_demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  CONSTRAINT zone_reading_reads_something CHECK (cover_percent IS NOT NULL OR survival_percent IS NOT NULL)
);
COMMENT ON TABLE atlas.zone_reading IS 'Readings of cover and survival at a zone, by date.';
COMMENT ON COLUMN atlas.zone_reading.id IS 'UUIDv7, made by the client.';
COMMENT ON COLUMN atlas.zone_reading.zone_id IS 'Which zone.';
COMMENT ON COLUMN atlas.zone_reading.read_on IS 'Day of the reading.';
COMMENT ON COLUMN atlas.zone_reading.cover_percent IS 'Share of the ground that plants cover; null: not assessed.';
COMMENT ON COLUMN atlas.zone_reading.survival_percent IS 'Share of what was planted that lives; null: not assessed.';
COMMENT ON COLUMN atlas.zone_reading.next_check_on IS 'When to look again; null: not said.';
COMMENT ON COLUMN atlas.zone_reading.note IS 'Free words, staff only; no personal names.';
COMMENT ON COLUMN atlas.zone_reading.recorded_at IS 'When it was written down.';
COMMENT ON COLUMN atlas.zone_reading.is_demo IS 'Invented, for demonstration.';
COMMENT ON COLUMN atlas.zone_reading.version IS 'Grows by one with every change.';
COMMENT ON COLUMN atlas.zone_reading.updated_at IS 'When it last changed.';
COMMENT ON COLUMN atlas.zone_reading.deleted_at IS 'Set while in the bin.';
CREATE INDEX zone_reading_zone_idx ON atlas.zone_reading (zone_id, read_on DESC, id DESC);

CREATE TRIGGER zone_reading_mark_demo BEFORE INSERT ON atlas.zone_reading FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.mark_demo();
CREATE TRIGGER zone_reading_guard_restore BEFORE UPDATE ON atlas.zone_reading FOR EACH ROW WHEN (OLD.deleted_at IS NOT NULL) EXECUTE FUNCTION atlas.guard_restore();
CREATE TRIGGER zz_zone_reading_edit BEFORE INSERT OR UPDATE ON atlas.zone_reading FOR EACH ROW
  WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.edit_record('rehabilitation_zone', 'zone_id');
CREATE TRIGGER zone_reading_log_change AFTER INSERT OR UPDATE OR DELETE ON atlas.zone_reading FOR EACH ROW
  WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change('zone_id');
CREATE TRIGGER zone_reading_note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON atlas.zone_reading FOR EACH STATEMENT EXECUTE FUNCTION atlas.note_change();

-- The newest reading is the check that was due, and says when the next one is. A reading taken back leaves that to the one before it.
CREATE FUNCTION atlas.next_check_of_reading() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  newest atlas.zone_reading;
BEGIN
  SELECT r.* INTO newest FROM atlas.zone_reading r WHERE r.zone_id = NEW.zone_id AND r.deleted_at IS NULL ORDER BY r.read_on DESC, r.id DESC LIMIT 1;
  IF newest.id = NEW.id OR (NEW.deleted_at IS NOT NULL AND (newest.id IS NULL OR (NEW.read_on, NEW.id) > (newest.read_on, newest.id))) THEN
    UPDATE atlas.rehabilitation_zone z SET next_check_on = newest.next_check_on
     WHERE z.id = NEW.zone_id AND z.deleted_at IS NULL AND z.next_check_on IS DISTINCT FROM newest.next_check_on;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.next_check_of_reading IS 'Trigger: the newest reading of a zone says when it is looked at next.';
CREATE TRIGGER zone_reading_next_check AFTER INSERT OR UPDATE ON atlas.zone_reading FOR EACH ROW
  WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.next_check_of_reading();
REVOKE EXECUTE ON FUNCTION atlas.next_check_of_reading() FROM PUBLIC;

-- `rights` of data/domain/roles.ts: zones and what is read of them are the officers'.
GRANT SELECT ON atlas.zone_reading TO atlas_officer, atlas_planner, atlas_admin;
GRANT INSERT (id, zone_id, read_on, cover_percent, survival_percent, next_check_on, note),
      UPDATE (read_on, cover_percent, survival_percent, next_check_on, note, deleted_at)
  ON atlas.zone_reading TO atlas_officer, atlas_admin;

CREATE VIEW internal.zone_readings AS
SELECT r.id, r.zone_id, z.code AS zone_code, r.read_on, r.cover_percent, r.survival_percent, r.next_check_on, r.recorded_at, r.note, r.is_demo,
       NULL::geometry(Point, 4326) AS geom, r.version, r.updated_at
  FROM atlas.zone_reading r JOIN atlas.rehabilitation_zone z ON z.id = r.zone_id WHERE z.deleted_at IS NULL AND r.deleted_at IS NULL;
COMMENT ON VIEW internal.zone_readings IS 'Readings at zones.';
GRANT SELECT ON internal.zone_readings TO atlas_officer, atlas_planner, atlas_admin;

CREATE OR REPLACE VIEW internal.bin AS
SELECT 'sites' AS collection, s.id, s.code, s.name_en, s.name_mn, s.version, s.deleted_at FROM atlas.site s WHERE s.deleted_at IS NOT NULL
UNION ALL SELECT 'rehabilitation-zones', z.id, z.code, z.name_en, z.name_mn, z.version, z.deleted_at FROM atlas.rehabilitation_zone z WHERE z.deleted_at IS NOT NULL
UNION ALL SELECT 'kindergartens', k.id, k.code, k.name_en, k.name_mn, k.version, k.deleted_at FROM atlas.kindergarten k WHERE k.deleted_at IS NOT NULL
UNION ALL SELECT 'organisations', o.id, o.code, o.name_en, o.name_mn, o.version, o.deleted_at FROM atlas.organisation o WHERE o.deleted_at IS NOT NULL
UNION ALL SELECT 'activities', a.id, a.code, a.title_en, a.title_mn, a.version, a.deleted_at FROM atlas.activity a WHERE a.deleted_at IS NOT NULL
UNION ALL SELECT 'site-visits', v.id, s.code || ' ' || v.visited_on, s.name_en, s.name_mn, v.version, v.deleted_at
  FROM atlas.site_visit v JOIN atlas.site s ON s.id = v.site_id WHERE v.deleted_at IS NOT NULL
UNION ALL SELECT 'zone-readings', r.id, z.code || ' ' || r.read_on, z.name_en, z.name_mn, r.version, r.deleted_at
  FROM atlas.zone_reading r JOIN atlas.rehabilitation_zone z ON z.id = r.zone_id WHERE r.deleted_at IS NOT NULL;

DO $$
DECLARE
  told text[];
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[['id', 'The reading.'], ['zone_id', 'Which zone.'], ['zone_code', 'Its code.'], ['read_on', 'Day of the reading.'],
    ['cover_percent', 'Share of the ground that plants cover; null: not assessed.'], ['survival_percent', 'Share of what was planted that lives; null: not assessed.'],
    ['next_check_on', 'When to look again.'], ['recorded_at', 'When it was written down.'], ['note', 'Free words, staff only.'], ['is_demo', 'Invented, for demonstration.'],
    ['geom', 'None.'], ['version', 'Grows with every change.'], ['updated_at', 'When it last changed.']] LOOP
    EXECUTE format('COMMENT ON COLUMN internal.zone_readings.%I IS %L', told[1], told[2]);
  END LOOP;
END
$$;
