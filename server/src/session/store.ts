import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { StaffRole } from "@asm-atlas/data/domain/roles.ts";
import { demoAccounts } from "@asm-atlas/data/seed/demo/accounts.ts";
import type { Transaction } from "../db/database.ts";
import { askedOften } from "../db/kept-statements.ts";
import { sql } from "../db/sql.ts";
import type { Account, Session } from "../http/asker.ts";
import type { SecondFactor, SpentCode } from "./second-factor.ts";

/** The three that everybody knows. What they invite is demo data as well, and is nobody else's to enter. */
const demoIds = Object.values(demoAccounts).map(({ id }) => id);

export interface Credentials {
  readonly accountId: string;
  /** Undefined when nobody may sign in with it: disabled, a demo account beside real ones, or none was ever set. */
  readonly usableHash: string | undefined;
  readonly secondFactor: SecondFactor | undefined;
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
  const row = await transaction.maybeOne<{
    id: string;
    password_hash: string;
    may_sign_in: boolean;
    secret: Buffer | null;
    last_step: number | null;
    recovery_hashes: Buffer[];
  }>(sql`
    SELECT a.id, a.password_hash, atlas.may_sign_in(a) AS may_sign_in, f.secret, f.last_step,
           ARRAY(SELECT r.code_hash FROM atlas.recovery_code r WHERE r.account_id = f.account_id AND r.used_at IS NULL) AS recovery_hashes
      FROM atlas.account a LEFT JOIN atlas.second_factor f ON f.account_id = a.id AND f.confirmed_at IS NOT NULL WHERE a.email = ${email}`);
  if (row === undefined) return undefined;
  const isUsable = row.may_sign_in && row.password_hash.startsWith("$argon2");
  return {
    accountId: row.id,
    usableHash: isUsable ? row.password_hash : undefined,
    secondFactor: row.secret
      ? { secret: row.secret, lastStep: row.last_step, recoveryHashes: row.recovery_hashes }
      : undefined,
  };
}

/** Uses a code up. @returns false when another sign-in was faster with it */
export async function spendCode(transaction: Transaction, accountId: string, code: SpentCode): Promise<boolean> {
  const spent = await transaction.exec(
    code.kind === "step"
      ? sql`UPDATE atlas.second_factor SET last_step = ${code.step}::bigint
             WHERE account_id = ${accountId}::uuid AND confirmed_at IS NOT NULL AND last_step < ${code.step}::bigint`
      : sql`UPDATE atlas.recovery_code SET used_at = now()
             WHERE account_id = ${accountId}::uuid AND code_hash = ${code.codeHash}::bytea AND used_at IS NULL`,
  );
  return spent === 1;
}

export async function holdsOnlyDemoData(transaction: Transaction): Promise<boolean> {
  const row = await transaction.one<{ holds: boolean }>(askedOften(sql`SELECT atlas.holds_only_demo_data() AS holds`));
  return row.holds;
}

export async function listDemoAccounts(transaction: Transaction): Promise<Account[]> {
  const rows = await transaction.many<AccountRow>(
    askedOften(
      sql`SELECT id, email, display_name, role FROM atlas.account
           WHERE id = ANY (${demoIds}::uuid[]) AND is_demo AND disabled_at IS NULL ORDER BY role DESC, email`,
    ),
    demoIds.length,
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
        FROM atlas.account a WHERE a.id = ${accountId}::uuid AND atlas.may_sign_in(a)
      RETURNING account_id, expires_at),
    used AS (UPDATE atlas.account SET last_used_at = now() WHERE id IN (SELECT account_id FROM opened))
    SELECT a.id, a.email, a.display_name, a.role, opened.expires_at FROM opened JOIN atlas.account a ON a.id = opened.account_id`);
  return row && { account: accountOf(row), expiresAt: row.expires_at };
}

/** A session that still lives, and whether its last use is worth writing down again (kept to the minute). */
export async function findSession(
  transaction: Transaction,
  tokenHash: Buffer,
): Promise<{ session: Session; isSeenLongAgo: boolean } | undefined> {
  const row = await transaction.maybeOne<AccountRow & { expires_at: string; is_seen_long_ago: boolean }>(
    askedOften(sql`
      SELECT a.id, a.email, a.display_name, a.role, s.expires_at, s.last_seen_at < now() - interval '1 minute' AS is_seen_long_ago
        FROM atlas.session s JOIN atlas.account a ON a.id = s.account_id
       WHERE s.token_hash = ${tokenHash}::bytea AND atlas.may_sign_in(a) AND s.expires_at > now()
         AND s.last_seen_at > now() - ${limits.sessionIdleMs} * interval '1 millisecond'`),
  );
  return (
    row && { session: { account: accountOf(row), expiresAt: row.expires_at }, isSeenLongAgo: row.is_seen_long_ago }
  );
}

export async function markSeen(transaction: Transaction, tokenHash: Buffer): Promise<void> {
  await transaction.exec(sql`
    WITH seen AS (UPDATE atlas.session SET last_seen_at = now() WHERE token_hash = ${tokenHash}::bytea RETURNING account_id)
    UPDATE atlas.account SET last_used_at = now() WHERE id IN (SELECT account_id FROM seen)`);
}

export async function closeSession(transaction: Transaction, tokenHash: Buffer): Promise<void> {
  await transaction.exec(sql`DELETE FROM atlas.session WHERE token_hash = ${tokenHash}::bytea`);
}

/** Sets the password of the three demo accounts; without `all` only of those that never had one. */
export async function setDemoPassword(transaction: Transaction, passwordHash: string, all: boolean): Promise<number> {
  return transaction.exec(sql`
    UPDATE atlas.account SET password_hash = ${passwordHash} WHERE id = ANY (${demoIds}::uuid[]) AND (${all}::boolean OR password_hash = '!')`);
}

export async function countUnsetDemoAccounts(transaction: Transaction): Promise<number> {
  const row = await transaction.one<{ unset: number }>(
    sql`SELECT count(*)::int AS unset FROM atlas.account WHERE id = ANY (${demoIds}::uuid[]) AND password_hash = '!'`,
  );
  return row.unset;
}
