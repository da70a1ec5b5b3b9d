-- Areas of sites (contract areas, domain notes 1.4 and 1.5) are drawn by planners from here on. The column has been there from the beginning; now
-- staff read it, it keeps to Mongolia, and hectares that were measured go with the outline they were measured of.

CREATE OR REPLACE FUNCTION atlas.site_area() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.area_geom IS NOT NULL THEN
    NEW.area_ha := round((ST_Area(NEW.area_geom::geography) / 10000)::numeric, 4);
  ELSIF TG_OP = 'UPDATE' THEN
    IF OLD.area_geom IS NOT NULL THEN
      NEW.area_ha := NULL;
    END IF;
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.site_area IS 'Trigger: geodesic hectares of a drawn area; none when it is taken away.';

CREATE FUNCTION atlas.refuse_foreign_site_area() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
BEGIN
  IF NEW.area_geom IS NULL THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF OLD.area_geom IS NOT NULL AND ST_AsBinary(OLD.area_geom) = ST_AsBinary(NEW.area_geom) THEN
      RETURN NULL;
    END IF;
  END IF;
  IF atlas.lies_in_mongolia(NEW.area_geom) IS NOT TRUE THEN
    RAISE EXCEPTION 'Part of this land lies outside of Mongolia' USING ERRCODE = 'check_violation', CONSTRAINT = 'site_area_by_outline_in_mongolia';
  END IF;
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.refuse_foreign_site_area IS 'Trigger: the area of a site lies in Mongolia, by the outline of the country.';
REVOKE EXECUTE ON FUNCTION atlas.refuse_foreign_site_area() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER site_area_by_outline_in_mongolia AFTER INSERT OR UPDATE OF area_geom ON atlas.site
  NOT DEFERRABLE FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.refuse_foreign_site_area();

-- The view of 023 with one more column, at its end. Outlines turn as RFC 7946 wants them, and come with every decimal that is kept.
CREATE OR REPLACE VIEW internal.sites AS
SELECT s.id, s.code, s.name_en, s.name_mn, s.site_kind, s.deposit_type, s.minerals,
       st.status, w.state_group AS status_group, st.since AS status_since, e.instrument_code AS status_instrument, e.suspension_reason,
       CASE WHEN atlas.known_on() IS NULL THEN s.history ELSE known.history END AS history,
       s.organisation_id, o.name_en AS organisation_name, o.kind AS organisation_kind,
       o.members_women + o.members_men AS organisation_members,
       s.aimag_code, s.soum_code, s.area_ha, s.location_precision, s.prohibited_zone,
       v.visited_on AS last_visit_on, v.workers, v.women, v.men, v.kindergarten_age_children, v.open_shafts, v.mercury,
       s.is_demo, s.version, s.updated_at, s.geom,
       ST_AsGeoJSON(ST_ForcePolygonCCW(s.area_geom), 9)::jsonb AS area_geom
  FROM atlas.site s
  LEFT JOIN LATERAL (
    SELECT ev.id, ev.status, ev.effective_on FROM atlas.site_status_event ev
     WHERE (atlas.valid_on() IS NOT NULL OR atlas.known_on() IS NOT NULL) AND ev.site_id = s.id
       AND (atlas.valid_on() IS NULL OR ev.effective_on <= atlas.valid_on()) AND atlas.stood(ev.recorded_at, ev.struck_at, atlas.known_on())
     ORDER BY ev.effective_on DESC, ev.recorded_at DESC, ev.id DESC LIMIT 1) past ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_array(ev.effective_on, ev.status) ORDER BY ev.effective_on, ev.recorded_at, ev.id) AS history FROM atlas.site_status_event ev
     WHERE atlas.known_on() IS NOT NULL AND ev.site_id = s.id AND atlas.stood(ev.recorded_at, ev.struck_at, atlas.known_on())) known ON true
  CROSS JOIN LATERAL (
    SELECT CASE WHEN atlas.valid_on() IS NULL AND atlas.known_on() IS NULL THEN s.current_state ELSE past.status END AS status,
           CASE WHEN atlas.valid_on() IS NULL AND atlas.known_on() IS NULL THEN s.current_state_since ELSE past.effective_on END AS since,
           CASE WHEN atlas.valid_on() IS NULL AND atlas.known_on() IS NULL THEN s.current_state_event_id ELSE past.id END AS event_id) st
  JOIN atlas.workflow_state w ON w.workflow = 'site-status' AND w.code = st.status
  LEFT JOIN atlas.site_status_event e ON e.id = st.event_id
  LEFT JOIN atlas.organisation o ON o.id = s.organisation_id
  LEFT JOIN LATERAL (
    SELECT sv.visited_on, sv.workers, sv.women, sv.men, sv.kindergarten_age_children, sv.open_shafts, sv.mercury
      FROM atlas.site_visit sv
     WHERE sv.site_id = s.id AND sv.was_on_site AND sv.deleted_at IS NULL AND (atlas.valid_on() IS NULL OR sv.visited_on <= atlas.valid_on())
     ORDER BY sv.visited_on DESC, sv.id DESC LIMIT 1) v ON true
 WHERE s.deleted_at IS NULL;
COMMENT ON COLUMN internal.sites.area_geom IS 'Area requested or approved, where it is drawn: GeoJSON.';

CREATE VIEW internal.site_areas AS
SELECT s.code, s.area_ha, s.aimag_code, s.soum_code, s.is_demo, s.area_geom AS geom
  FROM atlas.site s WHERE s.deleted_at IS NULL AND s.area_geom IS NOT NULL;
COMMENT ON VIEW internal.site_areas IS 'Areas of sites, where they are drawn.';
GRANT SELECT ON internal.site_areas TO atlas_officer, atlas_planner, atlas_admin;
DO $$
DECLARE
  told text[];
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[['code', 'Code of the site.'], ['area_ha', 'Geodesic hectares of the area.'], ['aimag_code', 'Aimag of the site.'],
    ['soum_code', 'Soum of the site.'], ['is_demo', 'Invented, for demonstration.'], ['geom', 'Area requested or approved.']] LOOP
    EXECUTE format('COMMENT ON COLUMN internal.site_areas.%I IS %L', told[1], told[2]);
  END LOOP;
END
$$;
