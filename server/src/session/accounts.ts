import { randomBytes, randomUUID } from "node:crypto";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { StaffRole } from "@asm-atlas/data/domain/roles.ts";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { hashPassword } from "./passwords.ts";

export interface NewAccount {
  readonly email: string;
  readonly role: StaffRole;
  readonly displayName: string;
  /** Absent: a random one is made and returned once. */
  readonly password?: string;
}

/** Shortest password a person may choose. */
const passwordMinCharacters = 12;

/**
 * Makes an account. @returns the password, and whether it was made here.
 * @throws Error with constraint `account_email_unique` or `account_password_length`, in words.
 */
export async function createAccount(
  database: Database,
  account: NewAccount,
): Promise<{ password: string; wasMade: boolean }> {
  const email = account.email.trim().toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > limits.emailCharacters)
    throw refused("account_email_form", `"${account.email}" is not an e-mail address.`);
  const password = account.password ?? randomBytes(15).toString("base64url");
  if (password.length < passwordMinCharacters || password.length > limits.passwordCharacters) {
    throw refused(
      "account_password_length",
      `A password has ${passwordMinCharacters} to ${limits.passwordCharacters} characters.`,
    );
  }
  const passwordHash = await hashPassword(password);
  const made = await database.transaction({ role: "owner" }, (tx) =>
    tx.exec(sql`
      INSERT INTO atlas.account (id, email, display_name, role, password_hash)
      VALUES (${randomUUID()}, ${email}, ${account.displayName.slice(0, 100)}, ${account.role}, ${passwordHash})
      ON CONFLICT (email) DO NOTHING`),
  );
  if (made === 0) throw refused("account_email_unique", `There is an account ${email} already.`);
  return { password, wasMade: account.password === undefined };
}

function refused(constraint: string, message: string): Error {
  return Object.assign(new Error(message), { constraint });
}
