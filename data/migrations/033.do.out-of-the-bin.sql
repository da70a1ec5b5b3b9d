-- Whoever put a record into the bin may take it out again within a day, as an event is taken back by its author. Later it takes an administrator.

CREATE FUNCTION atlas.table_of_collection(collection text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE collection WHEN 'activities' THEN 'activity' ELSE replace(rtrim(collection, 's'), '-', '_') END
$$;
COMMENT ON FUNCTION atlas.table_of_collection IS 'The table of schema atlas whose rows are the records of an editable collection.';

-- Who put it there is told by the change log, which staff do not read themselves: this looks on their behalf.
CREATE FUNCTION atlas.may_take_out_of_bin(bin_collection text, record uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
  SELECT coalesce((
    SELECT l.operation = 'delete' AND l.actor_id = atlas.actor() AND l.changed_at > now() - interval '1 day'
      FROM atlas.change_log l WHERE l.table_name = atlas.table_of_collection(bin_collection) AND l.record_id = record::text
     ORDER BY l.entry DESC LIMIT 1), false)
$$;
COMMENT ON FUNCTION atlas.may_take_out_of_bin IS 'Did the acting account put this record into the bin, within a day?';

-- Runs as the owner, whom atlas.guard_restore lets pass. The other triggers ask for the acting account as ever: its aimags, its name in the change log.
CREATE FUNCTION atlas.take_out_of_bin(bin_collection text, record uuid) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  taken integer;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM internal.bin b WHERE b.collection = bin_collection AND b.id = record) THEN
    RETURN false;
  END IF;
  IF NOT atlas.may_take_out_of_bin(bin_collection, record) THEN
    RAISE EXCEPTION 'This was put into the bin by somebody else, or more than a day ago' USING ERRCODE = 'check_violation', CONSTRAINT = 'bin_taken_back_in_time';
  END IF;
  EXECUTE format('UPDATE atlas.%I SET deleted_at = NULL WHERE id = $1 AND deleted_at IS NOT NULL', atlas.table_of_collection(bin_collection)) USING record;
  GET DIAGNOSTICS taken = ROW_COUNT;
  RETURN taken = 1;
END
$$;
COMMENT ON FUNCTION atlas.take_out_of_bin IS 'Takes out of the bin what the acting account put there within a day. False: it is not there.';

REVOKE EXECUTE ON FUNCTION atlas.table_of_collection(text), atlas.may_take_out_of_bin(text, uuid), atlas.take_out_of_bin(text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION atlas.may_take_out_of_bin(text, uuid), atlas.take_out_of_bin(text, uuid) TO atlas_officer, atlas_planner, atlas_admin;
