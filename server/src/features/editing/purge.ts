import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { Database, Transaction } from "../../db/database.ts";
import { identifier, join, sql } from "../../db/sql.ts";

/** A table of schema `atlas` and its column that names a record. */
type Part = readonly [table: string, column: string];

interface BinKind {
  readonly collection: string;
  /** What belongs to a record and goes with it. */
  readonly parts: readonly Part[];
  /** Records in their own right that name it: while one does, it stays. */
  readonly namedBy?: readonly Part[];
  /**
   * What releases call such a record. The soum it was settled in is read beside the record only, and holds its exact place: it goes, too.
   * Its public code stays, whether shown or not: no other record may ever be given it, and a code alone tells nothing.
   */
  readonly settledAs?: "site" | "zone" | "kindergarten";
}

/** What can lie in the bin. A photo goes before its visit, a visit before its site, a reading before its zone, and a group after what may name it. */
export const binKinds: readonly BinKind[] = [
  { collection: "attachments", parts: [] },
  { collection: "site-visits", parts: [["attachment", "visit_id"]] },
  { collection: "zone-readings", parts: [] },
  { collection: "activities", parts: [] },
  {
    collection: "kindergartens",
    parts: [
      ["kindergarten_status_event", "kindergarten_id"],
      ["kindergarten_site", "kindergarten_id"],
      ["kindergarten_publication_decision", "kindergarten_id"],
    ],
    settledAs: "kindergarten",
  },
  {
    collection: "rehabilitation-zones",
    parts: [
      ["attachment", "zone_id"],
      ["zone_stage_event", "zone_id"],
      ["zone_reading", "zone_id"],
      ["rehabilitation_zone_site", "zone_id"],
      ["zone_publication_decision", "zone_id"],
    ],
    settledAs: "zone",
  },
  {
    collection: "sites",
    parts: [
      ["attachment", "site_id"],
      ["site_status_event", "site_id"],
      ["site_visit", "site_id"],
      ["rehabilitation_zone_site", "site_id"],
      ["kindergarten_site", "site_id"],
      ["site_publication_consent", "site_id"],
    ],
    settledAs: "site",
  },
  {
    collection: "organisations",
    parts: [],
    namedBy: [
      ["site", "organisation_id"],
      ["rehabilitation_zone", "organisation_id"],
    ],
  },
];

/** Codes of one collection that have their time in the bin behind them. */
export interface Purged {
  readonly collection: string;
  /** Gone, or going with `apply`. */
  readonly codes: readonly string[];
  /** Still named by a record that stays. */
  readonly named: readonly string[];
  /** Still to be counted by the next release. */
  readonly awaited: readonly string[];
}

interface PurgeOptions {
  /** False looks and changes nothing. */
  readonly apply: boolean;
}

/** Most records of one collection that one run takes; more are taken by the next. */
const mostAtOnce = 10_000;
/** Most milliseconds a run may take; a thousand records take seconds. */
const purgeMs = 10 * 60_000;

interface Ripe {
  readonly id: string;
  readonly code: string;
  readonly is_named: boolean;
  readonly is_awaited: boolean;
}

/**
 * Removes for good what has been in the bin for more than thirty days, with what belongs to it, all or nothing. What it was stays in the change log.
 * @returns a line for each collection that has such records
 */
export async function purgeBin(database: Pick<Database, "transaction">, { apply }: PurgeOptions): Promise<Purged[]> {
  return database.transaction(
    { role: "owner", timeoutMs: purgeMs, settings: { "atlas.request_id": "atlas purge" }, readOnly: !apply },
    async (transaction) => {
      const purged: Purged[] = [];
      // As they will be gone: a group is not named by a site that goes before it.
      const going = new Map<string, readonly string[]>();
      for (const kind of binKinds) {
        const ripe = await loadRipe(transaction, kind, going);
        const leaving = ripe.filter((record) => !record.is_named && !record.is_awaited);
        const ids = leaving.map(({ id }) => id);
        going.set(tableOf(kind), ids);
        if (apply && ids.length > 0) await remove(transaction, kind, ids);
        if (ripe.length === 0) continue;
        const codesOf = (records: readonly Ripe[]) => records.map(({ code }) => code);
        purged.push({
          collection: kind.collection,
          codes: codesOf(leaving),
          named: codesOf(ripe.filter((record) => record.is_named && !record.is_awaited)),
          awaited: codesOf(ripe.filter((record) => record.is_awaited)),
        });
      }
      return purged;
    },
  );
}

function tableOf({ collection }: BinKind): string {
  const editable = editableLayer(collection);
  if (!editable) throw new Error(`${collection} is not edited, so nothing of it is in the bin`);
  return editable.table;
}

function loadRipe(
  transaction: Transaction,
  kind: BinKind,
  going: ReadonlyMap<string, readonly string[]>,
): Promise<Ripe[]> {
  const names = (kind.namedBy ?? []).map(
    ([table, column]) =>
      sql`EXISTS (SELECT 1 FROM ${identifier(`atlas.${table}`)} n WHERE n.${identifier(column)} = b.id AND n.id <> ALL (${going.get(table) ?? []}::uuid[]))`,
  );
  return transaction.many<Ripe>(
    sql`SELECT b.id, b.code, NOT atlas.may_be_purged(b.deleted_at) AS is_awaited, ${names.length === 0 ? sql`false` : join(names, " OR ")} AS is_named
          FROM internal.bin b WHERE b.collection = ${kind.collection}::text AND b.deleted_at < now() - interval '30 days'
         ORDER BY b.deleted_at, b.id LIMIT ${mostAtOnce}::int`,
    mostAtOnce,
  );
}

/** The events of a record look at it before they go, so it goes last. */
async function remove(transaction: Transaction, kind: BinKind, ids: readonly string[]): Promise<void> {
  for (const [table, column] of kind.parts) {
    await transaction.exec(
      sql`DELETE FROM ${identifier(`atlas.${table}`)} WHERE ${identifier(column)} = ANY (${ids}::uuid[])`,
    );
  }
  if (kind.settledAs !== undefined) {
    await transaction.exec(
      sql`DELETE FROM publication.place WHERE record_kind = ${kind.settledAs}::text AND record_id = ANY (${ids}::uuid[])`,
    );
  }
  await transaction.exec(sql`DELETE FROM ${identifier(`atlas.${tableOf(kind)}`)} WHERE id = ANY (${ids}::uuid[])`);
}
