import { type Sql, sql } from "../db/sql.ts";

/** Each rule gives a row `(release, words)` for two numbers of a release that cannot both be true. */
export const whatDisagrees: readonly Sql[] = [
  sql`
    SELECT n.release, format('at %s the provinces add up to %s places and %s contracts, the nation has %s and %s',
                             n.step, p.known, p.ever_contracted, n.known, n.ever_contracted) AS words
      FROM publication.nation_step n
      LEFT JOIN (SELECT release, step, sum(known) AS known, sum(ever_contracted) AS ever_contracted
                   FROM publication.province_step GROUP BY release, step) p ON p.release = n.release AND p.step = n.step
     WHERE (p.known, p.ever_contracted) IS DISTINCT FROM (n.known::bigint, n.ever_contracted::bigint)`,
  sql`
    SELECT n.release, format('at %s the regions do not add up to the nation', n.step) AS words
      FROM publication.nation_step n
      JOIN publication.release r ON r.number = n.release AND r.regions_are_open
      LEFT JOIN (SELECT release, step, sum(under_contract) AS a, sum(on_the_way) AS b, sum(not_formalised) AS c, sum(suspended_or_ended) AS d, sum(closed) AS e
                   FROM publication.region_step GROUP BY release, step) g ON g.release = n.release AND g.step = n.step
     WHERE (g.a, g.b, g.c, g.d, g.e) IS DISTINCT FROM
           (n.under_contract::bigint, n.on_the_way::bigint, n.not_formalised::bigint, n.suspended_or_ended::bigint, n.closed::bigint)`,
  sql`
    SELECT n.release, format('at %s the nation has %s places, the bands of its soums hold %s to %s', n.step, n.known, b.low, b.high) AS words
      FROM publication.nation_step n
      JOIN (SELECT release, step, sum(low) AS low, sum(high) AS high FROM publication.soum_step GROUP BY release, step) b
        ON b.release = n.release AND b.step = n.step
     WHERE n.known NOT BETWEEN b.low AND b.high`,
  // By province only where the units are joined as they are today: provinces may be joined for later releases (rule 13).
  sql`
    SELECT p.release, format('at %s province %s has %s places, the bands of its soums hold %s to %s', p.step, p.province_code, p.known, b.low, b.high) AS words
      FROM publication.province_step p
      JOIN (SELECT s.release, s.step, u.province_code, sum(s.low) AS low, sum(s.high) AS high
              FROM publication.soum_step s JOIN (SELECT DISTINCT unit_code, province_code FROM publication.soum_unit) u ON u.unit_code = s.unit_code
             GROUP BY s.release, s.step, u.province_code) b
        ON b.release = p.release AND b.step = p.step AND b.province_code = p.province_code
     WHERE p.known NOT BETWEEN b.low AND b.high
       AND NOT EXISTS (SELECT FROM publication.unit u WHERE u.release = p.release AND u.level = 'province'
                          AND u.code NOT IN (SELECT a.province_code FROM publication.province_aimag a))`,
  sql`
    SELECT s.release, format('at %s soum %s is in the band from %s, and %s are counted there', s.step, s.unit_code, s.low, coalesce(c.places, 0)) AS words
      FROM publication.soum_step s
      LEFT JOIN (SELECT release, step, unit_code, sum(places) AS places FROM publication.exact_count GROUP BY release, step, unit_code) c
        ON c.release = s.release AND c.step = s.step AND c.unit_code = s.unit_code
     WHERE coalesce(c.places, 0) NOT BETWEEN s.low AND s.high`,
  sql`
    SELECT n.release, format('at %s the nation''s groups are not those that were counted', n.step) AS words
      FROM publication.nation_step n
      LEFT JOIN (SELECT release, step, sum(places) FILTER (WHERE status_group = 'under_contract') AS under_contract,
                        sum(places) FILTER (WHERE status_group = 'on_the_way') AS on_the_way,
                        sum(places) FILTER (WHERE status_group = 'not_formalised') AS not_formalised,
                        sum(places) FILTER (WHERE status_group = 'suspended_or_ended') AS suspended_or_ended,
                        sum(places) FILTER (WHERE status_group = 'closed') AS closed, sum(ever_contracted) AS ever_contracted
                   FROM publication.exact_count GROUP BY release, step) c ON c.release = n.release AND c.step = n.step
     WHERE (coalesce(c.under_contract, 0), coalesce(c.on_the_way, 0), coalesce(c.not_formalised, 0), coalesce(c.suspended_or_ended, 0),
            coalesce(c.closed, 0), coalesce(c.ever_contracted, 0))
        <> (n.under_contract, n.on_the_way, n.not_formalised, n.suspended_or_ended, n.closed, n.ever_contracted)`,
  sql`
    SELECT n.release, format('the nation''s %ss add up to %s places instead of %s', s.subject, s.places, n.known) AS words
      FROM publication.nation_step n
      JOIN publication.release r ON r.number = n.release AND r.cut_off_on = n.step
      JOIN (SELECT release, subject, sum(places) AS places FROM publication.nation_summary WHERE places IS NOT NULL GROUP BY release, subject) s
        ON s.release = n.release
     WHERE s.places <> n.known`,
  // Rule 10: four numbers to the nearest 50 lie within 4 × 25 of the nation's, which is to the nearest 10 itself.
  sql`
    SELECT n.release, format('the regions have %s places and %s people, the nation %s and %s', g.places, g.people, n.places_known, n.people) AS words
      FROM publication.nation_summary n
      JOIN (SELECT release, sum(places_known) AS places, sum(people) AS people FROM publication.region_people GROUP BY release) g ON g.release = n.release
     WHERE n.subject = 'people_working' AND (g.places <> n.places_known OR abs(g.people - n.people) > 4 * 25 + 5)`,
  // With one region left out, the nation's number less the others' would tell it.
  sql`
    SELECT p.release, 'some regions tell their people and others do not' AS words
      FROM publication.region_people p GROUP BY p.release HAVING count(p.people) NOT IN (0, count(*))`,
  // Rule 4: what was ever known or signed by one step was so by the next.
  sql`
    SELECT p.release, format('province %s has fewer places, contracts or groups at %s than before', p.province_code, p.step) AS words
      FROM (SELECT s.*, lag(known) OVER in_order AS known_before, lag(ever_contracted) OVER in_order AS contracted_before, lag(organisations) OVER in_order AS organisations_before
              FROM publication.province_step s WINDOW in_order AS (PARTITION BY release, province_code ORDER BY step)) p
     WHERE p.known < p.known_before OR p.ever_contracted < p.contracted_before OR p.organisations < p.organisations_before`,
  sql`
    SELECT s.release, format('soum %s is in a lower band at %s than before', s.unit_code, s.step) AS words
      FROM (SELECT b.*, lag(low) OVER (PARTITION BY release, unit_code ORDER BY step) AS low_before FROM publication.soum_step b) s
     WHERE s.low < s.low_before`,
];
