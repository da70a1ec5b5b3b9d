import type { Transaction } from "../db/database.ts";
import { identifier, join, sql } from "../db/sql.ts";
import { Problem } from "../http/problem.ts";
import type { Withdrawal } from "./bodies.ts";
import type { RegisterKind } from "./register-kinds.ts";

/** The decision meant: of which record, and in which version it was read; 0: there was none. */
export interface Meant {
  readonly id: string;
  readonly version: number;
}

const table = (kind: RegisterKind) => identifier(`atlas.${kind.table}`);
const ofRecord = (kind: RegisterKind, { id }: Meant) => sql`${identifier(kind.recordColumn)} = ${id}::uuid`;
const today = sql`(now() AT TIME ZONE 'Asia/Ulaanbaatar')::date`;

/**
 * Proposes how a record is shown, in place of what was decided before: that stays in the change log. Who proposes and when the database notes itself.
 * @throws Problem `feature.not-found` or `record.stale`, or an error of a named constraint
 */
export async function propose(
  transaction: Transaction,
  kind: RegisterKind,
  meant: Meant,
  body: unknown,
): Promise<void> {
  await refuseUnknown(transaction, kind, meant);
  const pairs = kind.columns(body as never);
  if (meant.version > 0) {
    const values = join(pairs.map(([column, value]) => sql`${identifier(column)} = ${value}`));
    const changed = await transaction.exec(
      sql`UPDATE ${table(kind)} SET ${values}, confirmed_by = NULL, confirmed_on = NULL, withdrawn_on = NULL, withdrawal_reason = NULL, withdrawal_note = NULL
           WHERE ${ofRecord(kind, meant)} AND version = ${meant.version}::integer`,
    );
    if (changed === 0) throw stale();
    return;
  }
  const columns = join([identifier(kind.recordColumn), ...pairs.map(([column]) => identifier(column))]);
  const values = join([sql`${meant.id}::uuid`, ...pairs.map(([, value]) => value)]);
  const made = await transaction.exec(sql`
    INSERT INTO ${table(kind)} (${columns}, decided_by, decided_on) VALUES (${values}, atlas.actor(), ${today})
    ON CONFLICT (${identifier(kind.recordColumn)}) DO NOTHING`);
  if (made === 0) throw stale();
}

/** Confirms what another proposed. @throws Problem, or an error of a named constraint: nobody confirms what they proposed themselves */
export async function confirm(transaction: Transaction, kind: RegisterKind, meant: Meant): Promise<void> {
  await refuseUnknown(transaction, kind, meant);
  const changed = await transaction.exec(
    sql`UPDATE ${table(kind)} SET confirmed_by = atlas.actor()
         WHERE ${ofRecord(kind, meant)} AND version = ${meant.version}::integer
           AND confirmed_by IS NULL AND decided_by IS NOT NULL AND withdrawn_on IS NULL`,
  );
  if (changed === 0) throw await whyNot(transaction, kind, meant);
}

/** Withdraws a proposal or a decision; one person may, at once. @throws Problem, or an error of a named constraint */
export async function withdraw(
  transaction: Transaction,
  kind: RegisterKind,
  meant: Meant,
  { reason, note }: Withdrawal,
): Promise<void> {
  await refuseUnknown(transaction, kind, meant);
  const changed = await transaction.exec(
    sql`UPDATE ${table(kind)} SET withdrawn_on = ${today}, withdrawal_reason = ${reason}::text, withdrawal_note = ${note}::text
         WHERE ${ofRecord(kind, meant)} AND version = ${meant.version}::integer AND withdrawn_on IS NULL`,
  );
  if (changed === 0) throw await whyNot(transaction, kind, meant);
}

/**
 * Confirms that a photo somebody else marked as public may be shown. Its record must be a zone: of sites no photo is ever public.
 * @throws Problem, or an error of a named constraint
 */
export async function confirmPhoto(transaction: Transaction, { id, version }: Meant): Promise<void> {
  const changed = await transaction.exec(
    sql`UPDATE atlas.attachment SET public_confirmed_by = atlas.actor(), public_confirmed_on = ${today}
         WHERE id = ${id}::uuid AND version = ${version}::integer AND deleted_at IS NULL AND zone_id IS NOT NULL
           AND is_public AND public_by IS NOT NULL AND public_confirmed_by IS NULL`,
  );
  if (changed > 0) return;
  const now = await transaction.maybeOne<{ version: number }>(
    sql`SELECT version FROM atlas.attachment WHERE id = ${id}::uuid AND deleted_at IS NULL`,
  );
  if (!now) throw notFound();
  throw now.version === version ? nothingWaiting() : stale();
}

/** Somebody was faster, or there is nothing that could be done. */
async function whyNot(transaction: Transaction, kind: RegisterKind, meant: Meant): Promise<Problem> {
  const now = await transaction.maybeOne<{ version: number }>(
    sql`SELECT version FROM ${table(kind)} WHERE ${ofRecord(kind, meant)}`,
  );
  return (now?.version ?? 0) === meant.version ? nothingWaiting() : stale();
}

const nothingWaiting = () =>
  new Problem("register.nothing-waiting", "Look at the record again: it says what was decided.");
const notFound = () => new Problem("feature.not-found", "The collection's items list what is there.");

const stale = () => new Problem("record.stale", "Somebody decided meanwhile. Look at it again.");

async function refuseUnknown(transaction: Transaction, kind: RegisterKind, { id }: Meant): Promise<void> {
  const found = await transaction.maybeOne(
    sql`SELECT 1 AS found FROM ${identifier(`atlas.${kind.records}`)} WHERE id = ${id}::uuid AND deleted_at IS NULL`,
  );
  if (!found) throw notFound();
}
