-- How the atlas counts, for releases and for staff alike: who stood where, as far as it was on record at a moment. Every function takes
-- that moment (recorded_before) and a day, so that a release can be made for a cut-off long past; staff ask with 'infinity' and today.
-- They run as their owner (SECURITY DEFINER) with a pinned search path: the views that call them are read by roles with no right on schema atlas.

-- The first moment after a day, in Mongolia.
CREATE FUNCTION publication.end_of(on_day date) RETURNS timestamptz
LANGUAGE sql IMMUTABLE AS $$ SELECT (on_day + 1)::timestamp AT TIME ZONE 'Asia/Ulaanbaatar' $$;
COMMENT ON FUNCTION publication.end_of IS 'The first moment after a day, in Mongolia.';

-- The story of every place: one row for each day on which its status changed, the last event of a day deciding.
-- Rule 5: a moratorium leaves a contract under contract; one signed while its instrument was not in force is on the way until signed again.
-- Rule 6 (b): under_contract_since is the first day of an unbroken chain of days under contract, whatever contracts it is made of.
CREATE FUNCTION publication.site_story(recorded_before timestamptz)
RETURNS TABLE (site_id uuid, from_on date, until_on date, status text, status_group text, ever_contracted boolean, under_contract_since date)
LANGUAGE sql STABLE ROWS 50000 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH recorded AS (
    SELECT e.site_id, e.effective_on, e.recorded_at, e.id, e.status, e.suspension_reason,
           CASE WHEN e.contract_number IS NOT NULL THEN atlas.was_in_force(e.instrument_code, e.contract_from) END AS signed_in_force,
           count(e.contract_number) OVER (PARTITION BY e.site_id ORDER BY e.effective_on, e.recorded_at, e.id) AS contracts_so_far,
           lead(e.effective_on) OVER (PARTITION BY e.site_id ORDER BY e.effective_on, e.recorded_at, e.id) AS next_on
      FROM atlas.site_status_event e
      JOIN atlas.site s ON s.id = e.site_id
     WHERE e.recorded_at < recorded_before AND (s.deleted_at IS NULL OR s.deleted_at >= recorded_before)
  ), contracted AS (
    SELECT r.*, max(r.signed_in_force::int) OVER (PARTITION BY r.site_id, r.contracts_so_far) = 1 AS contract_is_valid
      FROM recorded r
  ), grouped AS (
    SELECT c.site_id, c.effective_on AS from_on, c.next_on AS until_on, c.status,
           CASE WHEN c.status = 'FORMAL' OR (c.status = 'SUSPENDED' AND c.suspension_reason = 'moratorium')
                  THEN CASE WHEN c.contract_is_valid THEN 'under_contract' ELSE 'on_the_way' END
                WHEN w.state_group = 'not_assessed' THEN 'not_formalised'
                ELSE w.state_group END AS status_group
      FROM contracted c
      JOIN atlas.workflow_state w ON w.workflow = 'site-status' AND w.code = c.status
     WHERE c.next_on IS DISTINCT FROM c.effective_on
  ), chained AS (
    SELECT g.*, g.status_group = 'under_contract' AND lag(g.status_group) OVER in_order IS DISTINCT FROM 'under_contract' AS begins_chain,
           bool_or(g.status_group = 'under_contract') OVER in_order AS ever_contracted
      FROM grouped g WINDOW in_order AS (PARTITION BY g.site_id ORDER BY g.from_on)
  )
  SELECT c.site_id, c.from_on, c.until_on, c.status, c.status_group, c.ever_contracted,
         CASE WHEN c.status_group = 'under_contract'
              THEN max(c.from_on) FILTER (WHERE c.begins_chain) OVER (PARTITION BY c.site_id ORDER BY c.from_on) END
    FROM chained c
$$;
COMMENT ON FUNCTION publication.site_story IS 'Every place from day to day, in the status groups of publication rule 5.';

-- Groups by province (rule 4): partnerships, cooperatives and NGOs formed by a day and on record.
CREATE FUNCTION publication.organisations_formed(recorded_before timestamptz)
RETURNS TABLE (province_code text, formed_on date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT a.province_code, coalesce(o.founded_on, (o.created_at AT TIME ZONE 'Asia/Ulaanbaatar')::date)
    FROM atlas.organisation o JOIN publication.province_aimag a ON a.aimag_code = o.aimag_code
   WHERE o.created_at < recorded_before
$$;
COMMENT ON FUNCTION publication.organisations_formed IS 'The groups on record, by province, with the day they were formed (or, unknown, recorded).';

-- Zones as of a day (rule 8). Hectares of an acceptance are those of its event; the other counters bear no date and are read as they stand.
CREATE FUNCTION publication.zones_on(recorded_before timestamptz, on_day date)
RETURNS TABLE (zone_id uuid, stage_group text, accepted_on date, accepted_ha double precision, disturbed_again_ha double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH recorded AS (
    SELECT e.zone_id, e.stage, e.effective_on, e.hectares, z.accepted_ha, z.area_ha,
           row_number() OVER (PARTITION BY e.zone_id ORDER BY e.effective_on DESC, e.recorded_at DESC, e.id DESC) AS newest,
           row_number() OVER (PARTITION BY e.zone_id, e.stage ORDER BY e.effective_on, e.recorded_at, e.id) AS oldest_of_stage
      FROM atlas.zone_stage_event e
      JOIN atlas.rehabilitation_zone z ON z.id = e.zone_id
     WHERE e.recorded_at < recorded_before AND e.effective_on <= on_day AND (z.deleted_at IS NULL OR z.deleted_at >= recorded_before)
  )
  SELECT r.zone_id,
         max(w.state_group) FILTER (WHERE r.newest = 1),
         max(r.effective_on) FILTER (WHERE r.stage = 'ACCEPTED' AND r.oldest_of_stage = 1),
         max(coalesce(r.hectares, r.accepted_ha, r.area_ha)) FILTER (WHERE r.stage = 'ACCEPTED' AND r.oldest_of_stage = 1),
         max(coalesce(r.hectares, r.accepted_ha, r.area_ha)) FILTER (WHERE r.stage = 'REDISTURBED' AND r.newest = 1)
    FROM recorded r JOIN atlas.workflow_state w ON w.workflow = 'zone-stage' AND w.code = r.stage
   GROUP BY r.zone_id
$$;
COMMENT ON FUNCTION publication.zones_on IS 'Stage group of every zone on a day, and its first acceptance.';

-- Zones and hectares by province and for the nation, not rounded yet. A zone once accepted is counted as accepted for good, so that no
-- province tells that one was disturbed again; what is repaired a second time is counted in its stage besides.
CREATE FUNCTION publication.zone_totals(recorded_before timestamptz, on_day date)
RETURNS TABLE (level text, unit_code text, stage_group text, zones integer, hectares double precision, technical_ha double precision, biological_ha double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH zone AS (
    SELECT s.*, z.area_ha, z.technical_ha, z.biological_ha, u.province_code
      FROM publication.zones_on(recorded_before, on_day) s
      JOIN atlas.rehabilitation_zone z ON z.id = s.zone_id
      LEFT JOIN publication.place p ON p.record_kind = 'zone' AND p.record_id = z.id
      LEFT JOIN publication.soum_unit u ON u.soum_code = coalesce(p.soum_code, z.soum_code)
  ), counted AS (
    SELECT z.province_code, z.stage_group, CASE z.stage_group WHEN 'disturbed_again' THEN z.disturbed_again_ha ELSE z.area_ha END AS hectares,
           z.technical_ha, z.biological_ha
      FROM zone z WHERE z.stage_group <> 'accepted'
    UNION ALL
    SELECT z.province_code, 'accepted', z.accepted_ha, z.technical_ha, z.biological_ha FROM zone z WHERE z.accepted_on IS NOT NULL
  ), stage_group (code) AS (VALUES ('being_planned'), ('work_under_way'), ('awaiting_acceptance'), ('accepted'), ('disturbed_again'))
  SELECT 'province', p.code, g.code, count(c.stage_group)::int, coalesce(sum(c.hectares), 0), coalesce(sum(c.technical_ha), 0), coalesce(sum(c.biological_ha), 0)
    FROM (SELECT DISTINCT province_code AS code FROM publication.province_aimag) p
    CROSS JOIN stage_group g
    LEFT JOIN counted c ON c.province_code = p.code AND c.stage_group = g.code
   WHERE g.code <> 'disturbed_again'
   GROUP BY p.code, g.code
  UNION ALL
  SELECT 'nation', 'MN', g.code, count(c.stage_group)::int, coalesce(sum(c.hectares), 0), coalesce(sum(c.technical_ha), 0), coalesce(sum(c.biological_ha), 0)
    FROM stage_group g LEFT JOIN counted c ON c.stage_group = g.code
   GROUP BY g.code
$$;
COMMENT ON FUNCTION publication.zone_totals IS 'Zones and hectares by stage group: provinces, and the nation with those disturbed again.';

-- People reached (rule 10), not rounded yet: by province and year; for the nation by year and topic, topic '' being all of them.
CREATE FUNCTION publication.activity_totals(recorded_before timestamptz, on_day date)
RETURNS TABLE (level text, unit_code text, year integer, topic text, activities integer, people bigint, women bigint, men bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH counted AS (
    SELECT extract(year FROM a.held_on)::int AS year, a.topic, a.people, a.women, a.men, u.province_code
      FROM atlas.activity a LEFT JOIN publication.soum_unit u ON u.soum_code = a.soum_code
     WHERE a.recorded_at < recorded_before AND a.held_on <= on_day
  )
  SELECT 'province', c.province_code, c.year, '', count(*)::int, sum(c.people), NULL::bigint, NULL::bigint
    FROM counted c WHERE c.province_code IS NOT NULL GROUP BY c.province_code, c.year
  UNION ALL
  SELECT 'nation', 'MN', c.year, coalesce(c.topic, ''), count(*)::int, sum(c.people), sum(c.women), sum(c.men)
    FROM counted c GROUP BY c.year, GROUPING SETS ((), (c.topic))
$$;
COMMENT ON FUNCTION publication.activity_totals IS 'People reached: provinces by year, nation by year and topic.';

-- The nation as a whole on a day (rules 5, 9 and 10), not rounded yet: places by first mineral, by kind, and the people and children of the
-- newest visit that reached each place. One row a subject and code; no subject is ever crossed with another or with status. The same places
-- are counted as in the five groups. Minerals and kind bear no date and are read as they stand. Not assessed is null, never nobody.
CREATE FUNCTION publication.nation_totals(recorded_before timestamptz, on_day date)
RETURNS TABLE (subject text, code text, places integer, people bigint, women bigint, men bigint, children bigint, sites_assessed integer, places_known integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  WITH known AS MATERIALIZED (
    SELECT s.minerals[1] AS mineral, s.site_kind, v.workers, v.women, v.men, v.kindergarten_age_children
      FROM publication.site_story(recorded_before) t
      JOIN atlas.site s ON s.id = t.site_id
      LEFT JOIN LATERAL (
        SELECT sv.workers, sv.women, sv.men, sv.kindergarten_age_children FROM atlas.site_visit sv
         WHERE sv.site_id = s.id AND sv.was_on_site AND sv.visited_on <= on_day AND sv.recorded_at < recorded_before
         ORDER BY sv.visited_on DESC, sv.id DESC LIMIT 1) v ON true
     WHERE t.from_on <= on_day AND (t.until_on IS NULL OR t.until_on > on_day)
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
  SELECT 'people_working', 'all', NULL, sum(k.workers), sum(k.women), sum(k.men), NULL, count(k.workers)::int, count(*)::int FROM known k
  UNION ALL
  SELECT 'children_2_5', 'all', NULL, NULL, NULL, NULL, sum(k.kindergarten_age_children), count(k.kindergarten_age_children)::int, count(*)::int FROM known k
$$;
COMMENT ON FUNCTION publication.nation_totals IS 'The nation by mineral, by kind of site, its people working and its children, each by itself.';
