-- A release: one function, publication.make_release, and one helper for each rule of publication. It runs as its owner (SECURITY DEFINER,
-- pinned search path), so that the publisher, the only role that may call it, can make releases by these rules and cannot write a public row by hand.
-- Rows are inserted in the order of their public codes: the order on disk tells nothing about the order of creation (rule 14).

-- Rule 1: when a release may be made.
CREATE FUNCTION publication.refuse_untimely(cut_off date, released_on date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Asia/Ulaanbaatar')::date;
  broken record;
BEGIN
  SELECT rule, words INTO broken FROM (VALUES
    (1, 'release_cut_off_is_half_year_end', format('%s is neither 30 June nor 31 December', cut_off), to_char(cut_off, 'MM-DD') NOT IN ('06-30', '12-31')),
    (2, 'release_cut_off_has_passed', format('the cut-off %s has not passed yet', cut_off), cut_off >= today),
    (3, 'release_keeps_calendar', format('what was recorded by %s comes out on %s at the earliest', cut_off, (cut_off + 1 + INTERVAL '3 months')::date),
      released_on < cut_off + 1 + INTERVAL '3 months'),
    (4, 'release_day_has_come', format('a release of %s would be public today', released_on), released_on > today),
    (5, 'release_follows_last', 'cut-off and release day must follow those of the last release',
      EXISTS (SELECT 1 FROM publication.release r WHERE r.cut_off_on >= cut_off OR r.released_on >= refuse_untimely.released_on))
  ) AS refusal (position, rule, words, holds) WHERE holds IS NOT FALSE ORDER BY position LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'No release: %', broken.words USING ERRCODE = 'check_violation', CONSTRAINT = broken.rule;
  END IF;
END
$$;
COMMENT ON FUNCTION publication.refuse_untimely IS 'Rule 1: refuses a release outside the calendar.';

-- Rule 14: a code tells neither time nor order. The two bytes of a UUID that are not wholly random are left out.
CREATE FUNCTION publication.random_code() RETURNS text
LANGUAGE sql VOLATILE AS $$
  SELECT string_agg(substr('23456789bcdfghjklmnpqrstvwxz', 1 + get_byte(u.bytes, at) % 28, 1), '' ORDER BY at)
    FROM (SELECT uuid_send(gen_random_uuid()) AS bytes) u, unnest(ARRAY[0, 1, 2, 3, 4, 5, 9, 10]) AS at
$$;
COMMENT ON FUNCTION publication.random_code IS 'Eight random digits and consonants.';

CREATE FUNCTION publication.assign_codes(kind text, records uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  LOOP
    INSERT INTO publication.public_code (record_kind, record_id, code)
    SELECT kind, r.id, publication.random_code() FROM unnest(records) AS r (id)
     WHERE NOT EXISTS (SELECT 1 FROM publication.public_code c WHERE c.record_kind = kind AND c.record_id = r.id)
    ON CONFLICT DO NOTHING;
    EXIT WHEN NOT FOUND; -- nobody lacks a code; otherwise one was drawn twice, perhaps: look again
  END LOOP;
END
$$;
COMMENT ON FUNCTION publication.assign_codes IS 'Gives each record that has none a random public code.';

CREATE FUNCTION publication.to_nearest(value double precision, unit integer) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$ SELECT (round((value / unit)::numeric) * unit)::int $$;
COMMENT ON FUNCTION publication.to_nearest IS 'A number to the nearest multiple of the unit.';

-- Rule 6: the fixed grid. Coordinates count to seven decimals, as in data/domain/publication/cells.ts.
CREATE FUNCTION publication.cell_index(degrees double precision) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$ SELECT floor(round(degrees::numeric, 7) * 10)::int $$;
COMMENT ON FUNCTION publication.cell_index IS 'Number of the 0.1 degree cell a coordinate lies in.';

-- Where a shown record is said to lie: a cell is named after the soum of its centre, never of the record.
CREATE FUNCTION publication.shown_place(shown_as text, place geometry, own_soum text)
RETURNS TABLE (form text, cell_x integer, cell_y integer, soum_unit_code text, province_code text)
LANGUAGE sql STABLE AS $$
  SELECT named.form, CASE named.form WHEN 'cell' THEN cell.x END, CASE named.form WHEN 'cell' THEN cell.y END, u.unit_code, u.province_code
    FROM (SELECT publication.cell_index(ST_X(place)) AS x, publication.cell_index(ST_Y(place)) AS y) cell
    CROSS JOIN LATERAL (
      SELECT CASE WHEN shown_as = 'cell' THEN atlas.soum_at(ST_SetSRID(ST_MakePoint(cell.x / 10.0 + 0.05, cell.y / 10.0 + 0.05), 4326)) END AS soum_code) centre
    CROSS JOIN LATERAL (
      SELECT CASE WHEN shown_as = 'cell' AND centre.soum_code IS NULL THEN 'soum' ELSE shown_as END AS form, coalesce(centre.soum_code, own_soum) AS soum_code) named
    JOIN publication.soum_unit u ON u.soum_code = named.soum_code
$$;
COMMENT ON FUNCTION publication.shown_place IS 'Rules 6 and 8: cell, soum and province shown for a record. A cell whose centre lies in no soum falls back to the soum.';

CREATE FUNCTION publication.copy_reference(this_release integer) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO publication.admin_unit SELECT this_release, u.* FROM atlas.admin_unit u ORDER BY u.code;
  INSERT INTO publication.published_figure SELECT this_release, f.* FROM atlas.published_figure f ORDER BY f.code;
  INSERT INTO publication.legal_instrument SELECT this_release, i.* FROM atlas.legal_instrument i ORDER BY i.code;
  INSERT INTO publication.unit (release, level, code, name_en, name_mn, geom)
  SELECT this_release, u.level, u.code, u.name_en, u.name_mn, u.geom FROM publication.drawn_unit u ORDER BY u.level, u.code;
$$;
COMMENT ON FUNCTION publication.copy_reference IS 'Rules 1, 12 and 13: units, law and quotations as they stand now.';

-- Rule 2.
CREATE FUNCTION publication.note_steps(this_release integer) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO publication.step (release, step)
  SELECT r.number, d.day FROM publication.release r
   CROSS JOIN LATERAL (SELECT make_date(y, 12, 31) AS day FROM generate_series(2010, extract(year FROM r.cut_off_on)::int) y UNION SELECT r.cut_off_on) d
   WHERE r.number = this_release AND d.day <= r.cut_off_on ORDER BY d.day
$$;
COMMENT ON FUNCTION publication.note_steps IS 'Rule 2: each 31 December from 2010, and the cut-off.';

-- Records of a kind that a release speaks of, with where they lie now.
CREATE FUNCTION publication.records_known(cut_off date)
RETURNS TABLE (record_kind text, record_id uuid, code text, soum_code text, geom geometry)
LANGUAGE sql STABLE AS $$
  SELECT 'site', s.id, s.code, s.soum_code, s.geom FROM atlas.site s
   WHERE (s.deleted_at IS NULL OR s.deleted_at >= publication.end_of(cut_off))
     AND EXISTS (SELECT 1 FROM atlas.site_status_event e WHERE e.site_id = s.id AND e.effective_on <= cut_off AND e.recorded_at < publication.end_of(cut_off))
  UNION ALL
  SELECT 'zone', z.id, z.code, z.soum_code, ST_PointOnSurface(z.geom) FROM atlas.rehabilitation_zone z
   WHERE (z.deleted_at IS NULL OR z.deleted_at >= publication.end_of(cut_off))
     AND EXISTS (SELECT 1 FROM atlas.zone_stage_event e WHERE e.zone_id = z.id AND e.effective_on <= cut_off AND e.recorded_at < publication.end_of(cut_off))
  UNION ALL
  SELECT 'kindergarten', k.id, k.code, k.soum_code, k.geom FROM atlas.kindergarten k
   WHERE (k.deleted_at IS NULL OR k.deleted_at >= publication.end_of(cut_off))
     AND EXISTS (SELECT 1 FROM atlas.kindergarten_status_event e WHERE e.kindergarten_id = k.id AND e.effective_on <= cut_off AND e.recorded_at < publication.end_of(cut_off))
$$;
COMMENT ON FUNCTION publication.records_known IS 'Sites, zones and kindergartens known by a cut-off.';

-- Rule 13. Everything a release speaks of has a soum, or there is no release: a place counted nowhere would make the totals lie.
CREATE FUNCTION publication.settle_places(cut_off date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  homeless text;
BEGIN
  SELECT string_agg(k.code, ', ' ORDER BY k.code) INTO homeless FROM publication.records_known(cut_off) k WHERE k.soum_code IS NULL;
  IF homeless IS NOT NULL THEN
    RAISE EXCEPTION 'No release: these lie in no soum: %', homeless USING ERRCODE = 'check_violation', CONSTRAINT = 'release_record_has_soum';
  END IF;
  INSERT INTO publication.place AS settled (record_kind, record_id, soum_code, geom)
  SELECT k.record_kind, k.record_id, k.soum_code, k.geom FROM publication.records_known(cut_off) k
  ON CONFLICT (record_kind, record_id) DO UPDATE SET soum_code = excluded.soum_code, geom = excluded.geom
   WHERE ST_Distance(settled.geom::geography, excluded.geom::geography) > 20000;
END
$$;
COMMENT ON FUNCTION publication.settle_places IS 'Rule 13: a record keeps the soum it was first counted in unless corrected by more than 20 km.';

-- What is counted, exactly: every later table of sites is a sum of these rows, so that no two can disagree.
CREATE FUNCTION publication.count_sites(this_release integer, cut_off date) RETURNS void
LANGUAGE sql AS $$
  WITH story AS MATERIALIZED (
    SELECT u.unit_code, s.from_on, s.until_on, s.status_group, s.ever_contracted
      FROM publication.site_story(publication.end_of(cut_off)) s
      JOIN publication.place p ON p.record_kind = 'site' AND p.record_id = s.site_id
      JOIN publication.soum_unit u ON u.soum_code = p.soum_code
  )
  INSERT INTO publication.exact_count (release, unit_code, step, status_group, places, ever_contracted)
  SELECT this_release, s.unit_code, t.step, s.status_group, count(*), count(*) FILTER (WHERE s.ever_contracted)
    FROM story s
    JOIN publication.step t ON t.release = this_release AND t.step >= s.from_on AND (s.until_on IS NULL OR t.step < s.until_on)
   GROUP BY s.unit_code, t.step, s.status_group
$$;
COMMENT ON FUNCTION publication.count_sites IS 'Exact counts by soum unit, step and status group.';

CREATE FUNCTION publication.publish_soums(this_release integer) RETURNS void
LANGUAGE sql AS $$
  WITH counted AS MATERIALIZED (
    SELECT c.unit_code, c.step, sum(c.places)::int AS places FROM publication.exact_count c WHERE c.release = this_release GROUP BY c.unit_code, c.step
  )
  INSERT INTO publication.soum_step (release, unit_code, step, low, high)
  SELECT this_release, u.code, t.step, 5 * (coalesce(c.places, 0) / 5), 5 * (coalesce(c.places, 0) / 5) + 4
    FROM publication.unit u
    JOIN publication.step t ON t.release = this_release
    LEFT JOIN counted c ON c.unit_code = u.code AND c.step = t.step
   WHERE u.release = this_release AND u.level = 'soum' ORDER BY u.code, t.step
$$;
COMMENT ON FUNCTION publication.publish_soums IS 'Rule 3: every soum at every step has a band; zero is in a band too.';

CREATE FUNCTION publication.publish_provinces(this_release integer, cut_off date) RETURNS void
LANGUAGE sql AS $$
  WITH counted AS (
    SELECT u.province_code, c.step, sum(c.places) AS known, sum(c.ever_contracted) AS ever_contracted
      FROM publication.exact_count c JOIN (SELECT DISTINCT unit_code, province_code FROM publication.soum_unit) u ON u.unit_code = c.unit_code
     WHERE c.release = this_release GROUP BY u.province_code, c.step
  ), formed AS (
    SELECT o.province_code, t.step, count(*) AS organisations
      FROM publication.organisations_formed(publication.end_of(cut_off)) o JOIN publication.step t ON t.release = this_release AND o.formed_on <= t.step
     GROUP BY o.province_code, t.step
  )
  INSERT INTO publication.province_step (release, province_code, step, known, ever_contracted, organisations)
  SELECT this_release, u.code, t.step, coalesce(c.known, 0), coalesce(c.ever_contracted, 0), coalesce(o.organisations, 0)
    FROM publication.unit u
    JOIN publication.step t ON t.release = this_release
    LEFT JOIN counted c ON c.province_code = u.code AND c.step = t.step
    LEFT JOIN formed o ON o.province_code = u.code AND o.step = t.step
   WHERE u.release = this_release AND u.level = 'province' ORDER BY u.code, t.step
$$;
COMMENT ON FUNCTION publication.publish_provinces IS 'Rule 4: places ever known, ever under contract, and groups, exact.';

CREATE FUNCTION publication.publish_nation(this_release integer) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO publication.nation_step (release, step, known, ever_contracted, under_contract, on_the_way, not_formalised, suspended_or_ended, closed)
  SELECT this_release, t.step, coalesce(sum(c.places), 0), coalesce(sum(c.ever_contracted), 0),
         coalesce(sum(c.places) FILTER (WHERE c.status_group = 'under_contract'), 0),
         coalesce(sum(c.places) FILTER (WHERE c.status_group = 'on_the_way'), 0),
         coalesce(sum(c.places) FILTER (WHERE c.status_group = 'not_formalised'), 0),
         coalesce(sum(c.places) FILTER (WHERE c.status_group = 'suspended_or_ended'), 0),
         coalesce(sum(c.places) FILTER (WHERE c.status_group = 'closed'), 0)
    FROM publication.step t LEFT JOIN publication.exact_count c ON c.release = t.release AND c.step = t.step
   WHERE t.release = this_release GROUP BY t.step ORDER BY t.step
$$;
COMMENT ON FUNCTION publication.publish_nation IS 'Rule 5: the five status groups, exact, every step.';

-- Rule 6 (a) to (f): the places that may enter the register at a cut-off.
CREATE FUNCTION publication.admissible(cut_off date)
RETURNS TABLE (site_id uuid, contract_since_year integer)
LANGUAGE sql STABLE AS $$
  SELECT s.id, extract(year FROM t.under_contract_since)::int
    FROM publication.site_story(publication.end_of(cut_off)) t
    JOIN atlas.site s ON s.id = t.site_id AND s.deleted_at IS NULL
    JOIN atlas.site_publication_consent k ON k.site_id = s.id
   WHERE t.from_on <= cut_off AND (t.until_on IS NULL OR t.until_on > cut_off)
     AND t.status_group = 'under_contract'                                                          -- (a), and (c): see site_story
     AND t.under_contract_since < make_date(extract(year FROM cut_off)::int, CASE extract(month FROM cut_off) WHEN 6 THEN 1 ELSE 7 END, 1)  -- (b)
     AND s.prohibited_zone = 'none'                                                                 -- (d)
     AND k.agreed_on <= cut_off AND k.withdrawn_on IS NULL                                          -- (e)
     AND k.decided_on <= cut_off AND k.confirmed_by IS NOT NULL                                     -- (f)
$$;
COMMENT ON FUNCTION publication.admissible IS 'Rule 6: contracted places that may be shown.';

-- Rules 6 and 7. Entries of the last release stay as they are, whatever became of their places. Only withdrawn consent or an entry made in
-- error takes one away; "handed back" is added once.
CREATE FUNCTION publication.publish_register(this_release integer, cut_off date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  was_open boolean := coalesce((SELECT r.register_is_open FROM publication.release r WHERE r.number = this_release - 1), false);
  entering uuid[];
  since_years integer[];
BEGIN
  SELECT coalesce(array_agg(a.site_id), '{}'), coalesce(array_agg(a.contract_since_year), '{}') INTO entering, since_years
    FROM publication.admissible(cut_off) a;
  IF NOT was_open AND cardinality(entering) < 10 THEN
    RETURN;
  END IF;
  UPDATE publication.release SET register_is_open = true WHERE number = this_release;
  PERFORM publication.assign_codes('site', entering);

  INSERT INTO publication.register
    (release, code, shown_as, cell_x, cell_y, soum_unit_code, province_code, mineral, contract_since_year, handed_back_year, first_release)
  SELECT this_release, e.code, e.shown_as, e.cell_x, e.cell_y, e.soum_unit_code, e.province_code, e.mineral, e.contract_since_year,
         coalesce(e.handed_back_year, (
           SELECT extract(year FROM min(h.effective_on))::int FROM atlas.site_status_event h
            WHERE h.site_id = c.record_id AND h.status = 'HANDED_BACK' AND h.effective_on > f.cut_off_on
              AND h.effective_on <= cut_off AND h.recorded_at < publication.end_of(cut_off))),
         e.first_release
    FROM publication.register e
    JOIN publication.release f ON f.number = e.first_release
    JOIN publication.public_code c ON c.record_kind = 'site' AND c.code = e.code
    JOIN atlas.site s ON s.id = c.record_id AND s.deleted_at IS NULL
    JOIN atlas.site_publication_consent k ON k.site_id = s.id AND k.withdrawn_on IS NULL
   WHERE e.release = this_release - 1
  UNION ALL
  SELECT this_release, c.code, w.form, w.cell_x, w.cell_y, w.soum_unit_code, w.province_code, s.minerals[1], a.since_year, NULL, this_release
    FROM unnest(entering, since_years) AS a (site_id, since_year)
    JOIN publication.public_code c ON c.record_kind = 'site' AND c.record_id = a.site_id
    JOIN publication.place p ON p.record_kind = 'site' AND p.record_id = a.site_id
    JOIN atlas.site s ON s.id = a.site_id
    JOIN atlas.site_publication_consent k ON k.site_id = s.id
    CROSS JOIN LATERAL publication.shown_place(k.shown_as, s.geom, p.soum_code) w
   WHERE NOT EXISTS (SELECT 1 FROM publication.register e WHERE e.release = this_release - 1 AND e.code = c.code)
   ORDER BY 2;
END
$$;
COMMENT ON FUNCTION publication.publish_register IS 'Rules 6 and 7: the register, which opens with ten places and never changes by fall.';

-- Rule 5: the condition is a public one (the register itself), so that opening tells nothing.
CREATE FUNCTION publication.publish_regions(this_release integer) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE publication.release r SET regions_are_open = true
   WHERE r.number = this_release AND (
     EXISTS (SELECT 1 FROM publication.release last WHERE last.number = this_release - 1 AND last.regions_are_open)
     OR NOT EXISTS (
       SELECT 1 FROM publication.region g
        WHERE (SELECT count(*) FROM publication.register e JOIN publication.province_aimag a ON a.aimag_code = e.province_code
                WHERE e.release = this_release AND a.region_code = g.code) < 10));
  IF NOT FOUND THEN
    RETURN;
  END IF;
  INSERT INTO publication.region_step (release, region_code, step, under_contract, on_the_way, not_formalised, suspended_or_ended, closed)
  SELECT this_release, g.code, t.step,
         coalesce(sum(c.places) FILTER (WHERE c.status_group = 'under_contract'), 0),
         coalesce(sum(c.places) FILTER (WHERE c.status_group = 'on_the_way'), 0),
         coalesce(sum(c.places) FILTER (WHERE c.status_group = 'not_formalised'), 0),
         coalesce(sum(c.places) FILTER (WHERE c.status_group = 'suspended_or_ended'), 0),
         coalesce(sum(c.places) FILTER (WHERE c.status_group = 'closed'), 0)
    FROM publication.region g
    JOIN publication.step t ON t.release = this_release
    LEFT JOIN (publication.exact_count c JOIN (SELECT DISTINCT unit_code, region_code FROM publication.soum_unit) u ON u.unit_code = c.unit_code)
      ON c.release = this_release AND c.step = t.step AND u.region_code = g.code
   GROUP BY g.code, t.step ORDER BY g.code, t.step;
END
$$;
COMMENT ON FUNCTION publication.publish_regions IS 'Rule 5: the five groups by region, once every region has ten places on the register, and then always.';
