import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { StaffRole } from "@asm-atlas/data/domain/roles.ts";
import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Account, Session } from "../http/asker.ts";

export interface Credentials {
  readonly accountId: string;
  readonly passwordHash: string;
  readonly isDisabled: boolean;
}

interface AccountRow {
  id: string;
  email: string;
  display_name: string;
  role: StaffRole;
}

const accountOf = (row: AccountRow): Account => ({
  id: row.id,
  email: row.email,
  displayName: row.display_name,
  role: row.role,
});

export async function findCredentials(transaction: Transaction, email: string): Promise<Credentials | undefined> {
  const row = await transaction.maybeOne<{ id: string; password_hash: string; is_disabled: boolean }>(sql`
    SELECT id, password_hash, disabled_at IS NOT NULL AS is_disabled FROM atlas.account WHERE email = ${email}`);
  return row && { accountId: row.id, passwordHash: row.password_hash, isDisabled: row.is_disabled };
}

export async function holdsOnlyDemoData(transaction: Transaction): Promise<boolean> {
  const row = await transaction.one<{ holds: boolean }>(sql`SELECT atlas.holds_only_demo_data() AS holds`);
  return row.holds;
}

export async function listDemoAccounts(transaction: Transaction): Promise<Account[]> {
  const rows = await transaction.many<AccountRow>(
    sql`SELECT id, email, display_name, role FROM atlas.account WHERE is_demo AND disabled_at IS NULL ORDER BY role DESC, email`,
    100,
  );
  return rows.map(accountOf);
}

/** Opens a session and clears away those that have ended. Nothing is opened for an account that was disabled meanwhile. */
export async function openSession(
  transaction: Transaction,
  accountId: string,
  tokenHash: Buffer,
  replacedTokenHash: Buffer | undefined,
): Promise<Session | undefined> {
  await transaction.exec(sql`
    DELETE FROM atlas.session
     WHERE expires_at < now() OR last_seen_at < now() - ${limits.sessionIdleMs} * interval '1 millisecond'
        OR token_hash = ${replacedTokenHash ?? null}::bytea`);
  const row = await transaction.maybeOne<AccountRow & { expires_at: string }>(sql`
    WITH opened AS (
      INSERT INTO atlas.session (token_hash, account_id, expires_at)
      SELECT ${tokenHash}::bytea, a.id, now() + ${limits.sessionAbsoluteMs} * interval '1 millisecond'
        FROM atlas.account a WHERE a.id = ${accountId}::uuid AND a.disabled_at IS NULL
      RETURNING account_id, expires_at)
    SELECT a.id, a.email, a.display_name, a.role, opened.expires_at FROM opened JOIN atlas.account a ON a.id = opened.account_id`);
  return row && { account: accountOf(row), expiresAt: row.expires_at };
}

/** A session that still lives, and whether its last use is worth writing down again (kept to the minute). */
export async function findSession(
  transaction: Transaction,
  tokenHash: Buffer,
): Promise<{ session: Session; isSeenLongAgo: boolean } | undefined> {
  const row = await transaction.maybeOne<AccountRow & { expires_at: string; is_seen_long_ago: boolean }>(sql`
    SELECT a.id, a.email, a.display_name, a.role, s.expires_at, s.last_seen_at < now() - interval '1 minute' AS is_seen_long_ago
      FROM atlas.session s JOIN atlas.account a ON a.id = s.account_id
     WHERE s.token_hash = ${tokenHash}::bytea AND a.disabled_at IS NULL AND s.expires_at > now()
       AND s.last_seen_at > now() - ${limits.sessionIdleMs} * interval '1 millisecond'`);
  return (
    row && { session: { account: accountOf(row), expiresAt: row.expires_at }, isSeenLongAgo: row.is_seen_long_ago }
  );
}

export async function markSeen(transaction: Transaction, tokenHash: Buffer): Promise<void> {
  await transaction.exec(sql`UPDATE atlas.session SET last_seen_at = now() WHERE token_hash = ${tokenHash}::bytea`);
}

export async function closeSession(transaction: Transaction, tokenHash: Buffer): Promise<void> {
  await transaction.exec(sql`DELETE FROM atlas.session WHERE token_hash = ${tokenHash}::bytea`);
}

/** Sets the password of demo accounts; without `all` only of those that never had one. */
export async function setDemoPassword(transaction: Transaction, passwordHash: string, all: boolean): Promise<number> {
  return transaction.exec(sql`
    UPDATE atlas.account SET password_hash = ${passwordHash} WHERE is_demo AND (${all}::boolean OR password_hash = '!')`);
}

export async function countUnsetDemoAccounts(transaction: Transaction): Promise<number> {
  const row = await transaction.one<{ unset: number }>(
    sql`SELECT count(*)::int AS unset FROM atlas.account WHERE is_demo AND password_hash = '!'`,
  );
  return row.unset;
}
