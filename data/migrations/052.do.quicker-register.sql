-- What the register asks of some places it no longer works out for all of them. With 10,000 places, the story of every one of them took most of
-- the time of reading a single card.

-- The story of places gains them as a second argument: null is all of them, and rule 5 stays written in one place.
DO $$
DECLARE
  body text := pg_get_functiondef('publication.site_story(timestamptz)'::regprocedure);
  told text[];
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[
    ['site_story(recorded_before timestamp with time zone)', 'site_story(recorded_before timestamp with time zone, of_sites uuid[])'],
    ['e.recorded_at < recorded_before', 'e.recorded_at < recorded_before AND (of_sites IS NULL OR e.site_id IN (SELECT unnest(of_sites)))']] LOOP
    IF (length(body) - length(replace(body, told[1], ''))) / length(told[1]) <> 1 THEN
      RAISE EXCEPTION 'publication.site_story does not say "%" once', told[1];
    END IF;
    body := replace(body, told[1], told[2]);
  END LOOP;
  EXECUTE body;
END
$$;
COMMENT ON FUNCTION publication.site_story(timestamptz, uuid[]) IS 'These places (null: all) from day to day, in the status groups of publication rule 5.';

-- As before the right of its owner: the roles of staff, whose views call it, have nothing to look for in this schema.
CREATE OR REPLACE FUNCTION publication.site_story(recorded_before timestamptz)
RETURNS TABLE (site_id uuid, from_on date, until_on date, status text, status_group text, ever_contracted boolean, under_contract_since date)
LANGUAGE sql STABLE ROWS 50000 SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT * FROM publication.site_story(recorded_before, NULL::uuid[])
$$;

-- Rule 6, as it was in admissible, told of every place on record at a cut-off: whoever asks why a place is not shown reads its story once.
CREATE FUNCTION publication.contracts_on(cut_off date, of_sites uuid[])
RETURNS TABLE (site_id uuid, status_group text, under_contract_since date, is_admissible boolean)
LANGUAGE sql STABLE AS $$
  SELECT t.site_id, t.status_group, t.under_contract_since,
         coalesce(s.deleted_at IS NULL
           AND t.status_group = 'under_contract'                                           -- (a), and (c): see site_story
           AND t.under_contract_since < (SELECT publication.half_year_waited_out(cut_off)) -- (b)
           AND s.prohibited_zone = 'none'                                                  -- (d)
           AND k.agreed_on <= cut_off AND k.withdrawn_on IS NULL                           -- (e)
           AND k.decided_on <= cut_off AND k.confirmed_by IS NOT NULL AND k.confirmed_on <= cut_off, false) -- (f)
    FROM publication.site_story(publication.end_of(cut_off), of_sites) t
    JOIN atlas.site s ON s.id = t.site_id
    LEFT JOIN atlas.site_publication_consent k ON k.site_id = s.id
   WHERE t.from_on <= cut_off AND (t.until_on IS NULL OR t.until_on > cut_off)
$$;
COMMENT ON FUNCTION publication.contracts_on IS 'These places (null: all) as they stood at a cut-off, and whether rule 6 lets them be shown.';
CREATE OR REPLACE FUNCTION publication.admissible(cut_off date)
RETURNS TABLE (site_id uuid, contract_since_year integer)
LANGUAGE sql STABLE AS $$
  SELECT c.site_id, extract(year FROM c.under_contract_since)::int FROM publication.contracts_on(cut_off, NULL::uuid[]) c WHERE c.is_admissible
$$;
REVOKE EXECUTE ON FUNCTION publication.site_story(timestamptz, uuid[]), publication.contracts_on(date, uuid[]) FROM PUBLIC;

-- As it was (042), but looked for by where sites lie: the sites still open were gathered first, all of them, for every place asked about.
CREATE OR REPLACE FUNCTION publication.work_nearby(kind text, of_id uuid)
RETURNS TABLE (linked_open integer, near_open integer)
LANGUAGE sql STABLE AS $$
  WITH asked AS (
    SELECT s.geom, ST_MakeEnvelope(c.x / 10.0, c.y / 10.0, (c.x + 1) / 10.0, (c.y + 1) / 10.0, 4326) AS cell
      FROM atlas.site s CROSS JOIN LATERAL (SELECT publication.cell_index(ST_X(s.geom)) AS x, publication.cell_index(ST_Y(s.geom)) AS y) c
     WHERE kind = 'site' AND s.id = of_id
    UNION ALL
    SELECT z.geom, NULL FROM atlas.rehabilitation_zone z WHERE kind = 'zone' AND z.id = of_id
  ), linked AS (
    SELECT l.site_id FROM atlas.rehabilitation_zone_site l WHERE kind = 'zone' AND l.zone_id = of_id
  ), open AS NOT MATERIALIZED (
    SELECT s.id, s.geom FROM atlas.site s WHERE s.deleted_at IS NULL AND s.current_state IS DISTINCT FROM 'HANDED_BACK'
  )
  SELECT (SELECT count(*)::int FROM open o JOIN linked l ON l.site_id = o.id),
         (SELECT count(*)::int FROM asked a
            JOIN open o ON o.geom && ST_Expand(a.geom, 0.2) AND (ST_DWithin(o.geom::geography, a.geom::geography, 5000) OR ST_Intersects(o.geom, a.cell))
           WHERE (kind <> 'site' OR o.id <> of_id) AND NOT EXISTS (SELECT 1 FROM linked l WHERE l.site_id = o.id))
$$;
