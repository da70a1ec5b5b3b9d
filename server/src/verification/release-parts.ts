import { type Sql, sql } from "../db/sql.ts";

/** Each rule gives a row `(release, words)` for whatever a release lacks. Publication rules 1 to 10: nothing is suppressed, zero is a number too. */
export const whatIsMissing: readonly Sql[] = [
  sql`
    SELECT r.number AS release, format('release %s is missing before it', r.number - 1) AS words FROM publication.release r
     WHERE r.number > 1 AND NOT EXISTS (SELECT FROM publication.release b WHERE b.number = r.number - 1)`,
  sql`
    SELECT r.number AS release, format('its cut-off %s does not follow that of the release before', r.cut_off_on) AS words
      FROM publication.release r JOIN publication.release b ON b.number = r.number - 1
     WHERE b.cut_off_on >= r.cut_off_on OR b.released_on >= r.released_on`,
  sql`
    SELECT r.number AS release, format('the step %s is missing', d.day) AS words FROM publication.release r
     CROSS JOIN LATERAL (
       SELECT make_date(y, 12, 31) AS day FROM generate_series(2010, extract(year FROM r.cut_off_on)::int) y UNION SELECT r.cut_off_on) d
     WHERE d.day <= r.cut_off_on AND NOT EXISTS (SELECT FROM publication.step t WHERE t.release = r.number AND t.step = d.day)`,
  sql`
    SELECT r.number AS release, format('there is no %s among its units', l.level) AS words
      FROM publication.release r CROSS JOIN (VALUES ('soum'), ('province'), ('region'), ('nation')) AS l (level)
     WHERE NOT EXISTS (SELECT FROM publication.unit u WHERE u.release = r.number AND u.level = l.level)`,
  sql`
    SELECT u.release, format('%s %s has no outline', u.level, u.code) AS words FROM publication.unit u
     WHERE u.level <> 'soum' AND (u.geom IS NULL OR ST_IsEmpty(u.geom))`,
  sql`
    SELECT u.release, format('soum %s has no band at %s', u.code, t.step) AS words
      FROM publication.unit u JOIN publication.step t ON t.release = u.release
     WHERE u.level = 'soum'
       AND NOT EXISTS (SELECT FROM publication.soum_step s WHERE s.release = u.release AND s.unit_code = u.code AND s.step = t.step)`,
  sql`
    SELECT u.release, format('province %s has no numbers at %s', u.code, t.step) AS words
      FROM publication.unit u JOIN publication.step t ON t.release = u.release
     WHERE u.level = 'province'
       AND NOT EXISTS (SELECT FROM publication.province_step p WHERE p.release = u.release AND p.province_code = u.code AND p.step = t.step)`,
  sql`
    SELECT t.release, format('the nation has no numbers at %s', t.step) AS words FROM publication.step t
     WHERE NOT EXISTS (SELECT FROM publication.nation_step n WHERE n.release = t.release AND n.step = t.step)`,
  sql`
    SELECT u.release, format('region %s has no numbers at %s', u.code, t.step) AS words
      FROM publication.release r
      JOIN publication.unit u ON u.release = r.number AND u.level = 'region'
      JOIN publication.step t ON t.release = r.number
     WHERE r.regions_are_open
       AND NOT EXISTS (SELECT FROM publication.region_step g WHERE g.release = u.release AND g.region_code = u.code AND g.step = t.step)`,
  sql`
    SELECT u.release, format('region %s has no line for its people', u.code) AS words
      FROM publication.unit u
     WHERE u.level = 'region'
       AND NOT EXISTS (SELECT FROM publication.region_people p WHERE p.release = u.release AND p.region_code = u.code)`,
  sql`
    SELECT u.release, format('%s %s has no zones counted as %s', u.level, u.code, g.code) AS words
      FROM publication.unit u
      CROSS JOIN (VALUES ('being_planned'), ('work_under_way'), ('awaiting_acceptance'), ('accepted'), ('disturbed_again')) AS g (code)
     WHERE (u.level = 'nation' OR (u.level = 'province' AND g.code <> 'disturbed_again'))
       AND NOT EXISTS (SELECT FROM publication.rehabilitation_summary s
                        WHERE s.release = u.release AND s.level = u.level AND s.unit_code = u.code AND s.stage_group = g.code)`,
  sql`
    SELECT r.number AS release, format('the nation''s %s is missing', s.subject) AS words
      FROM publication.release r CROSS JOIN (VALUES ('mineral'), ('site_kind'), ('people_working'), ('children_2_5')) AS s (subject)
     WHERE NOT EXISTS (SELECT FROM publication.nation_summary n WHERE n.release = r.number AND n.subject = s.subject)`,
  sql`
    SELECT k.release, format('kindergarten %s is missing at %s', k.code, t.step) AS words
      FROM (SELECT release, code, min(step) AS first FROM publication.kindergarten_step GROUP BY release, code) k
      JOIN publication.step t ON t.release = k.release AND t.step > k.first
     WHERE NOT EXISTS (SELECT FROM publication.kindergarten_step o WHERE o.release = k.release AND o.code = k.code AND o.step = t.step)`,
  sql`
    SELECT r.number AS release, 'its copy of the units is missing' AS words FROM publication.release r
     WHERE NOT EXISTS (SELECT FROM publication.admin_unit u WHERE u.release = r.number)`,
  // What names a unit must find it, or it would be missing from the public view without a word.
  sql`
    SELECT e.release, format('%s %s names soum %s and province %s, which are not among its units', e.what, e.code, e.soum_unit_code, e.province_code) AS words
      FROM (SELECT 'register entry' AS what, release, code, soum_unit_code, province_code FROM publication.register
            UNION ALL SELECT 'zone', release, code, soum_unit_code, province_code FROM publication.zone
            UNION ALL SELECT 'kindergarten', release, code, soum_unit_code, province_code FROM publication.kindergarten_step) e
     WHERE NOT EXISTS (SELECT FROM publication.unit u WHERE u.release = e.release AND u.level = 'province' AND u.code = e.province_code)
        OR (e.soum_unit_code IS NOT NULL
            AND NOT EXISTS (SELECT FROM publication.unit u WHERE u.release = e.release AND u.level = 'soum' AND u.code = e.soum_unit_code))`,
];
