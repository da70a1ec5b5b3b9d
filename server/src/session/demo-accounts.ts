import { randomInt } from "node:crypto";
import type { Database } from "../db/database.ts";
import { hashPassword } from "./passwords.ts";
import { countUnsetDemoAccounts, setDemoPassword } from "./store.ts";

/** Without letters and digits that are mistaken for one another when read from a screen. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const passwordLength = 16;

/**
 * Gives the demo accounts a password: the given one (each start, so that the setting stays true), or a random one the first time.
 * @returns `printed`: the random password, to be shown once and kept nowhere
 */
export async function prepareDemoAccounts(
  database: Database,
  password: string | undefined,
): Promise<{ printed?: string }> {
  if (password !== undefined) {
    const passwordHash = await hashPassword(password);
    await database.transaction({ role: "owner" }, (transaction) => setDemoPassword(transaction, passwordHash, true));
    return {};
  }
  const unset = await database.transaction({ role: "owner", readOnly: true }, countUnsetDemoAccounts);
  if (unset === 0) return {};
  const random = Array.from({ length: passwordLength }, () => alphabet[randomInt(alphabet.length)]).join("");
  const passwordHash = await hashPassword(random);
  await database.transaction({ role: "owner" }, (transaction) => setDemoPassword(transaction, passwordHash, false));
  return { printed: random };
}
