-- The version of a collection is the number of committed transactions that changed it (009). It was counted note by note, slower with every change
-- ever made; now and then a change folds the notes that others left into one number, so that few of them are ever there to count.

CREATE TABLE atlas.collection_count (
  table_name text CONSTRAINT collection_count_pk PRIMARY KEY,
  changes bigint NOT NULL,
  changed_at timestamptz NOT NULL
);
COMMENT ON TABLE atlas.collection_count IS 'Notes of changes that were folded into a number: with those in collection_change they are all there were.';
COMMENT ON COLUMN atlas.collection_count.table_name IS 'Table of schema atlas.';
COMMENT ON COLUMN atlas.collection_count.changes IS 'Number of folded notes.';
COMMENT ON COLUMN atlas.collection_count.changed_at IS 'When the newest of them began.';

INSERT INTO atlas.collection_count (table_name, changes, changed_at)
SELECT n.table_name, count(*), max(n.changed_at) FROM atlas.collection_change n WHERE n.table_name <> 'release' GROUP BY n.table_name;
DELETE FROM atlas.collection_change WHERE table_name <> 'release';

CREATE OR REPLACE VIEW atlas.collection_version AS
  SELECT n.table_name, sum(n.changes)::bigint AS version, max(n.changed_at) AS changed_at
    FROM (SELECT c.table_name, c.changes, c.changed_at FROM atlas.collection_count c
          UNION ALL SELECT l.table_name, 1, l.changed_at FROM atlas.collection_change l) n
   GROUP BY n.table_name;

-- Nobody waits: whoever finds the number in another's hands leaves the folding to the next. Readers see the notes or the number they went into,
-- never both and never neither, since both change with the same commit.
CREATE FUNCTION atlas.fold_changes(of_table text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM atlas.collection_count c WHERE c.table_name = of_table FOR UPDATE SKIP LOCKED;
  IF NOT FOUND THEN
    -- The first of a table: only those who come at that very moment wait for one another.
    IF EXISTS (SELECT 1 FROM atlas.collection_count c WHERE c.table_name = of_table) THEN
      RETURN;
    END IF;
    INSERT INTO atlas.collection_count (table_name, changes, changed_at) VALUES (of_table, 0, now()) ON CONFLICT DO NOTHING;
    PERFORM 1 FROM atlas.collection_count c WHERE c.table_name = of_table FOR UPDATE;
  END IF;
  -- A statement of its own, after the lock: it sees what the one who folded before has taken away. Its own note stays, so that a transaction has one.
  WITH folded AS (
    DELETE FROM atlas.collection_change l WHERE l.table_name = of_table AND l.transaction_id <> pg_current_xact_id() RETURNING l.changed_at
  )
  UPDATE atlas.collection_count c SET changes = c.changes + f.changes, changed_at = greatest(c.changed_at, f.newest)
    FROM (SELECT count(*) AS changes, max(folded.changed_at) AS newest FROM folded) f
   WHERE c.table_name = of_table AND f.changes > 0;
END
$$;
COMMENT ON FUNCTION atlas.fold_changes IS 'Adds the notes of earlier changes of a table to its number and takes them away: the version stays what it is.';
REVOKE EXECUTE ON FUNCTION atlas.fold_changes(text) FROM PUBLIC;

-- The trigger of 009 and 022, which folds in every seventeenth transaction: a prime, so that no rhythm of transactions passes it by for ever.
CREATE OR REPLACE FUNCTION atlas.note_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
BEGIN
  INSERT INTO atlas.collection_change (table_name) VALUES (TG_TABLE_NAME) ON CONFLICT DO NOTHING;
  IF mod(pg_current_xact_id()::text::numeric, 17) = 0 THEN
    PERFORM atlas.fold_changes(TG_TABLE_NAME);
  END IF;
  PERFORM pg_notify('atlas_change', TG_TABLE_NAME);
  RETURN NULL;
END
$$;

-- Asked with every look at a session while demo accounts are offered. With nothing real in it, a table was read to its end each time; an index of what
-- is real is then empty. In PL/pgSQL the questions are planned once a session.
CREATE INDEX site_real ON atlas.site (id) WHERE NOT is_demo;
CREATE INDEX rehabilitation_zone_real ON atlas.rehabilitation_zone (id) WHERE NOT is_demo;
CREATE INDEX kindergarten_real ON atlas.kindergarten (id) WHERE NOT is_demo;
CREATE OR REPLACE FUNCTION atlas.holds_only_demo_data() RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM atlas.account WHERE is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.account WHERE NOT is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.site WHERE NOT is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.rehabilitation_zone WHERE NOT is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.kindergarten WHERE NOT is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.organisation WHERE NOT is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.activity WHERE NOT is_demo);
END
$$;
