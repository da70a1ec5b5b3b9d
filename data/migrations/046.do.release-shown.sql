-- Old releases stay at their addresses (rule 1): whoever writes their files reads the same views as anyone does, with the release named in the
-- setting atlas.shown_release. Every release is public once it is there, so naming one tells nothing that the newest does not tell of itself.
CREATE OR REPLACE VIEW publication.shown AS
SELECT r.number AS release, r.is_demo, r.cut_off_on, asked.on_day,
       (SELECT max(t.step) FROM publication.step t WHERE t.release = r.number AND (asked.on_day IS NULL OR t.step <= asked.on_day)) AS step
  FROM (SELECT nullif(current_setting('atlas.valid_on', true), '')::date AS on_day,
               nullif(current_setting('atlas.shown_release', true), '')::integer AS release) asked
  CROSS JOIN LATERAL (SELECT * FROM publication.release WHERE asked.release IS NULL OR number = asked.release ORDER BY number DESC LIMIT 1) r
 WHERE NOT EXISTS (SELECT FROM publication.withheld w WHERE w.layer = 'everything');
COMMENT ON VIEW publication.shown IS 'The newest release, or the one named in atlas.shown_release, and the step a request looks at; no row where there is no such release, nor while everything is withheld.';
