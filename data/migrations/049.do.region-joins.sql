-- Rule 13 of publication lets regions be joined as provinces are: for all later releases, never split or redrawn. A joined region is told as one
-- from the next release on, in the five groups (rule 5), in people (rule 10) and at the gate (FALL); releases made before stay as they are.
-- It adds numbers up and so tells nothing that the parts have not told; provinces on both sides of the old border may then be joined too.
ALTER TABLE publication.region ADD COLUMN counted_in text CONSTRAINT region_counted_in_fk REFERENCES publication.region (code)
  CONSTRAINT region_counted_in_another CHECK (counted_in <> code);
COMMENT ON COLUMN publication.region.counted_in IS 'The region it is counted in since it was joined; null: it is counted by itself.';
CREATE INDEX region_counted_in_idx ON publication.region (counted_in);

CREATE VIEW publication.region_now AS SELECT r.code, r.name_en, r.name_mn FROM publication.region r WHERE r.counted_in IS NULL;
COMMENT ON VIEW publication.region_now IS 'The regions the next release tells of.';
COMMENT ON COLUMN publication.region_now.code IS 'Its code.';
COMMENT ON COLUMN publication.region_now.name_en IS 'Its own name in English, without those counted with it.';
COMMENT ON COLUMN publication.region_now.name_mn IS 'The same in Mongolian.';

CREATE TABLE publication.region_join (
  joined_code text CONSTRAINT region_join_pk PRIMARY KEY CONSTRAINT region_join_joined_fk REFERENCES publication.region (code),
  into_code text NOT NULL CONSTRAINT region_join_into_fk REFERENCES publication.region (code) CONSTRAINT region_join_not_itself CHECK (into_code <> joined_code),
  joined_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  joined_by uuid CONSTRAINT region_join_joined_by_fk REFERENCES atlas.account (id),
  reason text NOT NULL CONSTRAINT region_join_reason_given CHECK (length(trim(reason)) BETWEEN 1 AND 500)
);
COMMENT ON TABLE publication.region_join IS 'Append-only: regions that were joined, for good.';
COMMENT ON COLUMN publication.region_join.joined_code IS 'The region that is no longer counted by itself.';
COMMENT ON COLUMN publication.region_join.into_code IS 'The region it is counted in.';
COMMENT ON COLUMN publication.region_join.joined_at IS 'When; it holds for the releases made later.';
COMMENT ON COLUMN publication.region_join.joined_by IS 'Account that joined them; null: the owner by command.';
COMMENT ON COLUMN publication.region_join.reason IS 'Why.';
CREATE INDEX region_join_into_idx ON publication.region_join (into_code);
CREATE INDEX region_join_joined_by_idx ON publication.region_join (joined_by);

CREATE FUNCTION publication.join_regions() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.joined_by := coalesce(atlas.actor(), NEW.joined_by);
  IF (SELECT count(*) <> 2 FROM publication.region_now r WHERE r.code IN (NEW.joined_code, NEW.into_code)) THEN
    RAISE EXCEPTION '% and % are not two regions', NEW.joined_code, NEW.into_code USING ERRCODE = 'check_violation', CONSTRAINT = 'region_join_of_two';
  END IF;
  UPDATE publication.region SET counted_in = NEW.into_code WHERE NEW.joined_code IN (code, counted_in);
  UPDATE publication.province_aimag SET region_code = NEW.into_code WHERE region_code = NEW.joined_code;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION publication.join_regions IS 'Trigger: counts all aimags of one region in another, from the next release on.';
CREATE TRIGGER region_join_joins BEFORE INSERT ON publication.region_join FOR EACH ROW EXECUTE FUNCTION publication.join_regions();
CREATE TRIGGER region_join_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication.region_join FOR EACH STATEMENT EXECUTE FUNCTION atlas.refuse_change();
CREATE TRIGGER region_join_log AFTER INSERT ON publication.region_join FOR EACH ROW EXECUTE FUNCTION atlas.log_change('', 'joined_code');

-- What counts by region asks which regions there are now. A place that is not found as often as it must be stops the migration.
DO $$
DECLARE
  told text[];
  body text;
  found integer;
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[
    ['publication.publish_regions(integer)', 'FROM publication.region g', '2'],
    ['publication.region_people_totals(timestamptz, date)', 'FROM publication.region g', '1']] LOOP
    body := pg_get_functiondef(told[1]::regprocedure);
    found := (length(body) - length(replace(body, told[2], ''))) / length(told[2]);
    IF found <> told[3]::integer THEN
      RAISE EXCEPTION '% asks for its regions % times, not %', told[1], found, told[3];
    END IF;
    EXECUTE replace(body, told[2], 'FROM publication.region_now g');
  END LOOP;
END
$$;

-- A joined region is named as a joined province is: after its own name, those counted with it.
CREATE OR REPLACE VIEW publication.drawn_unit AS
WITH part AS (
  SELECT 'soum' AS level, u.unit_code AS code, u.unit_code = s.code AS is_own, coalesce(s.name_en, s.name_mn) AS name_en,
         coalesce(s.name_mn, s.name_en) AS name_mn, s.geom
    FROM publication.soum_unit u JOIN atlas.admin_unit s ON s.code = u.soum_code
  UNION ALL
  SELECT 'province', a.province_code, a.province_code = u.code, coalesce(u.name_en, u.name_mn), coalesce(u.name_mn, u.name_en), u.geom
    FROM publication.province_aimag a JOIN atlas.admin_unit u ON u.code = a.aimag_code
)
SELECT p.level, p.code,
       max(p.name_en) FILTER (WHERE p.is_own) || coalesce(' with ' || string_agg(p.name_en, ', ' ORDER BY p.name_en) FILTER (WHERE NOT p.is_own), '') AS name_en,
       max(p.name_mn) FILTER (WHERE p.is_own) || coalesce(', ' || string_agg(p.name_mn, ', ' ORDER BY p.name_mn) FILTER (WHERE NOT p.is_own), '') AS name_mn,
       ST_Multi(ST_Union(p.geom)) AS geom
  FROM part p GROUP BY p.level, p.code
UNION ALL
SELECT 'region', r.code, r.name_en || coalesce(' with ' || others.name_en, ''), r.name_mn || coalesce(', ' || others.name_mn, ''), ST_Multi(ST_Union(u.geom))
  FROM publication.region_now r
  CROSS JOIN LATERAL (
    SELECT string_agg(o.name_en, ', ' ORDER BY o.name_en) AS name_en, string_agg(o.name_mn, ', ' ORDER BY o.name_mn) AS name_mn
      FROM publication.region o WHERE o.counted_in = r.code) others
  JOIN publication.province_aimag a ON a.region_code = r.code
  JOIN atlas.admin_unit u ON u.code = a.aimag_code
 GROUP BY r.code, r.name_en, r.name_mn, others.name_en, others.name_mn
UNION ALL
SELECT 'nation', 'MN', 'Mongolia', 'Монгол Улс', ST_Multi(ST_Union(u.geom)) FROM atlas.admin_unit u WHERE u.level = 'aimag' HAVING count(*) > 0;

REVOKE EXECUTE ON FUNCTION publication.join_regions() FROM PUBLIC;
GRANT SELECT ON publication.region_join, publication.region_now TO atlas_publisher;
