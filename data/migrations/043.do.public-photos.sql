-- Photos of accepted zones that a release shows (publication rule 8; attack 21): a pair of before and after of a zone that is shown itself, each marked
-- as public by one person and confirmed by another by the cut-off. What is public of a photo is a random name, before or after, and its year; its file
-- is made anew and smaller, so that nothing of it is equal to what the atlas keeps. Unmarked, or in the bin, it is gone with the next release.

ALTER TABLE atlas.attachment
  ADD COLUMN public_by uuid CONSTRAINT attachment_public_by_fk REFERENCES atlas.account (id),
  ADD COLUMN public_on date,
  ADD COLUMN public_confirmed_by uuid CONSTRAINT attachment_public_confirmed_by_fk REFERENCES atlas.account (id),
  ADD COLUMN public_confirmed_on date,
  ADD CONSTRAINT attachment_public_two_people CHECK (public_confirmed_by <> public_by),
  ADD CONSTRAINT attachment_public_confirmed_whole CHECK ((public_confirmed_by IS NULL) = (public_confirmed_on IS NULL)),
  ADD CONSTRAINT attachment_public_while_marked CHECK (is_public OR num_nonnulls(public_by, public_on, public_confirmed_by, public_confirmed_on) = 0);
COMMENT ON COLUMN atlas.attachment.is_public IS 'May a release show it? Then a second person confirms it.';
COMMENT ON COLUMN atlas.attachment.public_by IS 'Who marked it as public; null: nobody, or loaded as marked.';
COMMENT ON COLUMN atlas.attachment.public_on IS 'Day it was marked.';
COMMENT ON COLUMN atlas.attachment.public_confirmed_by IS 'The second person; null while nobody has confirmed, and then nothing is shown.';
COMMENT ON COLUMN atlas.attachment.public_confirmed_on IS 'Day the second person confirmed it.';
CREATE INDEX attachment_public_by_idx ON atlas.attachment (public_by);
CREATE INDEX attachment_public_confirmed_by_idx ON atlas.attachment (public_confirmed_by);

CREATE FUNCTION atlas.mark_public() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
BEGIN
  IF NOT NEW.is_public THEN
    NEW.public_by := NULL;
    NEW.public_on := NULL;
    NEW.public_confirmed_by := NULL;
    NEW.public_confirmed_on := NULL;
  ELSIF TG_OP = 'INSERT' OR NOT OLD.is_public OR OLD.kind <> NEW.kind THEN
    NEW.public_by := coalesce(atlas.actor(), NEW.public_by);
    NEW.public_on := (now() AT TIME ZONE 'Asia/Ulaanbaatar')::date;
    NEW.public_confirmed_by := NULL;
    NEW.public_confirmed_on := NULL;
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.mark_public IS 'Trigger: who marks a photo as public is who acts, and what is marked anew, or shows something else, is confirmed anew.';
CREATE TRIGGER attachment_mark_public BEFORE INSERT OR UPDATE ON atlas.attachment FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.mark_public();
CREATE TRIGGER attachment_unmark_public BEFORE UPDATE ON atlas.attachment FOR EACH ROW WHEN (OLD.is_public AND NOT NEW.is_public) EXECUTE FUNCTION atlas.mark_public();

CREATE OR REPLACE VIEW internal.attachments AS
SELECT a.id, a.zone_id, z.code AS zone_code, a.site_id, s.code AS site_code, a.visit_id, a.stage_event_id, a.status_event_id, a.kind, a.caption, a.taken_on,
       a.is_public, a.media_type, a.bytes, a.width, a.height, a.camera_at, a.bearing_deg, a.recorded_at, a.is_demo, a.version, a.updated_at, a.camera_geom AS geom,
       a.public_confirmed_on
  FROM atlas.attachment a
  LEFT JOIN atlas.rehabilitation_zone z ON z.id = a.zone_id
  LEFT JOIN atlas.site s ON s.id = a.site_id
  LEFT JOIN atlas.site_visit v ON v.id = a.visit_id
 WHERE a.deleted_at IS NULL AND z.deleted_at IS NULL AND s.deleted_at IS NULL AND v.deleted_at IS NULL;
COMMENT ON COLUMN internal.attachments.is_public IS 'May a release show it? Then a second person confirms it.';
COMMENT ON COLUMN internal.attachments.public_confirmed_on IS 'Day the second person confirmed that it is shown to everyone.';

CREATE TABLE publication.public_photo (
  attachment_id uuid CONSTRAINT public_photo_pk PRIMARY KEY,
  name text NOT NULL CONSTRAINT public_photo_name_unique UNIQUE CONSTRAINT public_photo_name_has_no_vowel CHECK (name ~ '^[2-9b-df-hj-np-tv-xz]{16}$'),
  file_hash text CONSTRAINT public_photo_file_hash_is_sha256 CHECK (file_hash ~ '^[0-9a-f]{64}$'),
  bytes integer CONSTRAINT public_photo_bytes_positive CHECK (bytes > 0),
  CONSTRAINT public_photo_file_whole CHECK ((file_hash IS NULL) = (bytes IS NULL))
);
COMMENT ON TABLE publication.public_photo IS 'PRIVATE. Which random name stands for which photo: stable across releases, told to nobody.';
COMMENT ON COLUMN publication.public_photo.attachment_id IS 'The photo; it may be gone since.';
COMMENT ON COLUMN publication.public_photo.name IS 'Its public name, random.';
COMMENT ON COLUMN publication.public_photo.file_hash IS 'SHA-256 of the public file; null until it is made, after the release.';
COMMENT ON COLUMN publication.public_photo.bytes IS 'Size of the public file.';

CREATE TABLE publication.zone_photo (
  release integer,
  zone_code text,
  name text,
  kind text NOT NULL CONSTRAINT zone_photo_kind_known CHECK (kind IN ('before', 'after')),
  year integer,
  width integer NOT NULL,
  height integer NOT NULL,
  CONSTRAINT zone_photo_pk PRIMARY KEY (release, name),
  CONSTRAINT zone_photo_zone_fk FOREIGN KEY (release, zone_code) REFERENCES publication.zone (release, code)
);
COMMENT ON TABLE publication.zone_photo IS 'Photos before and after of zones that are shown.';
COMMENT ON COLUMN publication.zone_photo.release IS 'The release.';
COMMENT ON COLUMN publication.zone_photo.zone_code IS 'Public code of the zone.';
COMMENT ON COLUMN publication.zone_photo.name IS 'Public name of the photo.';
COMMENT ON COLUMN publication.zone_photo.kind IS 'before or after.';
COMMENT ON COLUMN publication.zone_photo.year IS 'Year it was taken; null: not known.';
COMMENT ON COLUMN publication.zone_photo.width IS 'Pixels from left to right of the public file.';
COMMENT ON COLUMN publication.zone_photo.height IS 'Pixels from top to bottom of the public file.';
CREATE INDEX zone_photo_zone_idx ON publication.zone_photo (release, zone_code);

-- The public file is at most 1,280 pixels wide or high: limits.publicPhotoSidePixels.
CREATE FUNCTION publication.publish_zone_photos(this_release integer, cut_off date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  shown uuid[];
BEGIN
  WITH fit AS (
    SELECT a.id, a.kind, a.zone_id FROM atlas.attachment a
      JOIN publication.public_code c ON c.record_kind = 'zone' AND c.record_id = a.zone_id
      JOIN publication.zone z ON z.release = this_release AND z.code = c.code
     WHERE a.deleted_at IS NULL AND a.is_public AND a.kind IN ('before', 'after') AND a.public_confirmed_on <= cut_off
  )
  SELECT coalesce(array_agg(f.id), '{}') INTO shown FROM fit f
   WHERE EXISTS (SELECT 1 FROM fit other WHERE other.zone_id = f.zone_id AND other.kind <> f.kind);
  INSERT INTO publication.public_photo (attachment_id, name)
  SELECT s.id, publication.random_code() || publication.random_code() FROM unnest(shown) AS s (id)
  ON CONFLICT (attachment_id) DO NOTHING;
  INSERT INTO publication.zone_photo (release, zone_code, name, kind, year, width, height)
  SELECT this_release, c.code, p.name, a.kind, extract(year FROM a.taken_on)::int,
         greatest(1, round(a.width * least(1, 1280.0 / greatest(a.width, a.height)))), greatest(1, round(a.height * least(1, 1280.0 / greatest(a.width, a.height))))
    FROM atlas.attachment a
    JOIN publication.public_code c ON c.record_kind = 'zone' AND c.record_id = a.zone_id
    JOIN publication.public_photo p ON p.attachment_id = a.id
   WHERE a.id = ANY (shown) ORDER BY p.name;
END
$$;
COMMENT ON FUNCTION publication.publish_zone_photos IS 'Rule 8: pairs of photos of zones that are shown, marked by two people.';

-- Whatever makes a release publishes its zones in one place; their photos follow there.
DO $$
DECLARE
  body text := pg_get_functiondef('publication.publish_zones(integer, date)'::regprocedure);
  ending CONSTANT text := E'ORDER BY 2;\nEND';
BEGIN
  IF (length(body) - length(replace(body, ending, ''))) / length(ending) <> 1 THEN
    RAISE EXCEPTION 'publish_zones does not end as it did';
  END IF;
  EXECUTE replace(body, ending, E'ORDER BY 2;\n  PERFORM publication.publish_zone_photos(this_release, cut_off);\nEND');
END
$$;

-- Through the view of the zones: what hides a zone hides its photos.
CREATE VIEW published.zone_photos_feed AS
SELECT p.name AS id, jsonb_build_object('zone', p.zone_code, 'kind', p.kind, 'year', p.year, 'width', p.width, 'height', p.height) AS properties,
       NULL::geometry(Point, 4326) AS geom
  FROM published.rehabilitation_zones z JOIN publication.zone_photo p ON p.release = z.release AND p.zone_code = z.code;
COMMENT ON VIEW published.zone_photos_feed IS 'Photos before and after of zones that are shown, by their public names.';
COMMENT ON COLUMN published.zone_photos_feed.id IS 'Public name of the photo.';
COMMENT ON COLUMN published.zone_photos_feed.properties IS 'Zone, before or after, year, size in pixels.';
COMMENT ON COLUMN published.zone_photos_feed.geom IS 'None: a photo is told no place.';

DO $$
BEGIN
  PERFORM publication.can_be_withheld('zone_photos_feed');
END
$$;

REVOKE EXECUTE ON FUNCTION atlas.mark_public(), publication.publish_zone_photos(integer, date) FROM PUBLIC;
GRANT SELECT ON publication.public_photo, publication.zone_photo TO atlas_publisher;
GRANT SELECT ON published.zone_photos_feed TO atlas_public, atlas_officer, atlas_planner, atlas_admin, atlas_publisher;
