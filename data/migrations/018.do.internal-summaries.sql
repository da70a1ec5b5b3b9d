-- The summaries as staff see them: the same columns as for the public, counted by the same functions, but live and exact,
-- for the day looked at (atlas.valid_on) or today: one row a unit, a soum's low and high being its number.
CREATE VIEW internal.site_summary AS
WITH day AS (
  SELECT coalesce(atlas.valid_on(), (now() AT TIME ZONE 'Asia/Ulaanbaatar')::date) AS step
), place AS (
  SELECT u.unit_code, u.province_code, t.status_group, t.ever_contracted
    FROM day d
    CROSS JOIN LATERAL publication.site_story('infinity') t
    JOIN atlas.site s ON s.id = t.site_id
    LEFT JOIN publication.soum_unit u ON u.soum_code = s.soum_code
   WHERE t.from_on <= d.step AND (t.until_on IS NULL OR t.until_on > d.step)
), counted AS (
  SELECT CASE WHEN GROUPING(p.unit_code) = 0 THEN 'soum' WHEN GROUPING(p.province_code) = 0 THEN 'province' ELSE 'nation' END AS level,
         CASE WHEN GROUPING(p.unit_code) = 0 THEN p.unit_code WHEN GROUPING(p.province_code) = 0 THEN p.province_code ELSE 'MN' END AS unit_code,
         count(*)::int AS known,
         (count(*) FILTER (WHERE p.ever_contracted))::int AS ever_contracted,
         (count(*) FILTER (WHERE p.status_group = 'under_contract'))::int AS under_contract,
         (count(*) FILTER (WHERE p.status_group = 'on_the_way'))::int AS on_the_way,
         (count(*) FILTER (WHERE p.status_group = 'not_formalised'))::int AS not_formalised,
         (count(*) FILTER (WHERE p.status_group = 'suspended_or_ended'))::int AS suspended_or_ended,
         (count(*) FILTER (WHERE p.status_group = 'closed'))::int AS closed
    FROM place p GROUP BY GROUPING SETS ((p.unit_code), (p.province_code), ())
), formed AS (
  SELECT o.province_code, count(*)::int AS organisations FROM day d CROSS JOIN LATERAL publication.organisations_formed('infinity') o
   WHERE o.formed_on <= d.step GROUP BY o.province_code
)
SELECT u.level || '-' || u.code || '-' || d.step AS id, u.level, u.code AS unit_code, u.name_en AS unit_name_en, u.name_mn AS unit_name_mn, d.step,
       CASE u.level WHEN 'soum' THEN coalesce(c.known, 0) END AS low, CASE u.level WHEN 'soum' THEN coalesce(c.known, 0) END AS high,
       coalesce(c.known, 0) AS known, coalesce(c.ever_contracted, 0) AS ever_contracted,
       CASE u.level WHEN 'province' THEN coalesce(o.organisations, 0) END AS organisations,
       coalesce(c.under_contract, 0) AS under_contract, coalesce(c.on_the_way, 0) AS on_the_way, coalesce(c.not_formalised, 0) AS not_formalised,
       coalesce(c.suspended_or_ended, 0) AS suspended_or_ended, coalesce(c.closed, 0) AS closed,
       EXISTS (SELECT 1 FROM atlas.site WHERE is_demo) AS is_demo, u.geom
  FROM day d
  CROSS JOIN publication.drawn_unit u
  LEFT JOIN counted c ON c.level = u.level AND c.unit_code = u.code
  LEFT JOIN formed o ON u.level = 'province' AND o.province_code = u.code
 WHERE u.level <> 'region';
COMMENT ON VIEW internal.site_summary IS 'Sites counted exactly by soum unit, province and nation, as of atlas.valid_on() or today.';

CREATE VIEW internal.rehabilitation_summary AS
SELECT t.level || '-' || t.unit_code || '-' || t.stage_group AS id, t.level, t.unit_code, u.name_en AS unit_name_en, u.name_mn AS unit_name_mn,
       t.stage_group, t.zones, publication.to_nearest(t.hectares, 1) AS hectares, publication.to_nearest(t.technical_ha, 1) AS technical_hectares,
       publication.to_nearest(t.biological_ha, 1) AS biological_hectares, d.day AS counted_to,
       EXISTS (SELECT 1 FROM atlas.rehabilitation_zone WHERE is_demo) AS is_demo, u.geom
  FROM (SELECT (now() AT TIME ZONE 'Asia/Ulaanbaatar')::date AS day) d
  CROSS JOIN LATERAL publication.zone_totals('infinity', d.day) t
  JOIN publication.drawn_unit u ON u.level = t.level AND u.code = t.unit_code;
COMMENT ON VIEW internal.rehabilitation_summary IS 'Zones and whole hectares by stage, as of today.';

CREATE VIEW internal.activity_summary AS
SELECT t.level || '-' || t.unit_code || '-' || t.year || CASE t.topic WHEN '' THEN '' ELSE '-' || t.topic END AS id, t.level, t.unit_code,
       u.name_en AS unit_name_en, u.name_mn AS unit_name_mn, t.year, nullif(t.topic, '') AS topic, t.activities,
       t.people::int AS people, t.women::int AS women, t.men::int AS men, EXISTS (SELECT 1 FROM atlas.activity WHERE is_demo) AS is_demo, u.geom
  FROM (SELECT (now() AT TIME ZONE 'Asia/Ulaanbaatar')::date AS day) d
  CROSS JOIN LATERAL publication.activity_totals('infinity', d.day) t
  JOIN publication.drawn_unit u ON u.level = t.level AND u.code = t.unit_code;
COMMENT ON VIEW internal.activity_summary IS 'People reached, exact.';

CREATE VIEW internal.nation_summary AS
SELECT t.subject || '-' || t.code AS id, t.subject, t.code, t.places, t.people::int AS people, t.women::int AS women, t.men::int AS men, t.children::int AS children,
       t.sites_assessed, t.places_known, d.day AS counted_to,
       EXISTS (SELECT 1 FROM atlas.site WHERE is_demo) AS is_demo, NULL::geometry(Point, 4326) AS geom
  FROM (SELECT (now() AT TIME ZONE 'Asia/Ulaanbaatar')::date AS day) d
  CROSS JOIN LATERAL publication.nation_totals('infinity', d.day) t;
COMMENT ON VIEW internal.nation_summary IS 'The nation by mineral, by kind of site, its people working and its children, exact, as of today.';

GRANT SELECT ON internal.site_summary, internal.rehabilitation_summary, internal.activity_summary, internal.nation_summary TO atlas_officer, atlas_planner, atlas_admin;
-- A view's reader needs the right to run the functions in it; these tell staff nothing that the internal views do not.
GRANT EXECUTE ON FUNCTION publication.site_story(timestamptz), publication.organisations_formed(timestamptz), publication.zone_totals(timestamptz, date),
  publication.activity_totals(timestamptz, date), publication.nation_totals(timestamptz, date), publication.to_nearest(double precision, integer) TO atlas_officer, atlas_planner, atlas_admin;
-- One wording for a column wherever it appears: what it means does not depend on the view.
DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT n.nspname, c.relname, a.attname, coalesce(told.words, (
             SELECT col_description(tc.oid, ta.attnum) FROM pg_class tc JOIN pg_namespace tn ON tn.oid = tc.relnamespace AND tn.nspname = 'publication'
               JOIN pg_attribute ta ON ta.attrelid = tc.oid AND ta.attname = a.attname
              WHERE tc.relname = CASE c.relname WHEN 'sites' THEN 'register' WHEN 'rehabilitation_zones' THEN 'zone' WHEN 'kindergartens' THEN 'kindergarten_step'
                WHEN 'admin_units' THEN 'admin_unit' WHEN 'published_figures' THEN 'published_figure' WHEN 'legal_instruments' THEN 'legal_instrument' ELSE c.relname END)) AS words
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      LEFT JOIN (VALUES
        ('geom', 'Area or point drawn; null where there is none.'),
        ('id', 'Identifier of the row: of whom it speaks and what is counted.'),
        ('level', 'soum, province, region or nation.'),
        ('unit_code', 'Code of the unit within its level.'),
        ('unit_name_en', 'Name of the unit in Latin script.'),
        ('unit_name_mn', 'Name of the unit in Cyrillic script.'),
        ('soum_name_en', 'Soum in Latin script, where it may be named.'),
        ('soum_name_mn', 'Soum in Cyrillic script, where it may be named.'),
        ('province_name_en', 'Province in Latin script.'),
        ('province_name_mn', 'Province in Cyrillic script.'),
        ('step', 'Counted to this day.'),
        ('low', 'Places ever known, at least.'),
        ('high', 'Places ever known, at most.'),
        ('known', 'Places ever known.'),
        ('ever_contracted', 'Places ever under a valid contract.'),
        ('organisations', 'Partnerships, cooperatives and NGOs formed.'),
        ('under_contract', 'Under contract, those paused by law included.'),
        ('on_the_way', 'A group, a request or land; also contracts signed while their instrument was suspended.'),
        ('not_formalised', 'No contract in force, or not assessed yet.'),
        ('suspended_or_ended', 'Suspended (not by a moratorium), expired or terminated.'),
        ('closed', 'Extraction ended, land handed back, or abandoned.'),
        ('counted_to', 'Counted to this day.'),
        ('properties', 'Properties of the feature, as the map feed carries them.'),
        ('is_demo', 'Whether anything behind it is invented.'),
        ('release', 'Number of the release.'),
        ('cut_off_on', 'Cut-off of the release.'),
        ('on_day', 'The day a request looks at; null: none named.')
      ) AS told (name, words) ON told.name = a.attname AND NOT (c.relname IN ('admin_units', 'published_figures') AND a.attname IN ('level', 'code', 'geom'))
     WHERE n.nspname = 'published' OR (n.nspname = 'publication' AND c.relname = 'shown')
        OR (n.nspname = 'internal' AND c.relname IN ('site_summary', 'rehabilitation_summary', 'activity_summary', 'nation_summary'))
  LOOP
    EXECUTE format('COMMENT ON COLUMN %I.%I.%I IS %L', found.nspname, found.relname, found.attname, found.words);
  END LOOP;
END
$$;
