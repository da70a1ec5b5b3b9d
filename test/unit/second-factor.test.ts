import { limits } from "@asm-atlas/data/domain/limits.ts";
import {
  describeSecret,
  hashRecoveryCode,
  makeRecoveryCodes,
  makeSecret,
  spentBy,
  stepOf,
} from "@asm-atlas/server/src/session/second-factor.ts";
import { describe, expect, it } from "vitest";

/** RFC 6238, appendix B, SHA-1: the last six of the eight digits it lists. */
const secret = Buffer.from("12345678901234567890");
const vectors = [
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
] as const;

const factor = { secret, lastStep: null, recoveryHashes: [] };

describe("a code of an authenticator app", () => {
  it.each(vectors)("at second %i is the one of the RFC", (second, code) => {
    expect(stepOf(code, factor, second * 1000)).toBe(Math.floor(second / 30));
  });

  it("is taken one step early and one late, with blanks, and not two steps away", () => {
    const at = (second: number) => stepOf("005 924", factor, second * 1000);
    const step = Math.floor(1234567890 / 30);
    expect([at(1234567890 - 30), at(1234567890 + 30)]).toEqual([step, step]);
    expect([at(1234567890 - 90), at(1234567890 + 90)]).toEqual([undefined, undefined]);
  });

  it("works once: neither it nor one before it fits again", () => {
    const step = Math.floor(1234567890 / 30);
    expect(stepOf("005924", { secret, lastStep: step }, 1234567890_000)).toBeUndefined();
    expect(stepOf("005924", { secret, lastStep: step + 1 }, 1234567890_000)).toBeUndefined();
    expect(stepOf("005924", { secret, lastStep: step - 1 }, 1234567890_000)).toBe(step);
  });

  it.each(["", "00592", "0059244", "abcdef", "00592４"])("is not %j", (code) => {
    expect(stepOf(code, factor, 1234567890_000)).toBeUndefined();
  });

  it("fits nobody who has no second factor", () => {
    expect(spentBy("005924", undefined, 1234567890_000)).toBeUndefined();
  });

  it("comes of 160 random bits, which the address for the app carries with name and issuer", () => {
    const made = makeSecret();
    expect(made).toHaveLength(20);
    expect(made.equals(makeSecret())).toBe(false);
    const { secret: text, uri } = describeSecret(made, "bat@example.org");
    expect(text).toMatch(/^[A-Z2-7]{32}$/);
    const address = new URL(uri);
    expect([address.protocol, address.host]).toEqual(["otpauth:", "totp"]);
    expect(decodeURIComponent(address.pathname)).toBe("/ASM Atlas:bat@example.org");
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ secret: text, issuer: "ASM Atlas" });
  });
});

describe("recovery codes", () => {
  it("are as many as the limit says, all different, and fit however they are typed", () => {
    const codes = makeRecoveryCodes();
    expect(new Set(codes).size).toBe(limits.recoveryCodes);
    for (const code of codes) expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const [code = ""] = codes;
    const held = { ...factor, recoveryHashes: codes.map(hashRecoveryCode) };
    for (const typed of [code, code.toUpperCase(), code.replaceAll("-", ""), code.replaceAll("-", " ")])
      expect(spentBy(typed, held, 0)).toEqual({ kind: "recovery", codeHash: hashRecoveryCode(code) });
    expect(spentBy(`${code}x`, held, 0)).toBeUndefined();
  });
});
