import { limits } from "@asm-atlas/data/domain/limits.ts";
import { type PasswordFault, passwordFaultWords } from "@asm-atlas/data/domain/password-faults.ts";
import { Problem } from "../http/problem.ts";

/** Whose password it will be: what everybody knows of them is no secret. */
export interface PasswordOwner {
  readonly email: string;
  readonly displayName: string;
}

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

let common: Promise<ReadonlySet<string>> | undefined;

/** Fifty thousand words: read when the first password is set, not at every start. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"].map(fold)),
  );
  return common;
}

/** A word of this many letters or more, without what stands around it, is looked for in the list. */
const coreLetters = 4;
/** Characters beside one's own name that make a password one's own. */
const besideNameCharacters = 6;

/**
 * What is wrong with a password somebody wants to have; undefined when nothing is. The list's own entries of twelve characters and
 * more are few (some three hundred); what people really do to reach a length is to write numbers around a short one, or to repeat it.
 */
export async function passwordFault(password: string, owner: PasswordOwner): Promise<PasswordFault | undefined> {
  const characters = [...password].length;
  if (characters < limits.passwordMinCharacters) return "too-short";
  if (password.length > limits.passwordCharacters) return "too-long";
  const folded = fold(password);
  const list = await commonPasswords();
  if (list.has(folded)) return "common";
  if (/^(.{1,5})\1+.{0,4}$/su.test(folded)) return "repeated";
  const unit = /^(.+?)[^\p{L}\p{N}]*(?:\1[^\p{L}\p{N}]*)+$/su.exec(folded)?.[1];
  if (unit !== undefined && list.has(unit)) return "repeated";
  const core = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  if (core.length >= coreLetters && list.has(core)) return "decorated";
  return isOwnName(folded, owner) ? "own-name" : undefined;
}

function isOwnName(folded: string, { email, displayName }: PasswordOwner): boolean {
  const known = [email, email.split("@")[0] ?? "", displayName, ...displayName.split(/\s+/)]
    .map(fold)
    .filter((name) => name.length >= coreLetters);
  return known.some((name) => folded.includes(name) && folded.length - name.length < besideNameCharacters);
}

/** @throws Problem `password.refused` that says why, beside the field at `path`; what was typed is in no part of it */
export async function requireGoodPassword(password: string, owner: PasswordOwner, path: string): Promise<void> {
  const fault = await passwordFault(password, owner);
  if (fault === undefined) return;
  const message = passwordFaultWords[fault].en;
  throw new Problem("password.refused", message, { errors: [{ path, code: fault, message }] });
}
