import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { Transaction } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { Problem } from "../http/problem.ts";
import type { PasswordOwner } from "../session/password-rules.ts";
import { hashToken, makeToken } from "../session/tokens.ts";
import { loadAccount, withdrawInvitations } from "./store.ts";

/** A link that sets a password once; shown once and kept nowhere. */
export interface OneTimeLink {
  readonly link: string;
  readonly expiresAt: string;
}

/** The token stands behind the `#`: browsers send that part to nobody, so it is in no log on the way. */
const linkOf = (baseUrl: string, token: string): string => `${baseUrl}/invitation#${token}`;

/**
 * Makes a link for an account, in place of the one that may be out. Nothing else of the account ends until it is used.
 * @throws Problem `account.not-found`, `account.disabled`
 */
export async function makeInvitation(
  transaction: Transaction,
  accountId: string,
  baseUrl: string,
): Promise<OneTimeLink> {
  // Locked, so that of two links made at once one replaces the other.
  await transaction.exec(sql`SELECT 1 FROM atlas.account WHERE id = ${accountId}::uuid FOR UPDATE`);
  const account = await loadAccount(transaction, accountId);
  if (account.isDisabled) throw new Problem("account.disabled", "Enable it first.");
  await withdrawInvitations(transaction, accountId);
  const token = makeToken();
  const { expires_at: expiresAt } = await transaction.one<{ expires_at: string }>(sql`
    INSERT INTO atlas.invitation (account_id, token_hash, made_by, expires_at)
    VALUES (${accountId}::uuid, ${hashToken(token)}::bytea, atlas.actor(), now() + ${limits.invitationMs} * interval '1 millisecond')
    RETURNING expires_at`);
  return { link: linkOf(baseUrl, token), expiresAt };
}

/** Uses a link up. @returns whose it was; undefined when it is used, replaced, expired, of a closed account, or never was */
export async function useInvitation(
  transaction: Transaction,
  tokenHash: Buffer,
): Promise<(PasswordOwner & { readonly accountId: string }) | undefined> {
  return transaction.maybeOne(sql`
    WITH used AS (
      UPDATE atlas.invitation SET used_at = now()
       WHERE token_hash = ${tokenHash}::bytea AND used_at IS NULL AND withdrawn_at IS NULL AND expires_at > now() RETURNING account_id)
    SELECT a.id AS "accountId", a.email, a.display_name AS "displayName"
      FROM used JOIN atlas.account a ON a.id = used.account_id WHERE atlas.may_sign_in(a)`);
}
