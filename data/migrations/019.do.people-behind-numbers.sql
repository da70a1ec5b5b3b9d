-- People are told only where enough places stand behind the number. A sum over three places is almost a fact about each of them, so people, women,
-- men and children become null where fewer than ten places were counted, in every release and for staff in the same table. And rule 10's regions:
-- people to the nearest 50, from the release on in which rule 5 opens the regions. The five groups by region are rule 5's own (015).

-- What the newest visit that reached a place saw, by a day and as far as it was on record: one row for every place known. The region is the one
-- the place is counted in for good (rule 13). Minerals and kind bear no date and are read as they stand. Not assessed is null, never nobody.
CREATE FUNCTION publication.places_seen(recorded_before timestamptz, on_day date)
RETURNS TABLE (mineral text, site_kind text, region_code text, workers integer, women integer, men integer, children integer)
LANGUAGE sql STABLE ROWS 10000 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT s.minerals[1], s.site_kind, u.region_code, v.workers, v.women, v.men, v.kindergarten_age_children
    FROM publication.site_story(recorded_before) t
    JOIN atlas.site s ON s.id = t.site_id
    LEFT JOIN publication.place p ON p.record_kind = 'site' AND p.record_id = s.id
    LEFT JOIN publication.soum_unit u ON u.soum_code = coalesce(p.soum_code, s.soum_code)
    LEFT JOIN LATERAL (
      SELECT sv.workers, sv.women, sv.men, sv.kindergarten_age_children FROM atlas.site_visit sv
       WHERE sv.site_id = s.id AND sv.was_on_site AND sv.visited_on <= on_day AND sv.recorded_at < recorded_before
       ORDER BY sv.visited_on DESC, sv.id DESC LIMIT 1) v ON true
   WHERE t.from_on <= on_day AND (t.until_on IS NULL OR t.until_on > on_day)
$$;
COMMENT ON FUNCTION publication.places_seen IS 'Every place known on a day, with mineral, kind, region and what its newest visit counted.';

-- Fewer than ten places are too few to tell their people by.
CREATE FUNCTION publication.if_enough(places bigint, people bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE AS $$ SELECT CASE WHEN places >= 10 THEN people END $$;
COMMENT ON FUNCTION publication.if_enough IS 'A number of people, or null where fewer than ten places stand behind it.';

CREATE OR REPLACE FUNCTION publication.nation_totals(recorded_before timestamptz, on_day date)
RETURNS TABLE (subject text, code text, places integer, people bigint, women bigint, men bigint, children bigint, sites_assessed integer, places_known integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH known AS MATERIALIZED (
    SELECT * FROM publication.places_seen(recorded_before, on_day)
  ), total AS (
    SELECT count(*)::int AS places FROM known
  )
  SELECT 'mineral', m.code, count(k.mineral)::int, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint, n.places, n.places
    FROM (VALUES ('gold_placer'), ('gold_hard_rock'), ('fluorspar'), ('coal'), ('tungsten'), ('limestone'), ('gemstone'), ('construction'), ('salt'), ('other')) AS m (code)
    CROSS JOIN total n
    LEFT JOIN known k ON k.mineral = m.code
   GROUP BY m.code, n.places
  UNION ALL
  SELECT 'site_kind', m.code, count(k.site_kind)::int, NULL, NULL, NULL, NULL, n.places, n.places
    FROM (VALUES ('mine'), ('processing'), ('both')) AS m (code)
    CROSS JOIN total n
    LEFT JOIN known k ON k.site_kind = m.code
   GROUP BY m.code, n.places
  UNION ALL
  SELECT 'people_working', 'all', NULL, publication.if_enough(count(k.workers), sum(k.workers)), publication.if_enough(least(count(k.women), count(k.workers)), sum(k.women)),
         publication.if_enough(least(count(k.men), count(k.workers)), sum(k.men)), NULL, count(k.workers)::int, count(*)::int FROM known k
  UNION ALL
  SELECT 'children_2_5', 'all', NULL, NULL, NULL, NULL, publication.if_enough(count(k.children), sum(k.children)), count(k.children)::int, count(*)::int FROM known k
$$;
COMMENT ON FUNCTION publication.nation_totals IS 'The nation by mineral, by kind of site, its people working and its children, each by itself; people and children only where ten places stand behind them.';

CREATE FUNCTION publication.region_people_totals(recorded_before timestamptz, on_day date)
RETURNS TABLE (region_code text, people bigint, sites_assessed integer, places_known integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT g.code, publication.if_enough(count(k.workers), sum(k.workers)), count(k.workers)::int, count(k.region_code)::int
    FROM publication.region g LEFT JOIN publication.places_seen(recorded_before, on_day) k ON k.region_code = g.code
   GROUP BY g.code
$$;
COMMENT ON FUNCTION publication.region_people_totals IS 'People working in each region, only where ten places stand behind them.';

CREATE TABLE publication.region_people (
  release integer CONSTRAINT region_people_release_fk REFERENCES publication.release (number),
  region_code text CONSTRAINT region_people_region_fk REFERENCES publication.region (code),
  people integer,
  sites_assessed integer,
  places_known integer NOT NULL,
  CONSTRAINT region_people_pk PRIMARY KEY (release, region_code),
  CONSTRAINT region_people_rounded CHECK (people % 50 = 0 AND sites_assessed % 10 = 0),
  CONSTRAINT region_people_has_enough_behind CHECK ((people IS NULL) = (sites_assessed IS NULL) AND sites_assessed >= 10)
);
COMMENT ON TABLE publication.region_people IS 'People working in each region at the cut-off, to the nearest 50, once rule 5 opens the regions and ten places stand behind every region''s number (rule 10).';
COMMENT ON COLUMN publication.region_people.release IS 'The release.';
COMMENT ON COLUMN publication.region_people.region_code IS 'The region.';
COMMENT ON COLUMN publication.region_people.people IS 'People working, by the newest visit to each place; null in all regions at once: not told yet.';
COMMENT ON COLUMN publication.region_people.sites_assessed IS 'Places the number rests on, to the nearest 10; null with people.';
COMMENT ON COLUMN publication.region_people.places_known IS 'Places ever known in the region.';
CREATE INDEX region_people_region_idx ON publication.region_people (region_code);

-- All regions at once or none: with one left out, the nation's number minus the others' would tell it. What was counted of sites and of people
-- must be the same places; the sum of four numbers to the nearest 50 lies within 4 × 25 of the nation's, which is to the nearest 10 itself.
CREATE FUNCTION publication.publish_region_people(this_release integer, cut_off date) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO publication.region_people (release, region_code, people, sites_assessed, places_known)
  SELECT this_release, t.region_code,
         CASE WHEN told.holds THEN publication.to_nearest(t.people, 50) END,
         CASE WHEN told.holds THEN publication.to_nearest(t.sites_assessed, 10) END,
         t.places_known
    FROM (SELECT s.*, bool_and(s.people IS NOT NULL) OVER () AS is_enough FROM publication.region_people_totals(publication.end_of(cut_off), cut_off) s) t
    JOIN publication.release r ON r.number = this_release
    CROSS JOIN LATERAL (SELECT r.regions_are_open AND t.is_enough AS holds) told
   ORDER BY t.region_code;
  IF EXISTS (
    SELECT 1 FROM publication.nation_summary n
      JOIN LATERAL (SELECT sum(p.people) AS people, sum(p.places_known) AS places FROM publication.region_people p WHERE p.release = this_release) g ON true
     WHERE n.release = this_release AND n.subject = 'people_working' AND (n.places_known <> g.places OR abs(n.people - g.people) > 4 * 25 + 5))
  THEN
    RAISE EXCEPTION 'No release: the people of the regions are not those of the nation' USING ERRCODE = 'check_violation', CONSTRAINT = 'release_agrees_with_itself';
  END IF;
END
$$;
COMMENT ON FUNCTION publication.publish_region_people IS 'Rule 10: people by region to the nearest 50, when rule 5 has opened the regions.';

-- A count below ten is itself not told: rounded, seven would read as ten.
CREATE OR REPLACE FUNCTION publication.publish_nation_summary(this_release integer, cut_off date) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO publication.nation_summary (release, subject, code, places, people, women, men, children, sites_assessed, places_known)
  SELECT this_release, t.subject, t.code, t.places, publication.to_nearest(t.people, 10), publication.to_nearest(t.women, 10),
         publication.to_nearest(t.men, 10), publication.to_nearest(t.children, 10),
         CASE WHEN t.subject NOT IN ('people_working', 'children_2_5') THEN t.sites_assessed
              WHEN t.sites_assessed >= 10 THEN publication.to_nearest(t.sites_assessed, 10) ELSE 0 END, t.places_known
    FROM publication.nation_totals(publication.end_of(cut_off), cut_off) t ORDER BY t.subject, t.code;
  SELECT publication.publish_region_people(this_release, cut_off);
$$;
COMMENT ON FUNCTION publication.publish_nation_summary IS 'Rules 5, 9 and 10: minerals and kinds exact, people and children to the nearest 10 for the nation; then people by region.';

-- Releases made before this rule: what rests on fewer than ten places, as far as their rounded counts tell, is told no longer.
UPDATE publication.nation_summary SET people = NULL, women = NULL, men = NULL, children = NULL
 WHERE subject IN ('people_working', 'children_2_5') AND sites_assessed < 10;
ALTER TABLE publication.nation_summary ADD CONSTRAINT nation_summary_has_enough_behind CHECK (
  sites_assessed >= 10 OR (people IS NULL AND women IS NULL AND men IS NULL AND children IS NULL));
COMMENT ON COLUMN publication.nation_summary.people IS 'People working, by the newest visit to each place; null: counted at fewer than ten places.';
COMMENT ON COLUMN publication.nation_summary.women IS 'Women among them; null: they, or all people, counted at fewer than ten places.';
COMMENT ON COLUMN publication.nation_summary.men IS 'Men among them; null: they, or all people, counted at fewer than ten places.';
COMMENT ON COLUMN publication.nation_summary.children IS 'Children of 2 to 5 living nearby, by the newest visit to each place; null: counted at fewer than ten places.';
COMMENT ON COLUMN publication.nation_summary.sites_assessed IS 'Places the number rests on; for people and children to the nearest 10, 0 standing for fewer than ten.';

-- Before this migration no release had regions' people: for those made so far nothing is told, as for a release whose regions are not open.
INSERT INTO publication.region_people (release, region_code, people, sites_assessed, places_known)
SELECT t.release, a.region_code, NULL, NULL, sum(t.known)::int
  FROM publication.province_step t
  JOIN publication.release r ON r.number = t.release AND r.cut_off_on = t.step
  JOIN publication.province_aimag a ON a.aimag_code = t.province_code
 GROUP BY t.release, a.region_code;

CREATE VIEW published.region_people AS
SELECT 'region-' || t.region_code AS id, 'region' AS level, t.region_code AS unit_code, u.name_en AS unit_name_en, u.name_mn AS unit_name_mn,
       t.people, t.sites_assessed, t.places_known, v.cut_off_on AS counted_to, v.is_demo, v.release, u.geom
  FROM publication.shown v
  JOIN publication.region_people t ON t.release = v.release
  JOIN publication.unit u ON u.release = v.release AND u.level = 'region' AND u.code = t.region_code;
COMMENT ON VIEW published.region_people IS 'People working in each region at the cut-off, to the nearest 50; null until the regions are open.';

CREATE VIEW internal.region_people AS
SELECT 'region-' || t.region_code AS id, 'region' AS level, t.region_code AS unit_code, u.name_en AS unit_name_en, u.name_mn AS unit_name_mn,
       t.people::int AS people, t.sites_assessed, t.places_known, d.day AS counted_to, EXISTS (SELECT 1 FROM atlas.site WHERE is_demo) AS is_demo, u.geom
  FROM (SELECT (now() AT TIME ZONE 'Asia/Ulaanbaatar')::date AS day) d
  CROSS JOIN LATERAL publication.region_people_totals('infinity', d.day) t
  JOIN publication.drawn_unit u ON u.level = 'region' AND u.code = t.region_code;
COMMENT ON VIEW internal.region_people IS 'People working in each region as of today, where ten places stand behind them.';

-- The map draws soums and provinces; the outlines of the nation and the regions it has from its basemap.
CREATE OR REPLACE VIEW published.site_summary_feed AS
WITH counted AS (
  SELECT 'soum' AS level, release, unit_code, jsonb_agg(jsonb_build_array(step, low, high) ORDER BY step) AS steps FROM publication.soum_step GROUP BY release, unit_code
  UNION ALL
  SELECT 'province', release, province_code, jsonb_agg(jsonb_build_array(step, known, ever_contracted, organisations) ORDER BY step)
    FROM publication.province_step GROUP BY release, province_code
  UNION ALL
  SELECT 'region', release, region_code, jsonb_agg(jsonb_build_array(step, under_contract, on_the_way, not_formalised, suspended_or_ended, closed) ORDER BY step)
    FROM publication.region_step GROUP BY release, region_code
  UNION ALL
  SELECT 'nation', release, 'MN', jsonb_agg(jsonb_build_array(step, under_contract, on_the_way, not_formalised, suspended_or_ended, closed) ORDER BY step)
    FROM publication.nation_step GROUP BY release
)
SELECT c.level || '-' || c.unit_code AS id,
       jsonb_build_object('level', c.level, 'unit_code', c.unit_code, 'unit_name_en', u.name_en, 'unit_name_mn', u.name_mn, 'is_demo', v.is_demo, 'steps', c.steps) AS properties,
       (CASE WHEN c.level IN ('soum', 'province') THEN u.geom END)::geometry(MultiPolygon, 4326) AS geom
  FROM publication.shown v
  JOIN counted c ON c.release = v.release
  JOIN publication.unit u ON u.release = v.release AND u.level = c.level AND u.code = c.unit_code;

DO $$
DECLARE
  told record;
BEGIN
  FOR told IN
    SELECT s.name AS schema_name, c.name, c.words FROM (VALUES ('published'), ('internal')) AS s (name) CROSS JOIN (VALUES
      ('id', 'Identifier of the row: of which region it speaks.'),
      ('level', 'region.'),
      ('unit_code', 'Code of the region.'),
      ('unit_name_en', 'Name of the region in Latin script.'),
      ('unit_name_mn', 'Name of the region in Cyrillic script.'),
      ('people', 'People working, by the newest visit to each place; null: not told.'),
      ('sites_assessed', 'Places the number rests on.'),
      ('places_known', 'Places ever known in the region.'),
      ('counted_to', 'Counted to this day.'),
      ('is_demo', 'Whether anything behind it is invented.'),
      ('release', 'Number of the release.'),
      ('geom', 'Area of the region.')
    ) AS c (name, words) WHERE NOT (s.name = 'internal' AND c.name = 'release')
  LOOP
    EXECUTE format('COMMENT ON COLUMN %I.region_people.%I IS %L', told.schema_name, told.name, told.words);
  END LOOP;
END
$$;

REVOKE EXECUTE ON FUNCTION publication.places_seen(timestamptz, date), publication.if_enough(bigint, bigint),
  publication.region_people_totals(timestamptz, date), publication.publish_region_people(integer, date) FROM PUBLIC;
GRANT SELECT ON published.region_people TO atlas_public, atlas_officer, atlas_planner, atlas_admin, atlas_publisher;
GRANT SELECT ON publication.region_people TO atlas_publisher;
GRANT SELECT ON internal.region_people TO atlas_officer, atlas_planner, atlas_admin;
GRANT EXECUTE ON FUNCTION publication.region_people_totals(timestamptz, date) TO atlas_officer, atlas_planner, atlas_admin;
