import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { Problem } from "../http/problem.ts";
import { hashRecoveryCode, makeRecoveryCodes, stepOf } from "../session/second-factor.ts";

export interface OwnSession {
  readonly id: string;
  readonly createdAt: string;
  /** Kept to the minute. */
  readonly lastUsedAt: string;
  readonly isThis: boolean;
}

/** More browsers than this nobody has open; if somebody does, the newest are told. */
const mostSessions = 100;

export function listSessions(transaction: Transaction, accountId: string, tokenHash: Buffer): Promise<OwnSession[]> {
  return transaction.many<OwnSession>(
    sql`
    SELECT id, created_at AS "createdAt", last_seen_at AS "lastUsedAt", token_hash = ${tokenHash}::bytea AS "isThis" FROM atlas.session
     WHERE account_id = ${accountId}::uuid AND expires_at > now() AND last_seen_at > now() - ${limits.sessionIdleMs} * interval '1 millisecond'
     ORDER BY token_hash = ${tokenHash}::bytea DESC, last_seen_at DESC LIMIT ${mostSessions}::int`,
    mostSessions,
  );
}

export async function endSession(transaction: Transaction, accountId: string, sessionId: string): Promise<void> {
  await transaction.exec(
    sql`DELETE FROM atlas.session WHERE id = ${sessionId}::uuid AND account_id = ${accountId}::uuid`,
  );
}

/** Sets a password and ends every session of the account but one, if one is to stay. */
export async function setPassword(
  transaction: Transaction,
  accountId: string,
  passwordHash: string,
  keptTokenHash: Buffer | undefined,
): Promise<void> {
  await transaction.exec(
    sql`UPDATE atlas.account SET password_hash = ${passwordHash} WHERE id = ${accountId}::uuid AND disabled_at IS NULL`,
  );
  await transaction.exec(sql`
    DELETE FROM atlas.session WHERE account_id = ${accountId}::uuid AND token_hash IS DISTINCT FROM ${keptTokenHash ?? null}::bytea`);
}

export async function loadPasswordHash(transaction: Transaction, accountId: string): Promise<string> {
  const row = await transaction.one<{ password_hash: string }>(
    sql`SELECT password_hash FROM atlas.account WHERE id = ${accountId}::uuid`,
  );
  return row.password_hash;
}

/** Keeps a secret that counts only once a code has proved that the app has it. @throws Problem `second-factor.exists` */
export async function beginSecondFactor(transaction: Transaction, accountId: string, secret: Buffer): Promise<void> {
  const begun = await transaction.exec(sql`
    INSERT INTO atlas.second_factor (account_id, secret) VALUES (${accountId}::uuid, ${secret}::bytea)
    ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, begun_at = now(), last_step = NULL
     WHERE atlas.second_factor.confirmed_at IS NULL`);
  if (begun === 0) throw new Problem("second-factor.exists", "Remove it first to set up another app.");
}

/** @returns recovery codes, known to nobody afterwards. @throws Problem `second-factor.none`, `second-factor.wrong-code` */
export async function confirmSecondFactor(
  transaction: Transaction,
  accountId: string,
  code: string,
  nowMs: number,
): Promise<readonly string[]> {
  const begun = await transaction.maybeOne<{ secret: Buffer }>(sql`
    SELECT secret FROM atlas.second_factor WHERE account_id = ${accountId}::uuid AND confirmed_at IS NULL FOR UPDATE`);
  if (!begun) throw new Problem("second-factor.none", "Begin by asking for a secret.");
  const step = stepOf(code, { secret: begun.secret, lastStep: null }, nowMs);
  if (step === undefined) {
    throw new Problem("second-factor.wrong-code", "Type the six digits the app shows now; its clock must be right.");
  }
  await transaction.exec(sql`
    UPDATE atlas.second_factor SET confirmed_at = now(), last_step = ${step}::bigint WHERE account_id = ${accountId}::uuid`);
  const codes = makeRecoveryCodes();
  await transaction.exec(sql`
    INSERT INTO atlas.recovery_code (account_id, code_hash) SELECT ${accountId}::uuid, hash FROM unnest(${codes.map(hashRecoveryCode)}::bytea[]) AS made (hash)`);
  return codes;
}

export async function removeSecondFactor(transaction: Transaction, accountId: string): Promise<void> {
  await transaction.exec(sql`DELETE FROM atlas.second_factor WHERE account_id = ${accountId}::uuid`);
}

export async function countRecoveryCodes(transaction: Transaction, accountId: string): Promise<number> {
  const row = await transaction.one<{ unused: number }>(
    sql`SELECT count(*)::int AS unused FROM atlas.recovery_code WHERE account_id = ${accountId}::uuid AND used_at IS NULL`,
  );
  return row.unused;
}
