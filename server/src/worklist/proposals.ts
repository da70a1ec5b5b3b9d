import { join, type Sql, sql } from "../db/sql.ts";

const proposed = (collection: string, table: Sql, column: Sql, records: Sql, shownAs: Sql): Sql => sql`
  SELECT ${collection}::text AS collection, r.id, r.code, r.name_en, r.name_mn, r.aimag_code, r.soum_code, r.is_demo, r.current_state AS state,
         k.decided_on AS since, ${shownAs} AS shown_as, k.decided_by
    FROM ${table} k JOIN ${records} r ON r.id = k.${column}
   WHERE r.deleted_at IS NULL AND k.confirmed_by IS NULL AND k.decided_by IS NOT NULL AND k.withdrawn_on IS NULL`;

/** How records are proposed to be shown to everyone, as long as no second person has confirmed it. */
export const waitingProposals: Sql = join(
  [
    proposed("sites", sql`atlas.site_publication_consent`, sql`site_id`, sql`atlas.site`, sql`k.shown_as`),
    proposed(
      "rehabilitation-zones",
      sql`atlas.zone_publication_decision`,
      sql`zone_id`,
      sql`atlas.rehabilitation_zone`,
      sql`k.shown_as`,
    ),
    proposed(
      "kindergartens",
      sql`atlas.kindergarten_publication_decision`,
      sql`kindergarten_id`,
      sql`atlas.kindergarten`,
      sql`'soum'::text`,
    ),
  ],
  " UNION ALL ",
);
