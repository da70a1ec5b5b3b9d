-- What is shown is decided one by one (publication rules 6 e and f, 8 and 9): one person proposes, another confirms, and it can be withdrawn with
-- a reason. Each table keeps the decision that stands; what it was before is in the change log. A decision counts for a release only if it was
-- confirmed by its cut-off, so that what is decided after a half-year tells nothing of that half-year; a withdrawal holds from the next release on.

ALTER TABLE atlas.zone_publication_decision ADD COLUMN withdrawn_on date;
ALTER TABLE atlas.kindergarten_publication_decision
  ADD COLUMN decided_by uuid CONSTRAINT kindergarten_publication_decision_decided_by_fk REFERENCES atlas.account (id),
  ADD COLUMN decided_on date,
  ADD COLUMN confirmed_by uuid CONSTRAINT kindergarten_publication_decision_confirmed_by_fk REFERENCES atlas.account (id),
  ADD COLUMN withdrawn_on date,
  ADD CONSTRAINT kindergarten_publication_decision_two_people CHECK (confirmed_by <> decided_by),
  ADD CONSTRAINT kindergarten_publication_decision_decided_whole CHECK ((decided_by IS NULL) = (decided_on IS NULL)),
  ADD CONSTRAINT kindergarten_publication_decision_dates_in_order CHECK (decided_on >= announced_on);
CREATE INDEX kindergarten_publication_decision_decided_by_idx ON atlas.kindergarten_publication_decision (decided_by);
CREATE INDEX kindergarten_publication_decision_confirmed_by_idx ON atlas.kindergarten_publication_decision (confirmed_by);
COMMENT ON COLUMN atlas.zone_publication_decision.withdrawn_on IS 'Day it was withdrawn, before any release showed the zone.';
COMMENT ON COLUMN atlas.kindergarten_publication_decision.decided_by IS 'Who proposed it; null: announced before two people decided.';
COMMENT ON COLUMN atlas.kindergarten_publication_decision.decided_on IS 'Day it was proposed.';
COMMENT ON COLUMN atlas.kindergarten_publication_decision.confirmed_by IS 'The second person; null while nobody has confirmed.';
COMMENT ON COLUMN atlas.kindergarten_publication_decision.withdrawn_on IS 'Day it was withdrawn: the next release names the province again.';

ALTER TABLE atlas.site_publication_consent ADD COLUMN first_withdrawn_on date;
COMMENT ON COLUMN atlas.site_publication_consent.first_withdrawn_on IS 'Day consent was first taken back, kept when the group agrees again: why an older release lost the entry.';
UPDATE atlas.site_publication_consent SET first_withdrawn_on = withdrawn_on;

DO $$
DECLARE
  told text[];
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[['site_publication_consent'], ['zone_publication_decision'], ['kindergarten_publication_decision']] LOOP
    EXECUTE format('ALTER TABLE atlas.%1$I
      ADD COLUMN confirmed_on date,
      ADD COLUMN withdrawal_reason text CONSTRAINT %1$s_withdrawal_reason_known CHECK (withdrawal_reason IN (''group'', ''error'')),
      ADD COLUMN withdrawal_note text CONSTRAINT %1$s_withdrawal_note_short CHECK (length(withdrawal_note) BETWEEN 3 AND 1000),
      ADD COLUMN version integer NOT NULL DEFAULT 1,
      ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
      ADD CONSTRAINT %1$s_withdrawn_whole CHECK (withdrawn_on IS NOT NULL OR num_nonnulls(withdrawal_reason, withdrawal_note) = 0)', told[1]);
    EXECUTE format('UPDATE atlas.%I SET confirmed_on = decided_on WHERE confirmed_by IS NOT NULL', told[1]);
    EXECUTE format('ALTER TABLE atlas.%1$I ADD CONSTRAINT %1$s_confirmed_whole CHECK ((confirmed_by IS NULL) = (confirmed_on IS NULL))', told[1]);
    EXECUTE format('COMMENT ON COLUMN atlas.%I.confirmed_on IS %L', told[1], 'Day the second person confirmed it.');
    EXECUTE format('COMMENT ON COLUMN atlas.%I.withdrawal_reason IS %L', told[1], 'group: those concerned want it; error: it was entered in error.');
    EXECUTE format('COMMENT ON COLUMN atlas.%I.withdrawal_note IS %L', told[1], 'Why it was withdrawn, in words.');
    EXECUTE format('COMMENT ON COLUMN atlas.%I.version IS %L', told[1], 'Grows by one with every change.');
    EXECUTE format('COMMENT ON COLUMN atlas.%I.updated_at IS %L', told[1], 'When it last changed.');
  END LOOP;
END
$$;

-- What is loaded may know two people and one day only: then both decided on that day.
CREATE FUNCTION atlas.date_confirmation() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.confirmed_on := CASE WHEN NEW.confirmed_by IS NOT NULL THEN coalesce(NEW.confirmed_on, NEW.decided_on) END;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.date_confirmation IS 'Trigger: a decision that is confirmed has a day on which it was.';

CREATE FUNCTION atlas.keep_first_withdrawal() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.first_withdrawn_on := coalesce(NEW.first_withdrawn_on, NEW.withdrawn_on);
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.keep_first_withdrawal IS 'Trigger: that consent was once taken back is not forgotten when the group agrees again.';
CREATE TRIGGER site_publication_consent_first_withdrawal BEFORE INSERT OR UPDATE ON atlas.site_publication_consent
  FOR EACH ROW EXECUTE FUNCTION atlas.keep_first_withdrawal();

-- Does the newest release show this record below the province?
CREATE FUNCTION publication.is_shown(kind text, of_id uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM publication.public_code c
      JOIN (SELECT 'site' AS kind, e.release, e.code FROM publication.register e
            UNION ALL SELECT 'zone', z.release, z.code FROM publication.zone z
            UNION ALL SELECT 'kindergarten', k.release, k.code FROM publication.kindergarten_step k WHERE k.shown_as = 'soum') shown
        ON shown.kind = c.record_kind AND shown.code = c.code
     WHERE c.record_kind = is_shown.kind AND c.record_id = is_shown.of_id AND shown.release = (SELECT max(r.number) FROM publication.release r))
$$;
COMMENT ON FUNCTION publication.is_shown IS 'Does the newest release show a site, zone or kindergarten below the province?';

-- Rules 6 (f) and 8: what speaks against anything finer than the soum, as the record stands now. Near a site is its own cell and 5 km; near a zone 5 km.
CREATE FUNCTION publication.work_nearby(kind text, of_id uuid)
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
  ), open AS (
    SELECT s.id, s.geom FROM atlas.site s WHERE s.deleted_at IS NULL AND s.current_state IS DISTINCT FROM 'HANDED_BACK'
  )
  SELECT (SELECT count(*)::int FROM open o JOIN linked l ON l.site_id = o.id),
         (SELECT count(*)::int FROM asked a
            JOIN open o ON o.geom && ST_Expand(a.geom, 0.2) AND (ST_DWithin(o.geom::geography, a.geom::geography, 5000) OR ST_Intersects(o.geom, a.cell))
           WHERE (kind <> 'site' OR o.id <> of_id) AND NOT EXISTS (SELECT 1 FROM linked l WHERE l.site_id = o.id))
$$;
COMMENT ON FUNCTION publication.work_nearby IS 'Sites not handed back that speak against showing a place finely: those linked to a zone, and others near.';

-- What a person may decide. Arguments: kind of record, the column that names it. A proposal is what is neither confirmed nor withdrawn.
CREATE FUNCTION atlas.guard_publication_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = atlas, public, pg_temp AS $$
DECLARE
  today date := (now() AT TIME ZONE 'Asia/Ulaanbaatar')::date;
  of_id uuid := (to_jsonb(NEW) ->> TG_ARGV[1])::uuid;
  form text := to_jsonb(NEW) ->> 'shown_as';
BEGIN
  IF NEW.withdrawn_on IS NOT NULL THEN
    IF TG_ARGV[0] = 'zone' AND publication.is_shown('zone', of_id) THEN
      RAISE EXCEPTION 'A zone that was shown stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'register_zone_stays';
    END IF;
    NEW.withdrawn_on := today;
    RETURN NEW;
  END IF;
  IF NEW.confirmed_by IS NULL THEN
    IF publication.is_shown(TG_ARGV[0], of_id) THEN
      RAISE EXCEPTION 'What was shown stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'register_shown_stays';
    END IF;
    NEW.decided_by := atlas.actor();
    NEW.decided_on := today;
  ELSE
    NEW.confirmed_by := atlas.actor();
    NEW.confirmed_on := today;
  END IF;
  IF form IN ('cell', 'outline')
     AND EXISTS (SELECT 1 FROM publication.work_nearby(TG_ARGV[0], of_id) w WHERE w.linked_open + w.near_open > 0) THEN
    RAISE EXCEPTION 'Other work is known nearby' USING ERRCODE = 'check_violation', CONSTRAINT = 'register_work_nearby';
  END IF;
  RETURN NEW;
END
$$;
COMMENT ON FUNCTION atlas.guard_publication_decision IS 'Trigger: who decided and when is who acts now; what is shown stays; nothing is shown finely beside other work.';

DO $$
DECLARE
  told text[];
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[
    ['site_publication_consent', 'site', 'site', 'site_id'],
    ['zone_publication_decision', 'zone', 'rehabilitation_zone', 'zone_id'],
    ['kindergarten_publication_decision', 'kindergarten', 'kindergarten', 'kindergarten_id']] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_confirmation_dated BEFORE INSERT OR UPDATE ON atlas.%1$I FOR EACH ROW EXECUTE FUNCTION atlas.date_confirmation()', told[1]);
    EXECUTE format('CREATE TRIGGER %1$s_guard BEFORE INSERT OR UPDATE ON atlas.%1$I FOR EACH ROW WHEN (NOT atlas.is_loading())
      EXECUTE FUNCTION atlas.guard_publication_decision(%2$L, %3$L)', told[1], told[2], told[4]);
    EXECUTE format('CREATE TRIGGER %1$s_mark_demo BEFORE INSERT ON atlas.%1$I FOR EACH ROW WHEN (NOT atlas.is_loading()) EXECUTE FUNCTION atlas.mark_demo()', told[1]);
    EXECUTE format('CREATE TRIGGER zz_%1$s_edit BEFORE INSERT OR UPDATE ON atlas.%1$I FOR EACH ROW WHEN (NOT atlas.is_loading())
      EXECUTE FUNCTION atlas.edit_record(%2$L, %3$L)', told[1], told[3], told[4]);
    EXECUTE format('CREATE TRIGGER %1$s_log_change AFTER INSERT OR UPDATE OR DELETE ON atlas.%1$I FOR EACH ROW WHEN (NOT atlas.is_loading())
      EXECUTE FUNCTION atlas.log_change(%2$L, %2$L)', told[1], told[4]);
  END LOOP;
END
$$;

-- Each of these functions names the condition in one place; what is new joins it there, and nothing else of them changes.
DO $$
DECLARE
  told text[];
  body text;
BEGIN
  FOREACH told SLICE 1 IN ARRAY ARRAY[
    ['publication.admissible(date)', 'k.confirmed_by IS NOT NULL', 'k.confirmed_on <= cut_off'],
    ['publication.publish_zones(integer, date)', 'd.confirmed_by IS NOT NULL', 'd.confirmed_on <= cut_off AND d.withdrawn_on IS NULL'],
    ['publication.publish_kindergartens(integer, date)', 'd.announced_on <= cut_off',
     'd.withdrawn_on IS NULL AND (d.decided_by IS NULL OR d.confirmed_on <= cut_off)']] LOOP
    body := pg_get_functiondef(told[1]::regprocedure);
    IF (length(body) - length(replace(body, told[2], ''))) / length(told[2]) <> 1 THEN
      RAISE EXCEPTION '% does not name "%" once', told[1], told[2];
    END IF;
    EXECUTE replace(body, told[2], told[2] || ' AND ' || told[3]);
  END LOOP;
END
$$;

REVOKE EXECUTE ON FUNCTION atlas.date_confirmation(), atlas.keep_first_withdrawal(), atlas.guard_publication_decision(), publication.is_shown(text, uuid),
  publication.work_nearby(text, uuid) FROM PUBLIC;
