import { type EditableLayer, editableLayers } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { Transaction } from "../db/database.ts";
import { identifier, sql } from "../db/sql.ts";

/** One entry of a record's memory, as staff read it. */
export interface ChangeEntry {
  readonly id: number;
  readonly table_name: string;
  readonly record_id: string;
  readonly entry: number;
  readonly operation: "create" | "change" | "delete" | "restore" | "purge";
  readonly changed_at: string;
  readonly actor: string | null;
  readonly request_id: string | null;
  readonly reason: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** Entries on one page of a history. */
const historyPage = 200;

/** Tables of what belongs to a record: its events, its links, and records made for it that never change hands, as a visit of its site or a photo. */
function partTablesOf({ table, firstEvent, links }: EditableLayer): string[] {
  const ownColumns = [`${table}_id`, links?.ownColumn];
  const madeFor = editableLayers.filter(({ fields }) =>
    fields.some(({ name, isFixed }) => isFixed === true && ownColumns.includes(name)),
  );
  return [firstEvent?.table ?? [], links?.table ?? [], madeFor.map((each) => each.table)].flat();
}

/** What happened to a record and to what belongs to it (events, visits, links), newest first, and how many entries there are in all. */
export async function loadHistory(
  transaction: Transaction,
  editable: EditableLayer,
  recordId: string,
  beforeId: number | undefined,
): Promise<{ readonly entries: readonly ChangeEntry[]; readonly total: number }> {
  // Ids are made by whoever makes a record: that of a group may be that of a site.
  const mine = sql`((table_name = ${editable.table}::text AND record_id = ${recordId}::text)
                    OR (table_name = ANY (${partTablesOf(editable)}::text[]) AND parent_id = ${recordId}::text))`;
  const { total } = await transaction.one<{ total: number }>(
    sql`SELECT count(*)::int AS total FROM changes WHERE ${mine}`,
  );
  const entries = await transaction.many<ChangeEntry>(
    sql`SELECT id, table_name, record_id, entry, operation, changed_at, actor, request_id, reason, before, after FROM changes
         WHERE ${mine} AND (${beforeId ?? null}::bigint IS NULL OR id < ${beforeId ?? null}::bigint) ORDER BY id DESC LIMIT ${historyPage}::int`,
    historyPage,
  );
  return { entries: await withLinkCodes(transaction, editable, entries), total };
}

type Snapshot = ChangeEntry["before"];

/** Links as people know them: by the codes of what is linked. What is no more keeps its id. */
async function withLinkCodes(
  transaction: Transaction,
  { table, links }: EditableLayer,
  entries: readonly ChangeEntry[],
): Promise<readonly ChangeEntry[]> {
  if (!links) return entries;
  const idsOf = (snapshot: Snapshot) => (snapshot?.[links.ownIds] ?? []) as readonly string[];
  const own = entries.filter(({ table_name: name }) => name === table);
  const ids = [...new Set(own.flatMap(({ before, after }) => [...idsOf(before), ...idsOf(after)]))];
  if (ids.length === 0) return entries;
  const rows = await transaction.many<{ id: string; code: string }>(
    sql`SELECT id, code FROM ${identifier(`atlas.${links.otherTable}`)} WHERE id = ANY (${ids}::uuid[])`,
    ids.length,
  );
  const codes = new Map(rows.map(({ id, code }) => [id, code]));
  const told = (snapshot: Snapshot): Snapshot =>
    snapshot?.[links.ownIds] === undefined
      ? snapshot
      : {
          ...snapshot,
          [links.field]: idsOf(snapshot)
            .map((id) => codes.get(id) ?? id)
            .sort(),
        };
  return entries.map((entry) =>
    entry.table_name === table ? { ...entry, before: told(entry.before), after: told(entry.after) } : entry,
  );
}

/** The record as an entry left it; undefined when there is no such entry of this record. */
export async function loadVersion(
  transaction: Transaction,
  table: string,
  recordId: string,
  entry: number,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const row = await transaction.maybeOne<{ after: Readonly<Record<string, unknown>> | null }>(
    sql`SELECT after FROM changes WHERE table_name = ${table}::text AND record_id = ${recordId}::text AND entry = ${entry}::integer`,
  );
  return row?.after ?? undefined;
}
