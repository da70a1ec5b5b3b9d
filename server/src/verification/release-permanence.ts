import { type Sql, sql } from "../db/sql.ts";

/** Each rule gives a row `(release, words)` for what a release took back or changed of the one before it: publication rules 5 to 8. */
// A province that was joined with another since bears the other's code (rule 13): nothing else of an entry may have changed with it.
const provinceIsAnother = sql`n.province_code <> e.province_code AND NOT EXISTS (SELECT FROM publication.province_join j WHERE j.joined_code = e.province_code)`;

export const whatShrank: readonly Sql[] = [
  sql`
    SELECT r.number AS release, 'the register or the regions were open before, and are not any more' AS words
      FROM publication.release r JOIN publication.release b ON b.number = r.number - 1
     WHERE (b.register_is_open AND NOT r.register_is_open) OR (b.regions_are_open AND NOT r.regions_are_open)`,
  sql`
    SELECT e.release, 'it has a register although the register is not open' AS words
      FROM publication.register e JOIN publication.release r ON r.number = e.release WHERE NOT r.register_is_open`,
  // Gone only because the group took its consent back (it may have agreed again since) or the record was an error.
  sql`
    SELECT r.number AS release, format('register entry %s of the release before is gone, though neither withdrawn nor deleted', e.code) AS words
      FROM publication.release r
      JOIN publication.register e ON e.release = r.number - 1
     WHERE NOT EXISTS (SELECT FROM publication.register n WHERE n.code = e.code AND (n.release = r.number OR n.first_release > r.number))
       AND EXISTS (SELECT FROM publication.public_code c
                     JOIN atlas.site s ON s.id = c.record_id AND s.deleted_at IS NULL
                     JOIN atlas.site_publication_consent k ON k.site_id = s.id AND k.withdrawn_on IS NULL
                      AND (k.first_withdrawn_on IS NULL OR k.first_withdrawn_on > r.released_on)
                    WHERE c.record_kind = 'site' AND c.code = e.code)`,
  sql`
    SELECT n.release, format('register entry %s is not what it was in the release before', n.code) AS words
      FROM publication.register n JOIN publication.register e ON e.release = n.release - 1 AND e.code = n.code
     WHERE (n.shown_as, n.cell_x, n.cell_y, n.soum_unit_code, n.mineral, n.contract_since_year, n.first_release) IS DISTINCT FROM
           (e.shown_as, e.cell_x, e.cell_y, e.soum_unit_code, e.mineral, e.contract_since_year, e.first_release)
        OR (${provinceIsAnother})
        OR (e.handed_back_year IS NOT NULL AND n.handed_back_year IS DISTINCT FROM e.handed_back_year)`,
  sql`
    SELECT r.number AS release, format('zone %s of the release before is gone, though not deleted', e.code) AS words
      FROM publication.release r
      JOIN publication.zone e ON e.release = r.number - 1
     WHERE NOT EXISTS (SELECT FROM publication.zone n WHERE n.release = r.number AND n.code = e.code)
       AND EXISTS (SELECT FROM publication.public_code c JOIN atlas.rehabilitation_zone z ON z.id = c.record_id AND z.deleted_at IS NULL
                    WHERE c.record_kind = 'zone' AND c.code = e.code)`,
  sql`
    SELECT n.release, format('zone %s is not what it was in the release before', n.code) AS words
      FROM publication.zone n JOIN publication.zone e ON e.release = n.release - 1 AND e.code = n.code
     WHERE (n.shown_as, n.cell_x, n.cell_y, n.soum_unit_code, n.hectares, n.accepted_year, ST_AsBinary(n.outline)) IS DISTINCT FROM
           (e.shown_as, e.cell_x, e.cell_y, e.soum_unit_code, e.hectares, e.accepted_year, ST_AsBinary(e.outline))
        OR (${provinceIsAnother})`,
  sql`
    SELECT e.release, format('nobody knows which record the public code %s stands for', e.code) AS words
      FROM (SELECT 'site' AS kind, release, code FROM publication.register
            UNION SELECT 'zone', release, code FROM publication.zone
            UNION SELECT 'kindergarten', release, code FROM publication.kindergarten_step) e
     WHERE NOT EXISTS (SELECT FROM publication.public_code c WHERE c.record_kind = e.kind AND c.code = e.code)`,
];
