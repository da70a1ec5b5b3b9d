-- Releases count what stood in the record at their cut-off: an event struck by then, a visit, group or training in the bin by then, counts no more.
-- The counting functions (014 to 016, 019) each name the moment they look at in one place; the condition joins it there, and nothing else of
-- them changes. A place that is not found as often as it must be stops the migration.
DO $$
DECLARE
  told text[];
  body text;
  found integer;
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[
    ['publication.site_story(timestamptz)', '1', 'e.recorded_at < recorded_before', '(e.struck_at IS NULL OR e.struck_at >= recorded_before)'],
    ['publication.zones_on(timestamptz, date)', '1', 'e.recorded_at < recorded_before', '(e.struck_at IS NULL OR e.struck_at >= recorded_before)'],
    ['publication.records_known(date)', '3', 'e.recorded_at < publication.end_of(cut_off)', '(e.struck_at IS NULL OR e.struck_at >= publication.end_of(cut_off))'],
    ['publication.publish_register(integer, date)', '1', 'h.recorded_at < publication.end_of(cut_off)', '(h.struck_at IS NULL OR h.struck_at >= publication.end_of(cut_off))'],
    ['publication.publish_kindergartens(integer, date)', '1', 'e.recorded_at < publication.end_of(cut_off)', '(e.struck_at IS NULL OR e.struck_at >= publication.end_of(cut_off))'],
    ['publication.places_seen(timestamptz, date)', '1', 'sv.recorded_at < recorded_before', '(sv.deleted_at IS NULL OR sv.deleted_at >= recorded_before)'],
    ['publication.organisations_formed(timestamptz)', '1', 'o.created_at < recorded_before', '(o.deleted_at IS NULL OR o.deleted_at >= recorded_before)'],
    ['publication.activity_totals(timestamptz, date)', '1', 'a.recorded_at < recorded_before', '(a.deleted_at IS NULL OR a.deleted_at >= recorded_before)']] LOOP
    body := pg_get_functiondef(told[1]::regprocedure);
    found := (length(body) - length(replace(body, told[3], ''))) / length(told[3]);
    IF found <> told[2]::integer THEN
      RAISE EXCEPTION '% names its moment % times, not %', told[1], found, told[2];
    END IF;
    EXECUTE replace(body, told[3], told[3] || ' AND ' || told[4]);
  END LOOP;
END
$$;
