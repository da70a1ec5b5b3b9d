import { createHash, randomInt, timingSafeEqual } from "node:crypto";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { Secret, TOTP } from "otpauth";

/** Seconds a code stands for (RFC 6238); authenticator apps know no other. */
const periodS = 30;
/** Steps before and after now whose codes are taken: clocks of phones differ, and people type slowly. */
const driftSteps = 1;
const secretBytes = 20;

/** What a code is held against: the secret shared with the app, the newest step used, and what is left of the recovery codes. */
export interface SecondFactor {
  readonly secret: Buffer;
  readonly lastStep: number | null;
  readonly recoveryHashes: readonly Buffer[];
}

/** What a code that fits uses up, so that it works once. */
export type SpentCode =
  | { readonly kind: "step"; readonly step: number }
  | { readonly kind: "recovery"; readonly codeHash: Buffer };

const generatorOf = (secret: Buffer, label = ""): TOTP =>
  new TOTP({
    issuer: "ASM Atlas",
    label,
    algorithm: "SHA1",
    digits: 6,
    period: periodS,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });

export function makeSecret(): Buffer {
  return Buffer.from(new Secret({ size: secretBytes }).bytes);
}

/** What the app is told: the secret as text, and the address a QR code carries. */
export function describeSecret(secret: Buffer, email: string): { readonly secret: string; readonly uri: string } {
  const generator = generatorOf(secret, email);
  return { secret: generator.secret.base32, uri: generator.toString() };
}

/** The step of a six-digit code that fits and was not used before; undefined otherwise. */
export function stepOf(code: string, factor: Pick<SecondFactor, "secret" | "lastStep">, nowMs: number) {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const delta = generatorOf(factor.secret).validate({ token, timestamp: nowMs, window: driftSteps });
  if (delta === null) return undefined;
  const step = Math.floor(nowMs / 1000 / periodS) + delta;
  return factor.lastStep === null || step > factor.lastStep ? step : undefined;
}

/** A factor nobody has: held against when there is none, so that the answer takes as long. */
const nobodys: SecondFactor = { secret: makeSecret(), lastStep: null, recoveryHashes: [] };

/** Does the code fit, and what does it use up? */
export function spentBy(code: string, factor: SecondFactor | undefined, nowMs: number): SpentCode | undefined {
  const held = factor ?? nobodys;
  const step = stepOf(code, held, nowMs);
  const codeHash = hashRecoveryCode(code);
  const known = held.recoveryHashes.find((each) => timingSafeEqual(each, codeHash));
  if (factor === undefined) return undefined;
  if (step !== undefined) return { kind: "step", step };
  return known ? { kind: "recovery", codeHash: known } : undefined;
}

/** Without letters and digits that are mistaken for one another on paper: 16 of these 31 are 79 random bits. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
const groups = 4;
const groupLetters = 4;

export function makeRecoveryCodes(): readonly string[] {
  const letters = () => Array.from({ length: groupLetters }, () => alphabet[randomInt(alphabet.length)]).join("");
  return Array.from({ length: limits.recoveryCodes }, () => Array.from({ length: groups }, letters).join("-"));
}

/** What the database keeps of a recovery code. As typed: capitals, blanks and hyphens do not matter. */
export function hashRecoveryCode(code: string): Buffer {
  return createHash("sha256")
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ""))
    .digest();
}
