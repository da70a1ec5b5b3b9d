-- What lists, filters, search and charts of the workbench need beside the map's first picture. The sites' own feed stays small;
-- this comes after it. Staff only: none of these views exists in schema published.
CREATE VIEW internal.site_details AS
SELECT s.code, s.name_en, s.name_mn, s.aliases, s.deposit_type, o.code AS organisation_code, s.area_ha, s.location_precision, s.prohibited_zone,
       ARRAY(SELECT e.instrument_code FROM atlas.site_status_event e WHERE e.site_id = s.id
              ORDER BY e.effective_on, e.recorded_at, e.id) AS instruments,
       (SELECT json_agg(json_build_array(v.visited_on, v.workers, v.women, v.men, v.kindergarten_age_children, v.open_shafts,
                 nullif(v.mercury, 'not_assessed'), nullif(v.water_contamination, 'not_assessed'), nullif(v.under_15_seen, 'not_assessed'))
               ORDER BY v.visited_on, v.id)
          FROM atlas.site_visit v WHERE v.site_id = s.id AND v.was_on_site) AS visits,
       s.is_demo, NULL::geometry(Point, 4326) AS geom
  FROM atlas.site s LEFT JOIN atlas.organisation o ON o.id = s.organisation_id
 WHERE s.deleted_at IS NULL;
COMMENT ON VIEW internal.site_details IS 'Names, group, land and visits of every site, one row a site: what lists, filters and search need.';

CREATE VIEW internal.organisations AS
SELECT o.id, o.code, o.name_en, o.name_mn, o.kind, o.aimag_code, o.members_women, o.members_men, o.is_federation_member, o.has_rehabilitation_default,
       o.founded_on, (SELECT count(*)::int FROM atlas.site s WHERE s.organisation_id = o.id AND s.deleted_at IS NULL) AS sites,
       o.is_demo, o.version, o.updated_at, NULL::geometry(Point, 4326) AS geom
  FROM atlas.organisation o;
COMMENT ON VIEW internal.organisations IS 'Partnerships, cooperatives and NGOs of miners: counts, never persons.';

CREATE VIEW internal.activities AS
SELECT a.id, a.code, a.topic, a.title_en, a.title_mn, a.held_on, u.parent_code AS aimag_code, a.soum_code, a.women, a.men, a.people, a.programme,
       a.is_demo, NULL::geometry(Point, 4326) AS geom
  FROM atlas.activity a LEFT JOIN atlas.admin_unit u ON u.code = a.soum_code;
COMMENT ON VIEW internal.activities IS 'Trainings and the like, each by itself.';

-- Names and centres without the outlines: 339 of them weigh more than everything else a page asks for.
CREATE VIEW internal.admin_units_feed AS
SELECT u.code AS id,
       jsonb_build_object('code', u.code, 'level', u.level, 'kind', u.kind, 'parent_code', u.parent_code, 'name_en', u.name_en, 'name_mn', u.name_mn,
         'aliases', u.aliases, 'seat', u.seat, 'geom_basis', u.geom_basis) AS properties,
       u.centre AS geom
  FROM atlas.admin_unit u;
COMMENT ON VIEW internal.admin_units_feed IS 'Aimags and soums by name, at their centre, for search and filters.';

GRANT SELECT ON internal.site_details, internal.organisations, internal.activities, internal.admin_units_feed TO atlas_officer, atlas_planner, atlas_admin;

DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT c.relname AS view_name, a.attname AS column_name,
           coalesce(told.words, (SELECT col_description(tc.oid, ta.attnum) FROM pg_class tc
             JOIN pg_namespace tn ON tn.oid = tc.relnamespace AND tn.nspname = 'atlas'
             JOIN pg_attribute ta ON ta.attrelid = tc.oid AND ta.attname = a.attname
            WHERE tc.relname = CASE c.relname WHEN 'site_details' THEN 'site' WHEN 'organisations' THEN 'organisation' WHEN 'activities' THEN 'activity' ELSE 'admin_unit' END)) AS words
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'internal' JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      LEFT JOIN (VALUES
        ('geom', 'Point, or null where there is none.'),
        ('id', 'Identifier of the row.'),
        ('properties', 'Properties of the feature, as the map feed carries them.'),
        ('organisation_code', 'Code of the group that works there; null: none recorded.'),
        ('instruments', 'Instrument of each status event, in the order of the history; null where none is named.'),
        ('visits', 'Visits on the spot, oldest first: [day, workers, women, men, children of 2–5, open shafts, mercury, water, under 15]; null: not assessed.'),
        ('sites', 'Sites of the group.'),
        ('aimag_code', 'Aimag, by its code.')
      ) AS told (name, words) ON told.name = a.attname
     WHERE c.relname IN ('site_details', 'organisations', 'activities', 'admin_units_feed')
  LOOP
    EXECUTE format('COMMENT ON COLUMN internal.%I.%I IS %L', found.view_name, found.column_name, found.words);
  END LOOP;
END
$$;
