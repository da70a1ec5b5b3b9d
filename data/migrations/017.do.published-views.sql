-- What anyone may see: the newest release and nothing live, one view per collection with exactly the fields its layer declares.
-- The day looked at (datetime) is read inline: the public role has no right on schema atlas, where the function that reads it lives.
-- It selects a step, never a day (rule 2): the newest step not after it.
CREATE VIEW publication.shown AS
SELECT r.number AS release, r.is_demo, r.cut_off_on, asked.on_day,
       (SELECT max(t.step) FROM publication.step t WHERE t.release = r.number AND (asked.on_day IS NULL OR t.step <= asked.on_day)) AS step
  FROM (SELECT nullif(current_setting('atlas.valid_on', true), '')::date AS on_day) asked
  CROSS JOIN LATERAL (SELECT * FROM publication.release ORDER BY number DESC LIMIT 1) r;
COMMENT ON VIEW publication.shown IS 'The newest release and the step a request looks at; no row before the first release.';

CREATE VIEW published.sites AS
SELECT e.code, e.mineral, e.shown_as, s.name_en AS soum_name_en, s.name_mn AS soum_name_mn, p.name_en AS province_name_en, p.name_mn AS province_name_mn,
       e.contract_since_year, CASE WHEN e.handed_back_year <= extract(year FROM v.step) THEN e.handed_back_year END AS handed_back_year,
       v.is_demo, v.release,
       CASE e.shown_as WHEN 'cell' THEN ST_Multi(ST_MakeEnvelope(e.cell_x / 10.0, e.cell_y / 10.0, (e.cell_x + 1) / 10.0, (e.cell_y + 1) / 10.0, 4326)) ELSE s.geom END AS geom
  FROM publication.shown v
  JOIN publication.register e ON e.release = v.release AND e.contract_since_year <= extract(year FROM v.step)
  JOIN publication.unit s ON s.release = v.release AND s.level = 'soum' AND s.code = e.soum_unit_code
  JOIN publication.unit p ON p.release = v.release AND p.level = 'province' AND p.code = e.province_code;
COMMENT ON VIEW published.sites IS 'The register: contracted places that agreed to be shown, each as a cell of 0.1 degrees or a soum.';

CREATE VIEW published.rehabilitation_zones AS
SELECT e.code, e.shown_as, e.hectares, e.accepted_year, s.name_en AS soum_name_en, s.name_mn AS soum_name_mn,
       p.name_en AS province_name_en, p.name_mn AS province_name_mn, v.is_demo, v.release,
       CASE e.shown_as WHEN 'outline' THEN e.outline WHEN 'cell' THEN ST_Multi(ST_MakeEnvelope(e.cell_x / 10.0, e.cell_y / 10.0, (e.cell_x + 1) / 10.0, (e.cell_y + 1) / 10.0, 4326)) ELSE s.geom END AS geom
  FROM publication.shown v
  JOIN publication.zone e ON e.release = v.release AND e.accepted_year <= extract(year FROM v.step)
  JOIN publication.unit s ON s.release = v.release AND s.level = 'soum' AND s.code = e.soum_unit_code
  JOIN publication.unit p ON p.release = v.release AND p.level = 'province' AND p.code = e.province_code;
COMMENT ON VIEW published.rehabilitation_zones IS 'Accepted zones that were decided to be shown, each as an outline, a cell or a soum.';

CREATE VIEW published.kindergartens AS
SELECT k.code, k.kind, k.status_group, k.seats, k.shown_as, s.name_en AS soum_name_en, s.name_mn AS soum_name_mn,
       p.name_en AS province_name_en, p.name_mn AS province_name_mn, v.is_demo, v.release, coalesce(s.geom, p.geom) AS geom
  FROM publication.shown v
  JOIN publication.kindergarten_step k ON k.release = v.release AND k.step = v.step
  JOIN publication.unit p ON p.release = v.release AND p.level = 'province' AND p.code = k.province_code
  LEFT JOIN publication.unit s ON s.release = v.release AND s.level = 'soum' AND s.code = k.soum_unit_code;
COMMENT ON VIEW published.kindergartens IS 'Kindergartens, each as the soum or province it stands in.';

CREATE VIEW published.site_summary AS
WITH counted AS (
  SELECT 'soum' AS level, release, unit_code, step, low, high, NULL::int AS known, NULL::int AS ever_contracted, NULL::int AS organisations, NULL::int AS under_contract,
         NULL::int AS on_the_way, NULL::int AS not_formalised, NULL::int AS suspended_or_ended, NULL::int AS closed
    FROM publication.soum_step
  UNION ALL
  SELECT 'province', release, province_code, step, NULL, NULL, known, ever_contracted, organisations, NULL, NULL, NULL, NULL, NULL FROM publication.province_step
  UNION ALL
  SELECT 'region', release, region_code, step, NULL, NULL, NULL, NULL, NULL, under_contract, on_the_way, not_formalised, suspended_or_ended, closed FROM publication.region_step
  UNION ALL
  SELECT 'nation', release, 'MN', step, NULL, NULL, known, ever_contracted, NULL, under_contract, on_the_way, not_formalised, suspended_or_ended, closed FROM publication.nation_step
)
SELECT c.level || '-' || c.unit_code || '-' || c.step AS id, c.level, c.unit_code, u.name_en AS unit_name_en, u.name_mn AS unit_name_mn, c.step,
       c.low, c.high, c.known, c.ever_contracted, c.organisations, c.under_contract, c.on_the_way, c.not_formalised, c.suspended_or_ended, c.closed,
       v.is_demo, v.release, u.geom
  FROM publication.shown v
  JOIN counted c ON c.release = v.release AND (v.on_day IS NULL OR c.step = v.step)
  JOIN publication.unit u ON u.release = v.release AND u.level = c.level AND u.code = c.unit_code;
COMMENT ON VIEW published.site_summary IS 'Places counted by unit and step: bands for soums, exact numbers above.';

CREATE VIEW published.rehabilitation_summary AS
SELECT t.level || '-' || t.unit_code || '-' || t.stage_group AS id, t.level, t.unit_code, u.name_en AS unit_name_en, u.name_mn AS unit_name_mn,
       t.stage_group, t.zones, t.hectares, t.technical_hectares, t.biological_hectares, v.cut_off_on AS counted_to, v.is_demo, v.release, u.geom
  FROM publication.shown v
  JOIN publication.rehabilitation_summary t ON t.release = v.release
  JOIN publication.unit u ON u.release = v.release AND u.level = t.level AND u.code = t.unit_code;
COMMENT ON VIEW published.rehabilitation_summary IS 'Zones and hectares by province and stage, and for the nation.';

CREATE VIEW published.activity_summary AS
SELECT t.level || '-' || t.unit_code || '-' || t.year || CASE t.topic WHEN '' THEN '' ELSE '-' || t.topic END AS id, t.level, t.unit_code,
       u.name_en AS unit_name_en, u.name_mn AS unit_name_mn, t.year, nullif(t.topic, '') AS topic, t.activities, t.people, t.women, t.men, v.is_demo, v.release, u.geom
  FROM publication.shown v
  JOIN publication.activity_summary t ON t.release = v.release
  JOIN publication.unit u ON u.release = v.release AND u.level = t.level AND u.code = t.unit_code;
COMMENT ON VIEW published.activity_summary IS 'People reached by province and year, and for the nation by topic and sex.';

CREATE VIEW published.nation_summary AS
SELECT t.subject || '-' || t.code AS id, t.subject, t.code, t.places, t.people, t.women, t.men, t.children, t.sites_assessed, t.places_known,
       v.cut_off_on AS counted_to, v.is_demo, v.release, NULL::geometry(Point, 4326) AS geom
  FROM publication.shown v JOIN publication.nation_summary t ON t.release = v.release;
COMMENT ON VIEW published.nation_summary IS 'The nation by mineral, by kind of site, its people working and its children, at the cut-off.';

CREATE VIEW published.admin_units AS
SELECT u.code, u.level, u.kind, u.parent_code, u.name_en, u.name_mn, u.aliases, u.seat, u.population_2020, u.area_km2, u.geom_basis, u.geom
  FROM publication.shown v JOIN publication.admin_unit u ON u.release = v.release;
COMMENT ON VIEW published.admin_units IS 'Aimags and soums.';

CREATE VIEW published.published_figures AS
SELECT f.code, f.kind, f.topic, f.title_en, f.title_mn, f.value_low, f.value_high, f.unit, f.definition_en, f.definition_mn, f.as_of, f.source_name, f.source_url,
       f.mineral, f.aimag_code, f.soum_code, f.place_basis, f.geom
  FROM publication.shown v JOIN publication.published_figure f ON f.release = v.release;
COMMENT ON VIEW published.published_figures IS 'What others have published.';

CREATE VIEW published.legal_instruments AS
SELECT i.code, i.title_en, i.title_mn, i.short_en, i.short_mn, i.in_force_from, i.in_force_precision, i.suspended_from, i.suspended_to, i.replaced_by, i.ended_on,
       i.note_en, i.note_mn, i.source_url, NULL::geometry(Point, 4326) AS geom
  FROM publication.shown v JOIN publication.legal_instrument i ON i.release = v.release;
COMMENT ON VIEW published.legal_instruments IS 'The rules, in force, suspended or replaced.';

-- For the map feed: one row a unit, with all its steps, where a feature for each would be too much.
CREATE VIEW published.site_summary_feed AS
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
       u.geom
  FROM publication.shown v
  JOIN counted c ON c.release = v.release
  JOIN publication.unit u ON u.release = v.release AND u.level = c.level AND u.code = c.unit_code;
COMMENT ON VIEW published.site_summary_feed IS 'Places counted, one row a unit with all its steps.';

CREATE VIEW published.rehabilitation_summary_feed AS
SELECT t.level || '-' || t.unit_code AS id,
       jsonb_build_object('level', t.level, 'unit_code', t.unit_code, 'unit_name_en', u.name_en, 'unit_name_mn', u.name_mn, 'is_demo', v.is_demo, 'counted_to', v.cut_off_on,
         'rows', jsonb_agg(jsonb_strip_nulls(jsonb_build_object('stage_group', t.stage_group, 'zones', t.zones, 'hectares', t.hectares,
           'technical_hectares', t.technical_hectares, 'biological_hectares', t.biological_hectares)) ORDER BY t.stage_group)) AS properties,
       NULL::geometry(MultiPolygon, 4326) AS geom
  FROM publication.shown v
  JOIN publication.rehabilitation_summary t ON t.release = v.release
  JOIN publication.unit u ON u.release = v.release AND u.level = t.level AND u.code = t.unit_code
 GROUP BY t.level, t.unit_code, u.name_en, u.name_mn, v.is_demo, v.cut_off_on;
COMMENT ON VIEW published.rehabilitation_summary_feed IS 'Zones and hectares, one row a unit with all its stages.';

CREATE VIEW published.activity_summary_feed AS
SELECT t.level || '-' || t.unit_code AS id,
       jsonb_build_object('level', t.level, 'unit_code', t.unit_code, 'unit_name_en', u.name_en, 'unit_name_mn', u.name_mn, 'is_demo', v.is_demo,
         'rows', jsonb_agg(jsonb_strip_nulls(jsonb_build_object('year', t.year, 'topic', nullif(t.topic, ''), 'activities', t.activities,
           'people', t.people, 'women', t.women, 'men', t.men)) ORDER BY t.year, t.topic)) AS properties,
       NULL::geometry(MultiPolygon, 4326) AS geom
  FROM publication.shown v
  JOIN publication.activity_summary t ON t.release = v.release
  JOIN publication.unit u ON u.release = v.release AND u.level = t.level AND u.code = t.unit_code
 GROUP BY t.level, t.unit_code, u.name_en, u.name_mn, v.is_demo;
COMMENT ON VIEW published.activity_summary_feed IS 'People reached, one row a unit with all its years.';

GRANT SELECT ON ALL TABLES IN SCHEMA published TO atlas_public, atlas_officer, atlas_planner, atlas_admin, atlas_publisher;
GRANT USAGE ON SCHEMA published TO atlas_publisher;
GRANT SELECT ON publication.shown TO atlas_publisher;
