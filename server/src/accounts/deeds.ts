import type { AccountDeed } from "@asm-atlas/data/domain/account.ts";
import { editableLayers } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";

/** Entries on one page. */
const deedsPage = 100;

interface DeedRow {
  readonly id: number;
  readonly table_name: string;
  readonly operation: AccountDeed["operation"];
  readonly changed_at: string;
  readonly reason: string | null;
  readonly code: string | null;
  readonly is_part: boolean;
  /** Collection and code of the record it belongs to; null: it is one itself, or that is no more. */
  readonly parent: { readonly collection: string; readonly code: string } | null;
}

/** Collections by the table of their records. */
const collectionOfTable: ReadonlyMap<string, string> = new Map(
  editableLayers.map(({ layer, table }) => [table, layer.id]),
);

/**
 * What an account wrote down, newest first. Read from the newest entry backwards until a page is full: the log is long, and few look.
 * @param beforeId only entries before this one; undefined: from the newest
 */
export async function loadDeeds(
  transaction: Transaction,
  accountId: string,
  beforeId: number | undefined,
): Promise<{ readonly deeds: readonly AccountDeed[]; readonly hasMore: boolean }> {
  const rows = await transaction.many<DeedRow>(
    sql`SELECT l.id, l.table_name, l.operation, l.changed_at, l.reason,
               l.parent_id IS NOT NULL AS is_part, coalesce(l.after ->> 'code', l.before ->> 'code') AS code,
               (SELECT json_build_object('collection', p.collection, 'code', p.code) FROM (
                  SELECT 'sites' AS collection, s.id, s.code FROM atlas.site s UNION ALL
                  SELECT 'rehabilitation-zones', z.id, z.code FROM atlas.rehabilitation_zone z UNION ALL
                  SELECT 'kindergartens', k.id, k.code FROM atlas.kindergarten k) p WHERE p.id = l.parent_id::uuid) AS parent
          FROM atlas.change_log l
         WHERE l.actor_id = ${accountId}::uuid AND (${beforeId ?? null}::bigint IS NULL OR l.id < ${beforeId ?? null}::bigint)
         ORDER BY l.id DESC LIMIT ${deedsPage + 1}::int`,
    deedsPage + 1,
  );
  const deeds = rows.slice(0, deedsPage).map(
    (row): AccountDeed => ({
      id: row.id,
      of: row.table_name,
      isPart: row.is_part,
      collection: row.parent?.collection ?? collectionOfTable.get(row.table_name) ?? null,
      code: row.parent?.code ?? row.code,
      operation: row.operation,
      changedAt: row.changed_at,
      reason: row.reason,
    }),
  );
  return { deeds, hasMore: rows.length > deedsPage };
}
