-- Two duties of whoever keeps an atlas: what has lain in the bin for thirty days goes for good, and the memory is sealed under dated roots.

-- A release counts what was there on its cut-off, even when it has been deleted since. So nothing goes that the next one still has to count.
CREATE FUNCTION publication.next_cut_off() RETURNS date
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN known.cut_off IS NULL THEN (date_trunc('year', today.day) + CASE WHEN extract(month FROM today.day) < 7 THEN '-1 day' ELSE '6 months -1 day' END::interval)::date
              WHEN extract(month FROM known.cut_off) = 6 THEN make_date(extract(year FROM known.cut_off)::integer, 12, 31)
              ELSE make_date(extract(year FROM known.cut_off)::integer + 1, 6, 30) END
    FROM (SELECT max(r.cut_off_on) AS cut_off FROM publication.release r) known, (SELECT (now() AT TIME ZONE 'Asia/Ulaanbaatar')::date AS day) today
$$;
COMMENT ON FUNCTION publication.next_cut_off IS 'Day to which the next release counts: a half-year after the newest; without one, the newest that has passed.';

CREATE FUNCTION atlas.may_be_purged(deleted_at timestamptz) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT coalesce(deleted_at < now() - interval '30 days' AND deleted_at < publication.end_of(publication.next_cut_off()), false)
$$;
COMMENT ON FUNCTION atlas.may_be_purged IS 'Has it been in the bin for more than thirty days, and counts no release to come what was there before?';

-- What was decided stays on record as long as the record itself. Arguments: the record's table and the column that names it.
CREATE FUNCTION atlas.refuse_but_purge() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  goes boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT 1 FROM atlas.%I r WHERE r.id = ($1 ->> $2)::uuid AND atlas.may_be_purged(r.deleted_at))', TG_ARGV[0])
    INTO goes USING to_jsonb(OLD), TG_ARGV[1];
  IF NOT goes THEN
    RAISE EXCEPTION 'Events of % are append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
  END IF;
  RETURN OLD;
END
$$;
COMMENT ON FUNCTION atlas.refuse_but_purge IS 'Trigger: an event goes only with its record, out of the bin.';

DO $$
DECLARE
  told text[];
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[
    ['site_status_event', 'site', 'site_id'],
    ['zone_stage_event', 'rehabilitation_zone', 'zone_id'],
    ['kindergarten_status_event', 'kindergarten', 'kindergarten_id']] LOOP
    EXECUTE format('DROP TRIGGER %1$s_append_only ON atlas.%1$I', told[1]);
    EXECUTE format('CREATE TRIGGER %1$s_append_only BEFORE DELETE ON atlas.%1$I FOR EACH ROW EXECUTE FUNCTION atlas.refuse_but_purge(%2$L, %3$L)', told[1], told[2], told[3]);
    EXECUTE format('CREATE TRIGGER %1$s_log_purge AFTER DELETE ON atlas.%1$I FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.log_change(%2$L)', told[1], told[3]);
  END LOOP;
END
$$;

-- Entries take their numbers before they are committed: a root made between the two would leave out what it claims to cover. So a seal waits
-- for the changes under way, and those that come after wait for it.
CREATE OR REPLACE FUNCTION atlas.seal_changes() RETURNS atlas.change_root
LANGUAGE plpgsql AS $$
DECLARE
  made atlas.change_root;
BEGIN
  LOCK TABLE atlas.change_log IN SHARE MODE;
  INSERT INTO atlas.change_root (last_id, entries, chains, root)
  SELECT coalesce(max(l.id), 0), count(*), count(DISTINCT (l.table_name, l.record_id)), atlas.root_of_changes(coalesce(max(l.id), 0)) FROM atlas.change_log l
  RETURNING * INTO made;
  RETURN made;
END
$$;

REVOKE EXECUTE ON FUNCTION publication.next_cut_off(), atlas.may_be_purged(timestamptz), atlas.refuse_but_purge() FROM PUBLIC;
