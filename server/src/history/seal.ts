import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";

/** A dated root over all chains of the change log. Kept elsewhere, it shows that none of them was written anew. */
export interface Seal {
  readonly sealedAt: string;
  /** SHA-256, 64 hexadecimal digits. */
  readonly root: string;
  readonly entries: number;
  readonly chains: number;
}

interface SealRow {
  readonly sealed_at: string;
  readonly root: string;
  readonly entries: number;
  readonly chains: number;
}

/** Most milliseconds a seal may take: it reads the newest entry of every record. */
const sealMs = 5 * 60_000;

const sealOf = ({ sealed_at: sealedAt, root, entries, chains }: SealRow): Seal => ({ sealedAt, root, entries, chains });

/**
 * Seals the change log as it stands, if anything has been written since it was sealed last.
 * @param dueMs leaves it when the newest root is younger than so many milliseconds
 * @returns the new root; undefined: there is nothing to seal
 */
export async function sealChanges(database: Pick<Database, "transaction">, dueMs = 0): Promise<Seal | undefined> {
  const made = await database.transaction({ role: "owner", timeoutMs: sealMs }, async (transaction) => {
    const { is_due: isDue } = await transaction.one<{ is_due: boolean }>(sql`
      SELECT coalesce(max(r.sealed_at) <= clock_timestamp() - ${dueMs}::float8 * interval '1 millisecond', true)
             AND EXISTS (SELECT 1 FROM atlas.change_log l WHERE l.id > (SELECT coalesce(max(last_id), 0) FROM atlas.change_root)) AS is_due
        FROM atlas.change_root r`);
    if (!isDue) return undefined;
    return transaction.one<SealRow>(
      sql`SELECT sealed_at, encode(root, 'hex') AS root, entries, chains FROM atlas.seal_changes()`,
    );
  });
  return made && sealOf(made);
}

/** The newest root; undefined while none has been made. */
export async function newestSeal(database: Pick<Database, "transaction">): Promise<Seal | undefined> {
  const row = await database.transaction({ role: "owner", readOnly: true }, (transaction) =>
    transaction.maybeOne<SealRow>(
      sql`SELECT sealed_at, encode(root, 'hex') AS root, entries, chains FROM atlas.change_root ORDER BY sealed_at DESC LIMIT 1`,
    ),
  );
  return row && sealOf(row);
}
