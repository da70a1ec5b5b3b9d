import { type PasswordFault, passwordFaultWords } from "@asm-atlas/data/domain/password-faults.ts";
import { type ProblemCode, problems } from "@asm-atlas/data/domain/problems.ts";
import { explainFailure, RequestFailure } from "../api/failure.ts";
import { partsOf } from "../api/writing.ts";
import type { Words } from "../i18n/use-words.ts";

/** Problems whose title says all a person needs, in their own language. */
const selfExplaining: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "account.ones-own",
  "account.last-administrator",
  "account.disabled",
  "account.not-found",
  "access.denied",
  "second-factor.exists",
  "second-factor.none",
]);

/** Why it did not work; null when it did, or when it is said beside a field. */
export function explainAccountFailure(error: unknown, { t, say }: Words, saidBeside: readonly ProblemCode[] = []) {
  if (error === null || error === undefined) return null;
  const code = error instanceof RequestFailure ? error.code : undefined;
  if (code === undefined) return explainFailure(error, t);
  if (saidBeside.includes(code)) return null;
  return selfExplaining.has(code) ? say(problems[code].title) : explainFailure(error, t);
}

export function hasCode(error: unknown, code: ProblemCode): boolean {
  return error instanceof RequestFailure && error.code === code;
}

/** What is wrong with the new password, in the reader's language; null when that is not what went wrong. */
export function passwordProblem(error: unknown, { say }: Words): string | null {
  if (!hasCode(error, "password.refused")) return null;
  const [part] = partsOf(error);
  return part && part.code in passwordFaultWords ? say(passwordFaultWords[part.code as PasswordFault]) : null;
}
