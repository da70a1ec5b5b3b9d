import { sql } from "../db/sql.ts";
import type { Check } from "./check.ts";

/** What keeps the records right is only as good as it is switched on: a trigger at rest lets everything through. */
export const guardsCheck: Check = {
  claim: "triggers of the tables are at work",
  run: async (transaction) => {
    const found = await transaction.one<{ held: number; of: number; first: string | null }>(sql`
      WITH guard AS (
        SELECT t.tgname AS name, n.nspname || '.' || c.relname AS on_table, t.tgenabled NOT IN ('D', 'R') AS is_at_work
          FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname IN ('atlas', 'publication')
      )
      SELECT count(*) FILTER (WHERE is_at_work) AS held, count(*) AS "of",
             (SELECT format('%s of %s is switched off', name, on_table) FROM guard WHERE NOT is_at_work ORDER BY on_table, name LIMIT 1) AS first
        FROM guard`);
    return { held: found.held, of: found.of, ...(found.first === null ? {} : { firstBroken: found.first }) };
  },
};
