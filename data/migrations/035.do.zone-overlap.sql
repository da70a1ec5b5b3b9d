-- Land is counted once: what lies in one open zone is drawn in no other. Open is every zone but an accepted one, whose land may be marked
-- again once it is disturbed; a zone that is itself accepted may keep what it has.
CREATE FUNCTION atlas.zone_overlaps(zone uuid, outline geometry) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  found jsonb;
BEGIN
  -- An aggregate has one row. Where it has none, the engine has swallowed an error of a geometry function: no answer is not "no overlap".
  SELECT coalesce(jsonb_agg(jsonb_build_object('code', o.code, 'areaHa', round((o.m2 / 10000)::numeric, 4)) ORDER BY o.m2 DESC, o.code), '[]') INTO STRICT found
    FROM (SELECT z.code, ST_Area(ST_CollectionExtract(ST_Intersection(z.geom, outline), 3)::geography) AS m2
            FROM atlas.rehabilitation_zone z
           WHERE z.geom && outline AND z.id <> zone AND z.deleted_at IS NULL AND z.current_state IS DISTINCT FROM 'ACCEPTED' AND ST_Intersects(z.geom, outline)) o
   WHERE o.m2 > 10;
  IF found IS NULL THEN
    RAISE EXCEPTION 'Whether zones overlap could not be told' USING ERRCODE = 'data_exception';
  END IF;
  RETURN found;
END
$$;
COMMENT ON FUNCTION atlas.zone_overlaps IS 'Open zones that share more than ten square metres (limits.zoneOverlapM2) with an outline: [{code, areaHa}, …], largest first.';
REVOKE EXECUTE ON FUNCTION atlas.zone_overlaps(uuid, geometry) FROM PUBLIC;

CREATE FUNCTION atlas.refuse_zone_overlap() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  shared jsonb;
BEGIN
  IF NEW.deleted_at IS NOT NULL OR NEW.current_state = 'ACCEPTED' THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.deleted_at IS NULL AND ST_AsBinary(OLD.geom) = ST_AsBinary(NEW.geom) THEN
      RETURN NULL;
    END IF;
  END IF;
  -- One at a time from here to the commit: the next one sees this zone. On the embedded engine there is one at a time anyway.
  PERFORM pg_advisory_xact_lock(hashtext('atlas.rehabilitation_zone_no_overlap'));
  shared := atlas.zone_overlaps(NEW.id, NEW.geom);
  IF shared IS NULL THEN
    RAISE EXCEPTION 'Whether zones overlap could not be told' USING ERRCODE = 'data_exception';
  END IF;
  IF shared <> '[]' THEN
    RAISE EXCEPTION 'Part of this land is in another open zone' USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'rehabilitation_zone_no_overlap', DETAIL = shared::text;
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.refuse_zone_overlap IS 'Trigger: an open zone shares no land with another.';
REVOKE EXECUTE ON FUNCTION atlas.refuse_zone_overlap() FROM PUBLIC;

CREATE CONSTRAINT TRIGGER rehabilitation_zone_no_overlap AFTER INSERT OR UPDATE OF geom, deleted_at ON atlas.rehabilitation_zone
  NOT DEFERRABLE FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.refuse_zone_overlap();
