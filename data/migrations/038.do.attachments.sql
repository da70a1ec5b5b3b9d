-- Photos and papers of zones and sites. The files lie in the data directory under the hash of what they hold; here is what is known of them.
-- Nothing of this is in a release: staff see it, the public sees none of it.
CREATE TABLE atlas.attachment (
  id uuid CONSTRAINT attachment_pk PRIMARY KEY,
  zone_id uuid CONSTRAINT attachment_zone_fk REFERENCES atlas.rehabilitation_zone (id),
  site_id uuid CONSTRAINT attachment_site_fk REFERENCES atlas.site (id),
  record_id uuid GENERATED ALWAYS AS (coalesce(zone_id, site_id)) STORED,
  visit_id uuid CONSTRAINT attachment_visit_fk REFERENCES atlas.site_visit (id),
  stage_event_id uuid CONSTRAINT attachment_stage_event_fk REFERENCES atlas.zone_stage_event (id),
  status_event_id uuid CONSTRAINT attachment_status_event_fk REFERENCES atlas.site_status_event (id),
  kind text NOT NULL CONSTRAINT attachment_kind_known CHECK (kind IN ('before', 'after', 'other', 'plan', 'memorandum', 'act')),
  caption text CONSTRAINT attachment_caption_short CHECK (length(caption) <= 500),
  taken_on date CONSTRAINT attachment_date_plausible CHECK (taken_on >= DATE '1990-01-01'),
  is_public boolean NOT NULL DEFAULT false,
  media_type text NOT NULL CONSTRAINT attachment_media_known CHECK (media_type IN ('image/jpeg', 'application/pdf')),
  sent_hash text NOT NULL CONSTRAINT attachment_sent_hash_is_sha256 CHECK (sent_hash ~ '^[0-9a-f]{64}$'),
  file_hash text NOT NULL CONSTRAINT attachment_file_hash_is_sha256 CHECK (file_hash ~ '^[0-9a-f]{64}$'),
  bytes integer NOT NULL CONSTRAINT attachment_bytes_positive CHECK (bytes > 0),
  thumbnail_hash text CONSTRAINT attachment_thumbnail_hash_is_sha256 CHECK (thumbnail_hash ~ '^[0-9a-f]{64}$'),
  width integer,
  height integer,
  camera_at timestamptz,
  camera_geom geometry(Point, 4326),
  bearing_deg double precision CONSTRAINT attachment_bearing_within_circle CHECK (bearing_deg >= 0 AND bearing_deg < 360),
  added_by uuid CONSTRAINT attachment_added_by_fk REFERENCES atlas.account (id),
  recorded_at timestamptz NOT NULL DEFAULT now(),
  is_demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  CONSTRAINT attachment_of_one_record CHECK (num_nonnulls(zone_id, site_id) = 1),
  CONSTRAINT attachment_parts_of_its_record CHECK (
    num_nonnulls(visit_id, stage_event_id, status_event_id) <= 1
    AND (stage_event_id IS NULL OR zone_id IS NOT NULL) AND (num_nonnulls(visit_id, status_event_id) = 0 OR site_id IS NOT NULL)),
  CONSTRAINT attachment_pdf_is_paper CHECK (media_type <> 'application/pdf' OR kind IN ('plan', 'memorandum', 'act')),
  CONSTRAINT attachment_public_is_photo CHECK (NOT is_public OR (media_type = 'image/jpeg' AND kind IN ('before', 'after', 'other'))),
  CONSTRAINT attachment_photo_is_whole CHECK (media_type <> 'image/jpeg' OR num_nonnulls(thumbnail_hash, width, height) = 3)
);
COMMENT ON TABLE atlas.attachment IS 'Photos and papers of zones and sites; their files lie in the data directory.';
COMMENT ON COLUMN atlas.attachment.id IS 'UUIDv7, made by the client.';
COMMENT ON COLUMN atlas.attachment.zone_id IS 'The zone it belongs to, or null where it is a site''s.';
COMMENT ON COLUMN atlas.attachment.site_id IS 'The site it belongs to, or null where it is a zone''s.';
COMMENT ON COLUMN atlas.attachment.record_id IS 'Whichever of both it is.';
COMMENT ON COLUMN atlas.attachment.visit_id IS 'The visit to the site on which it was taken.';
COMMENT ON COLUMN atlas.attachment.stage_event_id IS 'The stage of the zone whose paper it is.';
COMMENT ON COLUMN atlas.attachment.status_event_id IS 'The status event of the site whose paper it is.';
COMMENT ON COLUMN atlas.attachment.kind IS 'What it shows: before, after, other, plan, memorandum, act.';
COMMENT ON COLUMN atlas.attachment.caption IS 'In a few words; never who is on it.';
COMMENT ON COLUMN atlas.attachment.taken_on IS 'Day it was taken or signed; by the camera unless somebody said.';
COMMENT ON COLUMN atlas.attachment.is_public IS 'May a release show it? None does yet.';
COMMENT ON COLUMN atlas.attachment.media_type IS 'Of the file as it is kept.';
COMMENT ON COLUMN atlas.attachment.sent_hash IS 'SHA-256 of the file as it was sent: the same file sent again is known by it.';
COMMENT ON COLUMN atlas.attachment.file_hash IS 'SHA-256 of the file as it is kept, and its name.';
COMMENT ON COLUMN atlas.attachment.bytes IS 'Size of the file as it is kept.';
COMMENT ON COLUMN atlas.attachment.thumbnail_hash IS 'SHA-256 of the small picture, and its name; null for a PDF.';
COMMENT ON COLUMN atlas.attachment.width IS 'Pixels from left to right; null for a PDF.';
COMMENT ON COLUMN atlas.attachment.height IS 'Pixels from top to bottom; null for a PDF.';
COMMENT ON COLUMN atlas.attachment.camera_at IS 'When the camera took it, by its own clock. Not in the file that is served.';
COMMENT ON COLUMN atlas.attachment.camera_geom IS 'Where the camera stood, as far as it said. Not in the file that is served.';
COMMENT ON COLUMN atlas.attachment.bearing_deg IS 'Where the camera looked, degrees clockwise from north. Not in the file that is served.';
COMMENT ON COLUMN atlas.attachment.added_by IS 'Account that sent it.';
COMMENT ON COLUMN atlas.attachment.recorded_at IS 'When it was sent.';
COMMENT ON COLUMN atlas.attachment.is_demo IS 'Sent by a demo account.';
COMMENT ON COLUMN atlas.attachment.version IS 'Grows by one with every change.';
COMMENT ON COLUMN atlas.attachment.updated_at IS 'When it last changed.';
COMMENT ON COLUMN atlas.attachment.deleted_at IS 'Set while in the bin.';
CREATE INDEX attachment_zone_idx ON atlas.attachment (zone_id);
CREATE INDEX attachment_site_idx ON atlas.attachment (site_id);
CREATE INDEX attachment_visit_idx ON atlas.attachment (visit_id);
CREATE INDEX attachment_stage_event_idx ON atlas.attachment (stage_event_id);
CREATE INDEX attachment_status_event_idx ON atlas.attachment (status_event_id);
CREATE INDEX attachment_added_by_idx ON atlas.attachment (added_by);
CREATE INDEX attachment_camera_gist ON atlas.attachment USING gist (camera_geom);

-- Whoever adds or changes it reaches the record's aimag; and a visit or event it names is one of that record.
CREATE FUNCTION atlas.edit_attachment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  aimag text;
BEGIN
  SELECT r.aimag_code INTO aimag
    FROM (SELECT z.id, z.aimag_code FROM atlas.rehabilitation_zone z UNION ALL SELECT s.id, s.aimag_code FROM atlas.site s) r
   WHERE r.id = coalesce(NEW.zone_id, NEW.site_id);
  IF NOT atlas.actor_reaches(aimag) THEN
    RAISE EXCEPTION 'This account is limited to other aimags' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'access_outside_aimag';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    NEW.version := OLD.version + 1;
    NEW.updated_at := clock_timestamp();
    RETURN NEW;
  END IF;
  IF (NEW.visit_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM atlas.site_visit v WHERE v.id = NEW.visit_id AND v.site_id = NEW.site_id))
     OR (NEW.stage_event_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM atlas.zone_stage_event e WHERE e.id = NEW.stage_event_id AND e.zone_id = NEW.zone_id))
     OR (NEW.status_event_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM atlas.site_status_event e WHERE e.id = NEW.status_event_id AND e.site_id = NEW.site_id)) THEN
    RAISE EXCEPTION 'The visit or event is none of this record' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'attachment_parts_of_its_record';
  END IF;
  NEW.added_by := coalesce(atlas.actor(), NEW.added_by);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.edit_attachment IS 'Trigger: the account reaches the record, what is named belongs to it, and a change moves the version.';
CREATE TRIGGER attachment_mark_demo BEFORE INSERT ON atlas.attachment FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.mark_demo();
CREATE TRIGGER attachment_guard_restore BEFORE UPDATE ON atlas.attachment FOR EACH ROW WHEN (OLD.deleted_at IS NOT NULL) EXECUTE FUNCTION atlas.guard_restore();
CREATE TRIGGER zz_attachment_edit BEFORE INSERT OR UPDATE ON atlas.attachment FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.edit_attachment();
CREATE TRIGGER attachment_log_change AFTER INSERT OR UPDATE OR DELETE ON atlas.attachment FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change('record_id');
CREATE TRIGGER attachment_note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON atlas.attachment FOR EACH STATEMENT EXECUTE FUNCTION atlas.note_change();
REVOKE EXECUTE ON FUNCTION atlas.edit_attachment() FROM PUBLIC;

GRANT SELECT ON atlas.attachment TO atlas_officer, atlas_planner, atlas_admin;
GRANT INSERT (id, zone_id, site_id, visit_id, stage_event_id, status_event_id, kind, caption, taken_on, is_public, media_type, sent_hash, file_hash, bytes,
              thumbnail_hash, width, height, camera_at, camera_geom, bearing_deg),
      UPDATE (kind, caption, taken_on, is_public, deleted_at)
  ON atlas.attachment TO atlas_officer, atlas_admin;

CREATE VIEW internal.attachments AS
SELECT a.id, a.zone_id, z.code AS zone_code, a.site_id, s.code AS site_code, a.visit_id, a.stage_event_id, a.status_event_id, a.kind, a.caption, a.taken_on,
       a.is_public, a.media_type, a.bytes, a.width, a.height, a.camera_at, a.bearing_deg, a.recorded_at, a.is_demo, a.version, a.updated_at, a.camera_geom AS geom
  FROM atlas.attachment a
  LEFT JOIN atlas.rehabilitation_zone z ON z.id = a.zone_id
  LEFT JOIN atlas.site s ON s.id = a.site_id
  LEFT JOIN atlas.site_visit v ON v.id = a.visit_id
 WHERE a.deleted_at IS NULL AND z.deleted_at IS NULL AND s.deleted_at IS NULL AND v.deleted_at IS NULL;
COMMENT ON VIEW internal.attachments IS 'What is known of each photo and paper; the geometry is where the camera stood.';
GRANT SELECT ON internal.attachments TO atlas_officer, atlas_planner, atlas_admin;

CREATE OR REPLACE VIEW internal.bin AS
SELECT 'sites' AS collection, s.id, s.code, s.name_en, s.name_mn, s.version, s.deleted_at FROM atlas.site s WHERE s.deleted_at IS NOT NULL
UNION ALL SELECT 'rehabilitation-zones', z.id, z.code, z.name_en, z.name_mn, z.version, z.deleted_at FROM atlas.rehabilitation_zone z WHERE z.deleted_at IS NOT NULL
UNION ALL SELECT 'kindergartens', k.id, k.code, k.name_en, k.name_mn, k.version, k.deleted_at FROM atlas.kindergarten k WHERE k.deleted_at IS NOT NULL
UNION ALL SELECT 'organisations', o.id, o.code, o.name_en, o.name_mn, o.version, o.deleted_at FROM atlas.organisation o WHERE o.deleted_at IS NOT NULL
UNION ALL SELECT 'activities', a.id, a.code, a.title_en, a.title_mn, a.version, a.deleted_at FROM atlas.activity a WHERE a.deleted_at IS NOT NULL
UNION ALL SELECT 'site-visits', v.id, s.code || ' ' || v.visited_on, s.name_en, s.name_mn, v.version, v.deleted_at
  FROM atlas.site_visit v JOIN atlas.site s ON s.id = v.site_id WHERE v.deleted_at IS NOT NULL
UNION ALL SELECT 'zone-readings', r.id, z.code || ' ' || r.read_on, z.name_en, z.name_mn, r.version, r.deleted_at
  FROM atlas.zone_reading r JOIN atlas.rehabilitation_zone z ON z.id = r.zone_id WHERE r.deleted_at IS NOT NULL
UNION ALL SELECT 'attachments', f.id, concat_ws(' ', coalesce(z.code, s.code), f.kind, f.taken_on), f.caption, f.caption, f.version, f.deleted_at
  FROM atlas.attachment f LEFT JOIN atlas.rehabilitation_zone z ON z.id = f.zone_id LEFT JOIN atlas.site s ON s.id = f.site_id WHERE f.deleted_at IS NOT NULL;

DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT a.attname AS name, coalesce(col_description(t.oid, ta.attnum), told.words) AS words
      FROM pg_attribute a JOIN pg_class t ON t.oid = 'atlas.attachment'::regclass
      LEFT JOIN pg_attribute ta ON ta.attrelid = t.oid AND ta.attname = a.attname
      LEFT JOIN (VALUES ('zone_code', 'Code of the zone.'), ('site_code', 'Code of the site.'), ('geom', 'Where the camera stood, as far as it said.')) AS told (name, words)
        ON told.name = a.attname
     WHERE a.attrelid = 'internal.attachments'::regclass AND a.attnum > 0
  LOOP
    EXECUTE format('COMMENT ON COLUMN internal.attachments.%I IS %L', found.name, found.words);
  END LOOP;
END
$$;
