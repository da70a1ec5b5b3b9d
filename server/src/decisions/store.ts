import type { Transaction } from "../db/database.ts";
import { identifier, join, type Sql, sql } from "../db/sql.ts";
import type { EventKind } from "./event-kinds.ts";

type Row = Readonly<Record<string, unknown>>;

interface EventBody {
  readonly id: string;
}

function insertOf(kind: EventKind, recordId: string, body: EventBody): Sql {
  const pairs = kind.columns(body as never);
  const columns = join([
    identifier("id"),
    identifier(kind.recordColumn),
    ...pairs.map(([column]) => identifier(column)),
  ]);
  const values = join([sql`${body.id}::uuid`, sql`${recordId}::uuid`, ...pairs.map(([, value]) => value)]);
  return sql`INSERT INTO ${identifier(`atlas.${kind.table}`)} (${columns}) VALUES (${values}) RETURNING 1 AS made`;
}

/** The event as staff read it. */
function loadEvent(transaction: Transaction, kind: EventKind, eventId: string): Promise<Row | undefined> {
  return transaction.maybeOne<Row>(
    sql`SELECT to_jsonb(e) - 'geom' AS event FROM ${identifier(kind.view)} e WHERE e.id = ${eventId}::uuid`,
  );
}

/** Is there a record of this id that staff may see? */
export async function recordExists(transaction: Transaction, kind: EventKind, recordId: string): Promise<boolean> {
  const view = identifier(kind.collection.replaceAll("-", "_"));
  return (await transaction.maybeOne(sql`SELECT 1 AS found FROM ${view} WHERE id = ${recordId}::uuid`)) !== undefined;
}

/** Enters an event; one that is there already is given back as it stands. */
export async function enterEvent(
  transaction: Transaction,
  kind: EventKind,
  recordId: string,
  body: EventBody,
): Promise<{ readonly event: Row; readonly isSame: boolean }> {
  const before = await loadEvent(transaction, kind, body.id);
  if (before) return { event: before.event as Row, isSame: (before.event as Row)[kind.recordColumn] === recordId };
  await transaction.one(insertOf(kind, recordId, body));
  const made = await loadEvent(transaction, kind, body.id);
  if (!made) throw new Error(`An event of ${kind.table} was entered and cannot be read`);
  return { event: made.event as Row, isSame: true };
}

/** Strikes an event, and enters the one in its place. @returns false when there is no such event, or it is struck already */
export async function strikeEvent(
  transaction: Transaction,
  kind: EventKind,
  recordId: string,
  eventId: string,
  strike: { readonly reason: string; readonly replacement?: EventBody | undefined },
): Promise<boolean> {
  const struck = await transaction.maybeOne(
    sql`UPDATE ${identifier(`atlas.${kind.table}`)} SET struck_at = now(), strike_reason = ${strike.reason}::text, replaced_by = ${strike.replacement?.id ?? null}::uuid
         WHERE id = ${eventId}::uuid AND ${identifier(kind.recordColumn)} = ${recordId}::uuid AND struck_at IS NULL RETURNING 1 AS struck`,
  );
  if (struck === undefined) return false;
  if (strike.replacement) await transaction.one(insertOf(kind, recordId, strike.replacement));
  return true;
}

/** Strikes what its author has just entered; all of it or nothing. */
export async function takeBack(
  transaction: Transaction,
  kind: EventKind,
  events: readonly string[],
  reason: string,
): Promise<number> {
  const row = await transaction.one<{ taken: number }>(
    sql`SELECT atlas.take_back(${kind.table}::text, ${[...events]}::uuid[], ${reason}::text) AS taken`,
  );
  return row.taken;
}
