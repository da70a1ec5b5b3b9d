import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";

/** More than there are collections. */
const mostLayers = 1_000;

/** Ids of the collections an administrator withholds from the public now (publication rule 16); `everything` stands for the whole map. */
export async function loadWithheld(transaction: Transaction): Promise<ReadonlySet<string>> {
  const rows = await transaction.many<{ layer: string }>(
    sql`SELECT layer FROM publication.withheld ORDER BY layer`,
    mostLayers,
  );
  return new Set(rows.map(({ layer }) => layer));
}
