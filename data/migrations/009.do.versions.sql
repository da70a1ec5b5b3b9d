-- The version of a collection: how many committed transactions have changed it. Each change adds a row of its own,
-- so that writers never queue behind one counter row, and the count moves exactly when the change becomes visible
-- (a sequence would move before the commit, and a reader could file old bytes under the new number).
CREATE TABLE atlas.collection_change (
  table_name text NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT collection_change_pk PRIMARY KEY (table_name, transaction_id)
);
COMMENT ON TABLE atlas.collection_change IS 'One row for each transaction that changed a table.';
COMMENT ON COLUMN atlas.collection_change.table_name IS 'Table of schema atlas, or release for a new release.';
COMMENT ON COLUMN atlas.collection_change.transaction_id IS 'The transaction.';
COMMENT ON COLUMN atlas.collection_change.changed_at IS 'When it began.';

CREATE VIEW atlas.collection_version AS
  SELECT table_name, count(*) AS version, max(changed_at) AS changed_at FROM atlas.collection_change GROUP BY table_name;
COMMENT ON VIEW atlas.collection_version IS 'Version of each table: grows with every committed change.';
COMMENT ON COLUMN atlas.collection_version.table_name IS 'Table of schema atlas.';
COMMENT ON COLUMN atlas.collection_version.version IS 'Number of committed changes.';
COMMENT ON COLUMN atlas.collection_version.changed_at IS 'Newest change.';

CREATE FUNCTION atlas.note_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO atlas.collection_change (table_name) VALUES (TG_TABLE_NAME) ON CONFLICT DO NOTHING;
  PERFORM pg_notify('atlas_change', TG_TABLE_NAME);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION atlas.note_change IS 'Trigger: moves the version of the table it stands on.';

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['admin_unit', 'legal_instrument', 'organisation', 'site', 'site_status_event', 'site_visit',
    'rehabilitation_zone', 'rehabilitation_zone_site', 'zone_stage_event', 'kindergarten', 'kindergarten_site', 'kindergarten_status_event',
    'activity', 'published_figure'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON atlas.%I FOR EACH STATEMENT EXECUTE FUNCTION atlas.note_change()', name || '_note_change', name);
  END LOOP;
END
$$;

-- Demo accounts may be offered in one click only while nothing real is here.
CREATE FUNCTION atlas.holds_only_demo_data() RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM atlas.account WHERE is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.account WHERE NOT is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.site WHERE NOT is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.rehabilitation_zone WHERE NOT is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.kindergarten WHERE NOT is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.organisation WHERE NOT is_demo)
     AND NOT EXISTS (SELECT 1 FROM atlas.activity WHERE NOT is_demo)
$$;
COMMENT ON FUNCTION atlas.holds_only_demo_data IS 'Is everything here invented, accounts included?';
