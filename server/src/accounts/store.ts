import { randomBytes } from "node:crypto";
import type { ListedAccount } from "@asm-atlas/data/domain/account.ts";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { Problem } from "../http/problem.ts";
import type { AccountChange, NewAccount } from "./bodies.ts";

const listed = sql`
  SELECT a.id, a.email, a.display_name AS "displayName", a.role,
         ARRAY(SELECT l.aimag_code FROM atlas.account_aimag l WHERE l.account_id = a.id ORDER BY l.aimag_code) AS aimags,
         a.is_demo AS "isDemo", a.disabled_at IS NOT NULL AS "isDisabled", a.password_hash <> '!' AS "hasPassword",
         EXISTS (SELECT 1 FROM atlas.second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS "hasSecondFactor",
         a.created_at AS "createdAt", a.last_used_at AS "lastUsedAt",
         (SELECT i.expires_at FROM atlas.invitation i
           WHERE i.account_id = a.id AND i.used_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > now()) AS "invitedUntil"
    FROM atlas.account a`;

export function listAccounts(transaction: Transaction): Promise<ListedAccount[]> {
  return transaction.many<ListedAccount>(sql`${listed} ORDER BY a.disabled_at IS NOT NULL, a.email`, limits.accounts);
}

/** @throws Problem `account.not-found` */
export async function loadAccount(transaction: Transaction, id: string): Promise<ListedAccount> {
  const account = await transaction.maybeOne<ListedAccount>(sql`${listed} WHERE a.id = ${id}::uuid`);
  if (!account) throw notFound();
  return account;
}

export async function findAccountId(transaction: Transaction, email: string): Promise<string | undefined> {
  const row = await transaction.maybeOne<{ id: string }>(
    sql`SELECT id FROM atlas.account WHERE email = ${email.trim().toLowerCase()}`,
  );
  return row?.id;
}

const notFound = () => new Problem("account.not-found", "The list of accounts shows which there are.");

/** Makes an account nobody can sign in to yet. What a demo account invites is demo data. @throws Problem, or an error of a named constraint */
export async function insertAccount(transaction: Transaction, account: NewAccount): Promise<string> {
  const id = uuidv7(Date.now(), randomBytes(10));
  await transaction.exec(sql`
    INSERT INTO atlas.account (id, email, display_name, role, password_hash, is_demo)
    VALUES (${id}::uuid, ${account.email}, ${account.displayName}, ${account.role}, '!',
            coalesce((SELECT a.is_demo FROM atlas.account a WHERE a.id = atlas.actor()), false))`);
  await setAimags(transaction, id, account.aimags);
  return id;
}

/**
 * Changes what is named and nothing else. Disabling ends the account's sessions and withdraws its link.
 * @throws Problem `account.not-found`, or an error of a named constraint
 */
export async function updateAccount(transaction: Transaction, id: string, change: AccountChange): Promise<void> {
  const { displayName = null, role = null, isDisabled = null, aimags } = change;
  const changed = await transaction.exec(sql`
    UPDATE atlas.account
       SET display_name = coalesce(${displayName}::text, display_name), role = coalesce(${role}::text, role),
           disabled_at = CASE ${isDisabled}::boolean WHEN true THEN coalesce(disabled_at, now()) WHEN false THEN NULL ELSE disabled_at END
     WHERE id = ${id}::uuid`);
  if (changed === 0) throw notFound();
  if (aimags) await setAimags(transaction, id, aimags);
  if (isDisabled) {
    await transaction.exec(sql`DELETE FROM atlas.session WHERE account_id = ${id}::uuid`);
    await withdrawInvitations(transaction, id);
  }
}

/** Only what differs is written, so that the change log tells what changed. */
async function setAimags(transaction: Transaction, id: string, aimags: readonly string[]): Promise<void> {
  const wanted = [...new Set(aimags)];
  const { known } = await transaction.one<{ known: number }>(sql`
    SELECT count(*)::int AS known FROM atlas.admin_unit WHERE level = 'aimag' AND code = ANY (${wanted}::text[])`);
  if (known < wanted.length) throw new Problem("record.unknown-reference", "Choose aimags that exist.");
  await transaction.exec(
    sql`DELETE FROM atlas.account_aimag WHERE account_id = ${id}::uuid AND aimag_code <> ALL (${wanted}::text[])`,
  );
  await transaction.exec(sql`
    INSERT INTO atlas.account_aimag (account_id, aimag_code) SELECT ${id}::uuid, code FROM unnest(${wanted}::text[]) AS wanted (code)
    ON CONFLICT DO NOTHING`);
}

export async function withdrawInvitations(transaction: Transaction, accountId: string): Promise<void> {
  await transaction.exec(sql`
    UPDATE atlas.invitation SET withdrawn_at = now() WHERE account_id = ${accountId}::uuid AND used_at IS NULL AND withdrawn_at IS NULL`);
}
