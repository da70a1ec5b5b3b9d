-- The rest of a release: repaired land, kindergartens, people reached; the checks; and the function that makes it all.

-- Rule 8. A zone is shown from the release in which it is accepted and two people have decided how; from then on it is frozen. An outline is
-- shown only where every linked site is handed back and no other work is known within 5 km; else the soum.
CREATE FUNCTION publication.may_show_outline(cut_off date)
RETURNS TABLE (zone_id uuid)
LANGUAGE sql STABLE AS $$
  WITH decided AS (
    SELECT z.id, z.geom FROM atlas.zone_publication_decision d JOIN atlas.rehabilitation_zone z ON z.id = d.zone_id WHERE d.shown_as = 'outline'
  ), concerned AS MATERIALIZED (
    SELECT d.id AS zone_id, l.site_id FROM decided d JOIN atlas.rehabilitation_zone_site l ON l.zone_id = d.id
    UNION
    SELECT d.id, s.id FROM decided d JOIN atlas.site s ON s.geom && ST_Expand(d.geom, 0.1) AND ST_DWithin(s.geom::geography, d.geom::geography, 5000)
  )
  SELECT d.id FROM decided d
   WHERE NOT EXISTS (
     SELECT 1 FROM concerned c JOIN publication.site_story(publication.end_of(cut_off)) t ON t.site_id = c.site_id
      WHERE c.zone_id = d.id AND t.from_on <= cut_off AND (t.until_on IS NULL OR t.until_on > cut_off) AND t.status <> 'HANDED_BACK')
$$;
COMMENT ON FUNCTION publication.may_show_outline IS 'Rule 8: zones decided to be shown as outline for which that is safe.';

CREATE FUNCTION publication.publish_zones(this_release integer, cut_off date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  entering uuid[];
BEGIN
  SELECT coalesce(array_agg(t.zone_id), '{}') INTO entering
    FROM publication.zones_on(publication.end_of(cut_off), cut_off) t
    JOIN atlas.rehabilitation_zone z ON z.id = t.zone_id AND z.deleted_at IS NULL
    JOIN atlas.zone_publication_decision d ON d.zone_id = t.zone_id AND d.confirmed_by IS NOT NULL AND d.decided_on <= cut_off
   WHERE t.stage_group = 'accepted';
  PERFORM publication.assign_codes('zone', entering);

  INSERT INTO publication.zone (release, code, shown_as, cell_x, cell_y, soum_unit_code, province_code, hectares, accepted_year, outline)
  SELECT this_release, e.code, e.shown_as, e.cell_x, e.cell_y, e.soum_unit_code, e.province_code, e.hectares, e.accepted_year, e.outline
    FROM publication.zone e
    JOIN publication.public_code c ON c.record_kind = 'zone' AND c.code = e.code
    JOIN atlas.rehabilitation_zone z ON z.id = c.record_id AND z.deleted_at IS NULL
   WHERE e.release = this_release - 1
  UNION ALL
  SELECT this_release, c.code, w.form, w.cell_x, w.cell_y, w.soum_unit_code, w.province_code,
         publication.to_nearest(t.accepted_ha, 1), extract(year FROM t.accepted_on)::int, CASE w.form WHEN 'outline' THEN z.geom END
    FROM publication.zones_on(publication.end_of(cut_off), cut_off) t
    JOIN atlas.rehabilitation_zone z ON z.id = t.zone_id
    JOIN atlas.zone_publication_decision d ON d.zone_id = z.id
    JOIN publication.public_code c ON c.record_kind = 'zone' AND c.record_id = z.id
    JOIN publication.place p ON p.record_kind = 'zone' AND p.record_id = z.id
    CROSS JOIN LATERAL publication.shown_place(
      CASE WHEN d.shown_as <> 'outline' OR z.id IN (SELECT o.zone_id FROM publication.may_show_outline(cut_off) o) THEN d.shown_as ELSE 'soum' END,
      p.geom, p.soum_code) w
   WHERE z.id = ANY (entering) AND NOT EXISTS (SELECT 1 FROM publication.zone e WHERE e.release = this_release - 1 AND e.code = c.code)
   ORDER BY 2;
END
$$;
COMMENT ON FUNCTION publication.publish_zones IS 'Rule 8: accepted zones, one by one decided, then frozen.';

CREATE FUNCTION publication.publish_rehabilitation(this_release integer, cut_off date) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO publication.rehabilitation_summary (release, level, unit_code, stage_group, zones, hectares, technical_hectares, biological_hectares)
  SELECT this_release, t.level, t.unit_code, t.stage_group, t.zones,
         publication.to_nearest(t.hectares, CASE t.level WHEN 'nation' THEN 1 ELSE 5 END),
         CASE t.level WHEN 'nation' THEN publication.to_nearest(t.technical_ha, 1) END,
         CASE t.level WHEN 'nation' THEN publication.to_nearest(t.biological_ha, 1) END
    FROM publication.zone_totals(publication.end_of(cut_off), cut_off) t ORDER BY t.level, t.unit_code, t.stage_group
$$;
COMMENT ON FUNCTION publication.publish_rehabilitation IS 'Rule 8: zones and hectares, provinces to the nearest 5, nation whole.';

-- Rule 9. "Open" includes closed for the season: it opens again at the same place.
CREATE FUNCTION publication.publish_kindergartens(this_release integer, cut_off date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  known uuid[] := ARRAY(SELECT k.record_id FROM publication.records_known(cut_off) k WHERE k.record_kind = 'kindergarten');
BEGIN
  PERFORM publication.assign_codes('kindergarten', known);
  INSERT INTO publication.kindergarten_step (release, code, step, kind, status_group, seats, shown_as, soum_unit_code, province_code)
  SELECT this_release, c.code, t.step, k.kind, w.state_group, publication.to_nearest(k.seats, 5), shown.form,
         CASE shown.form WHEN 'soum' THEN u.unit_code END, u.province_code
    FROM atlas.kindergarten k
    JOIN publication.public_code c ON c.record_kind = 'kindergarten' AND c.record_id = k.id
    JOIN publication.place p ON p.record_kind = 'kindergarten' AND p.record_id = k.id
    JOIN publication.soum_unit u ON u.soum_code = p.soum_code
    JOIN publication.step t ON t.release = this_release
    CROSS JOIN LATERAL (
      SELECT e.status FROM atlas.kindergarten_status_event e
       WHERE e.kindergarten_id = k.id AND e.effective_on <= t.step AND e.recorded_at < publication.end_of(cut_off)
       ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC LIMIT 1) now_is
    JOIN atlas.workflow_state w ON w.workflow = 'kindergarten-status' AND w.code = now_is.status
    LEFT JOIN atlas.kindergarten_publication_decision d ON d.kindergarten_id = k.id AND d.announced_on <= cut_off
    CROSS JOIN LATERAL (
      SELECT CASE WHEN k.kind = 'building' AND w.state_group IN ('open', 'season_closed') AND d.announced_on IS NOT NULL THEN 'soum' ELSE 'province' END AS form) shown
   WHERE k.id = ANY (known) ORDER BY c.code, t.step;
END
$$;
COMMENT ON FUNCTION publication.publish_kindergartens IS 'Rule 9: kindergartens by soum or province, never a point.';

CREATE FUNCTION publication.publish_activities(this_release integer, cut_off date) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO publication.activity_summary (release, level, unit_code, year, topic, activities, people, women, men)
  SELECT this_release, t.level, t.unit_code, t.year, t.topic, t.activities,
         publication.to_nearest(t.people, 10), publication.to_nearest(t.women, 10), publication.to_nearest(t.men, 10)
    FROM publication.activity_totals(publication.end_of(cut_off), cut_off) t ORDER BY t.level, t.unit_code, t.year, t.topic
$$;
COMMENT ON FUNCTION publication.publish_activities IS 'Rule 10: people reached, to the nearest 10.';

CREATE FUNCTION publication.publish_nation_summary(this_release integer, cut_off date) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO publication.nation_summary (release, subject, code, places, people, women, men, children, sites_assessed, places_known)
  SELECT this_release, t.subject, t.code, t.places, publication.to_nearest(t.people, 10), publication.to_nearest(t.women, 10),
         publication.to_nearest(t.men, 10), publication.to_nearest(t.children, 10),
         CASE WHEN t.subject IN ('people_working', 'children_2_5') THEN publication.to_nearest(t.sites_assessed, 10) ELSE t.sites_assessed END, t.places_known
    FROM publication.nation_totals(publication.end_of(cut_off), cut_off) t ORDER BY t.subject, t.code
$$;
COMMENT ON FUNCTION publication.publish_nation_summary IS 'Rules 5, 9 and 10: minerals and kinds exact, people and children to the nearest 10, for the nation only.';

-- Materialized step by step: these rows are so new that the planner knows nothing of them.
CREATE FUNCTION publication.bands_hold(this_release integer) RETURNS boolean
LANGUAGE sql STABLE AS $$
  WITH unit AS MATERIALIZED (
    SELECT DISTINCT u.unit_code, u.province_code FROM publication.soum_unit u
  ), band AS MATERIALIZED (
    SELECT u.province_code, s.step, sum(s.low) AS low, sum(s.high) AS high
      FROM publication.soum_step s JOIN unit u ON u.unit_code = s.unit_code WHERE s.release = this_release GROUP BY u.province_code, s.step
  )
  SELECT NOT EXISTS (
    SELECT 1 FROM publication.province_step p JOIN band b ON b.province_code = p.province_code AND b.step = p.step
     WHERE p.release = this_release AND p.known NOT BETWEEN b.low AND b.high)
$$;
COMMENT ON FUNCTION publication.bands_hold IS 'Does every province lie between the sums of the bands of its soums?';

-- A release whose tables disagree with one another is refused. This also stands guard over the embedded engine, which answers a failed
-- geometry operation with no rows and no error.
CREATE FUNCTION publication.check_release(this_release integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  broken text;
BEGIN
  SELECT words INTO broken FROM (VALUES
    ('units are missing', (SELECT count(*) FROM publication.unit u WHERE u.release = this_release AND u.level = 'soum')
      <> (SELECT count(DISTINCT u.unit_code) FROM publication.soum_unit u)),
    ('a province or the nation has no outline', (SELECT count(*) FROM publication.unit u WHERE u.release = this_release AND u.level = 'nation') <> 1
      OR EXISTS (SELECT 1 FROM publication.unit u WHERE u.release = this_release AND u.level <> 'soum' AND (u.geom IS NULL OR ST_IsEmpty(u.geom)))),
    ('a soum at some step has no band', (SELECT count(*) FROM publication.soum_step s WHERE s.release = this_release)
      <> (SELECT count(*) FROM publication.unit u JOIN publication.step t ON t.release = u.release WHERE u.release = this_release AND u.level = 'soum')),
    ('provinces do not add up to the nation', EXISTS (
      SELECT 1 FROM publication.nation_step n
        JOIN LATERAL (SELECT sum(p.known) AS known, sum(p.ever_contracted) AS ever_contracted FROM publication.province_step p
                       WHERE p.release = this_release AND p.step = n.step) a ON true
       WHERE n.release = this_release AND (n.known <> a.known OR n.ever_contracted <> a.ever_contracted))),
    ('a province lies outside the bands of its soums', NOT publication.bands_hold(this_release)),
    ('places known are not all counted', (SELECT n.known FROM publication.nation_step n JOIN publication.release r ON r.number = n.release
        WHERE n.release = this_release AND n.step = r.cut_off_on)
      <> (SELECT count(*) FROM publication.release r CROSS JOIN LATERAL publication.records_known(r.cut_off_on) k
           WHERE r.number = this_release AND k.record_kind = 'site')),
    ('minerals or kinds of site do not add up to the nation', (
      SELECT count(*) <> 2 FROM publication.nation_step n JOIN publication.release r ON r.number = n.release AND r.cut_off_on = n.step
        JOIN (SELECT s.subject, sum(s.places) AS places FROM publication.nation_summary s
               WHERE s.release = this_release AND s.places IS NOT NULL GROUP BY s.subject) a ON a.places = n.known
       WHERE n.release = this_release)),
    ('people or children rest on other places than the nation''s', EXISTS (
      SELECT 1 FROM publication.nation_summary s JOIN publication.release r ON r.number = s.release
        JOIN publication.nation_step n ON n.release = r.number AND n.step = r.cut_off_on
       WHERE s.release = this_release AND s.places_known <> n.known))
  ) AS fault (words, holds) WHERE holds IS NOT FALSE LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'No release: %', broken USING ERRCODE = 'check_violation', CONSTRAINT = 'release_agrees_with_itself';
  END IF;
END
$$;
COMMENT ON FUNCTION publication.check_release IS 'Refuses a release whose tables disagree.';

CREATE FUNCTION publication.make_release(cut_off date, released_on date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  made integer;
BEGIN
  LOCK TABLE publication.release IN EXCLUSIVE MODE; -- one release at a time; readers are not held up
  PERFORM publication.refuse_untimely(cut_off, released_on);
  INSERT INTO publication.release (number, cut_off_on, released_on, is_demo)
  SELECT coalesce(max(r.number), 0) + 1, cut_off, make_release.released_on,
         EXISTS (SELECT 1 FROM atlas.site WHERE is_demo) OR EXISTS (SELECT 1 FROM atlas.site_status_event WHERE is_demo)
         OR EXISTS (SELECT 1 FROM atlas.rehabilitation_zone WHERE is_demo) OR EXISTS (SELECT 1 FROM atlas.kindergarten WHERE is_demo)
         OR EXISTS (SELECT 1 FROM atlas.organisation WHERE is_demo) OR EXISTS (SELECT 1 FROM atlas.activity WHERE is_demo)
    FROM publication.release r
  RETURNING number INTO made;

  PERFORM publication.copy_reference(made);
  PERFORM publication.note_steps(made);
  PERFORM publication.settle_places(cut_off);
  PERFORM publication.count_sites(made, cut_off);
  PERFORM publication.publish_soums(made);
  PERFORM publication.publish_provinces(made, cut_off);
  PERFORM publication.publish_nation(made);
  PERFORM publication.publish_register(made, cut_off);
  PERFORM publication.publish_regions(made);
  PERFORM publication.publish_zones(made, cut_off);
  PERFORM publication.publish_rehabilitation(made, cut_off);
  PERFORM publication.publish_kindergartens(made, cut_off);
  PERFORM publication.publish_activities(made, cut_off);
  PERFORM publication.publish_nation_summary(made, cut_off);
  PERFORM publication.check_release(made);

  INSERT INTO atlas.collection_change (table_name) VALUES ('release') ON CONFLICT DO NOTHING;
  PERFORM pg_notify('atlas_change', 'release');
  RETURN made;
END
$$;
COMMENT ON FUNCTION publication.make_release IS 'Makes the release of a cut-off by all rules of publication, or refuses by name; returns its number.';

-- Nothing here is anybody's but the publisher's. Later migrations must revoke for the functions they add: a test looks.
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA atlas, publication FROM PUBLIC;
GRANT EXECUTE ON FUNCTION atlas.valid_on() TO atlas_officer, atlas_planner, atlas_admin, atlas_publisher; -- the internal views read it
GRANT EXECUTE ON FUNCTION publication.make_release(date, date) TO atlas_publisher;
GRANT SELECT ON ALL TABLES IN SCHEMA publication TO atlas_publisher;
