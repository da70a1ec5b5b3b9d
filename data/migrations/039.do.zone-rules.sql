-- Rules of a zone's land that were still owed: it lies in Mongolia by outline and not only by box, an accepted zone that is open again shares
-- no land with another, and areas under protection are on record, so that whoever marks land in one is warned.

-- Areas where mining, and often digging of any kind, is forbidden or needs a permit. They are imported from whoever keeps them; the atlas does not
-- draw them. Staff only: nothing of a release is made of them.
CREATE TABLE atlas.protected_area (
  code text CONSTRAINT protected_area_pk PRIMARY KEY CONSTRAINT protected_area_code_short CHECK (length(code) BETWEEN 1 AND 40),
  kind text NOT NULL CONSTRAINT protected_area_kind_known CHECK (kind IN ('strictly_protected', 'national_park', 'nature_reserve', 'natural_monument',
    'local_protection', 'water_protection', 'river_source', 'forest_fund')),
  name_en text CONSTRAINT protected_area_name_en_short CHECK (length(name_en) BETWEEN 1 AND 200),
  name_mn text CONSTRAINT protected_area_name_mn_short CHECK (length(name_mn) BETWEEN 1 AND 200),
  source text NOT NULL CONSTRAINT protected_area_source_short CHECK (length(source) BETWEEN 1 AND 200),
  as_of date NOT NULL,
  is_demo boolean NOT NULL DEFAULT false,
  geom geometry(MultiPolygon, 4326) NOT NULL,
  CONSTRAINT protected_area_has_a_name CHECK (name_en IS NOT NULL OR name_mn IS NOT NULL)
);
COMMENT ON TABLE atlas.protected_area IS 'Areas under protection, as imported: parks, reserves, water protection zones.';
COMMENT ON COLUMN atlas.protected_area.code IS 'Code of its source, or a number given at the import.';
COMMENT ON COLUMN atlas.protected_area.kind IS 'What protects it: protectionKinds of data/domain/layers/protected-area.ts.';
COMMENT ON COLUMN atlas.protected_area.name_en IS 'Name in Latin script.';
COMMENT ON COLUMN atlas.protected_area.name_mn IS 'Name in Cyrillic script.';
COMMENT ON COLUMN atlas.protected_area.source IS 'Who keeps these areas; an import replaces all of one source.';
COMMENT ON COLUMN atlas.protected_area.as_of IS 'The day the source speaks of.';
COMMENT ON COLUMN atlas.protected_area.is_demo IS 'Invented, for demonstration.';
COMMENT ON COLUMN atlas.protected_area.geom IS 'Area.';
CREATE INDEX protected_area_geom_gist ON atlas.protected_area USING gist (geom);
CREATE TRIGGER protected_area_note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON atlas.protected_area FOR EACH STATEMENT EXECUTE FUNCTION atlas.note_change();

CREATE VIEW internal.protected_areas AS
SELECT p.code, p.kind, p.name_en, p.name_mn, p.source, p.as_of, p.is_demo, p.geom FROM atlas.protected_area p;
COMMENT ON VIEW internal.protected_areas IS 'Areas under protection.';
GRANT SELECT ON internal.protected_areas TO atlas_officer, atlas_planner, atlas_admin;
DO $$
DECLARE
  told text[];
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[['code', 'Its code.'], ['kind', 'What protects it.'], ['name_en', 'Name in Latin script.'], ['name_mn', 'Name in Cyrillic script.'],
    ['source', 'Who keeps it.'], ['as_of', 'The day the source speaks of.'], ['is_demo', 'Invented, for demonstration.'], ['geom', 'Area.']] LOOP
    EXECUTE format('COMMENT ON COLUMN internal.protected_areas.%I IS %L', told[1], told[2]);
  END LOOP;
END
$$;

-- The same rule as data/domain/geometry/country.ts. The borders on record are simplified, so land up to 500 m beyond them (limits.borderToleranceM) is
-- taken for land within. What official borders and their neighbours' approximate ones leave open between aimags is no foreign country: holes are filled.
CREATE FUNCTION atlas.lies_in_mongolia(outline geometry) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  country geometry;
  beyond geometry;
  answer boolean;
BEGIN
  -- Nearly every outline lies within one aimag, and needs no country put together.
  IF EXISTS (SELECT 1 FROM atlas.admin_unit u WHERE u.level = 'aimag' AND u.geom && outline AND ST_Covers(u.geom, outline))
     OR NOT EXISTS (SELECT 1 FROM atlas.admin_unit u WHERE u.level = 'aimag' AND u.geom IS NOT NULL) THEN
    RETURN true;
  END IF;
  SELECT ST_Union(ST_MakePolygon(ST_ExteriorRing(part.geom))) INTO country
    FROM (SELECT (ST_Dump(ST_Union(u.geom))).geom FROM atlas.admin_unit u WHERE u.level = 'aimag') part;
  beyond := ST_Difference(outline, country);
  IF ST_IsEmpty(beyond) THEN
    RETURN true;
  END IF;
  -- Only the country about the outline is measured against: what is farther away is farther than any tolerance.
  country := ST_ClipByBox2D(country, ST_Expand(outline, 0.05)::box2d);
  IF ST_IsEmpty(country) THEN
    RETURN false;
  END IF;
  SELECT bool_and(ST_DWithin(country::geography, corner.geom::geography, 500)) INTO answer FROM ST_DumpPoints(beyond) corner;
  -- The engine has swallowed an error of a geometry function: no answer is not "it does".
  IF answer IS NULL THEN
    RAISE EXCEPTION 'Whether land lies in Mongolia could not be told' USING ERRCODE = 'data_exception';
  END IF;
  RETURN answer;
END
$$;
COMMENT ON FUNCTION atlas.lies_in_mongolia IS 'Does an area lie within the aimags put together, or no more than 500 m beyond them?';

CREATE FUNCTION atlas.refuse_foreign_land() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF ST_AsBinary(OLD.geom) = ST_AsBinary(NEW.geom) THEN
      RETURN NULL;
    END IF;
  END IF;
  IF atlas.lies_in_mongolia(NEW.geom) IS NOT TRUE THEN
    RAISE EXCEPTION 'Part of this land lies outside of Mongolia' USING ERRCODE = 'check_violation', CONSTRAINT = 'rehabilitation_zone_by_outline_in_mongolia';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.refuse_foreign_land IS 'Trigger: a zone lies in Mongolia, by the outline of the country.';
-- By its name before rehabilitation_zone_no_overlap, which takes a lock.
CREATE CONSTRAINT TRIGGER rehabilitation_zone_by_outline_in_mongolia AFTER INSERT OR UPDATE OF geom ON atlas.rehabilitation_zone
  NOT DEFERRABLE FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.refuse_foreign_land();

-- Overlap with another open zone counts hectares twice (domain notes 2.4), whichever way a zone comes to be open. The land of an accepted zone may
-- have been marked anew meanwhile; then it is worked on there, and the accepted zone cannot be open as well: neither by being disturbed again nor
-- by its acceptance being struck. The lock is that of 035: who draws and who reopens at one time see each other.
CREATE FUNCTION atlas.refuse_reopened_overlap() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  shared jsonb;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('atlas.rehabilitation_zone_no_overlap'));
  shared := atlas.zone_overlaps(NEW.id, NEW.geom);
  IF shared IS NULL THEN
    RAISE EXCEPTION 'Whether zones overlap could not be told' USING ERRCODE = 'data_exception';
  END IF;
  IF shared <> '[]' THEN
    RAISE EXCEPTION 'Part of this land has been marked anew in another open zone'
      USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'rehabilitation_zone_reopened_alone', DETAIL = shared::text;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.refuse_reopened_overlap IS 'Trigger: an accepted zone that is open again shares no land with another open zone.';
CREATE CONSTRAINT TRIGGER rehabilitation_zone_reopened_alone AFTER UPDATE OF current_state ON atlas.rehabilitation_zone
  NOT DEFERRABLE FOR EACH ROW
  WHEN (OLD.current_state = 'ACCEPTED' AND NEW.current_state IS DISTINCT FROM 'ACCEPTED' AND NEW.deleted_at IS NULL AND NOT atlas.is_loading())
  EXECUTE FUNCTION atlas.refuse_reopened_overlap();

REVOKE EXECUTE ON FUNCTION atlas.lies_in_mongolia(geometry), atlas.refuse_foreign_land(), atlas.refuse_reopened_overlap() FROM PUBLIC;
