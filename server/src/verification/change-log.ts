import { type Sql, sql } from "../db/sql.ts";
import type { Check } from "./check.ts";

interface Found {
  readonly held: number;
  readonly of: number;
  readonly first: string | null;
}

/** A check that one statement answers: so many hold, of so many, and the words for the first that does not. */
const answeredBy = (claim: string, query: Sql): Check => ({
  claim,
  run: async (transaction) => {
    const { held, of, first } = await transaction.one<Found>(query);
    return { held, of, ...(first === null ? {} : { firstBroken: first }) };
  },
});

/** Each entry hashes to what it says, follows the one before it of the same record, and none between them is missing. */
const chainsCheck = answeredBy(
  "entries of the change log are as they were written, each chained to the one before",
  sql`
    WITH chained AS (
      SELECT l.id, l.table_name, l.record_id, l.entry, l.hash = atlas.change_hash(l) AS is_as_written,
             l.entry = coalesce(lag(l.entry) OVER in_order, 0) + 1
               AND l.previous_hash = coalesce(lag(l.hash) OVER in_order, decode(repeat('00', 32), 'hex')) AS follows
        FROM atlas.change_log l WINDOW in_order AS (PARTITION BY l.table_name, l.record_id ORDER BY l.entry)
    )
    SELECT count(*) FILTER (WHERE is_as_written AND follows) AS held, count(*) AS "of",
           (SELECT format('entry %s of %s %s %s', entry, table_name, record_id,
                          CASE WHEN is_as_written THEN 'does not follow the one before' ELSE 'is not what was written' END)
              FROM chained WHERE NOT (is_as_written AND follows) ORDER BY id LIMIT 1) AS first
      FROM chained`,
);

/** A root was made of every chain as it stood: it tells when a whole chain, or the end of one, is gone or was written anew. */
const rootsCheck = answeredBy(
  "roots of the change log are those of its chains",
  sql`
    WITH compared AS (
      SELECT r.sealed_at, r.root = atlas.root_of_changes(r.last_id)
               AND r.entries = (SELECT count(*) FROM atlas.change_log l WHERE l.id <= r.last_id) AS holds
        FROM atlas.change_root r
    )
    SELECT count(*) FILTER (WHERE holds) AS held, count(*) AS "of",
           (SELECT format('the change log up to %s is not what it was then', sealed_at) FROM compared WHERE NOT holds ORDER BY sealed_at LIMIT 1) AS first
      FROM compared`,
);

export const changeLogChecks: readonly Check[] = [chainsCheck, rootsCheck];
