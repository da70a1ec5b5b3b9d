import { limits } from "@asm-atlas/data/domain/limits.ts";
import { hashPassword, passwordFits } from "@asm-atlas/server/src/session/passwords.ts";
import { describe, expect, it } from "vitest";

describe("a password", () => {
  it("fits its own hash and no other, and nothing fits where there is none", async () => {
    const hash = await hashPassword("сайн нууц үг");
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(await hashPassword("сайн нууц үг")).not.toBe(hash);
    expect([
      await passwordFits(hash, "сайн нууц үг"),
      await passwordFits(hash, "сайн нууц үг "),
      await passwordFits(undefined, "сайн нууц үг"),
    ]).toEqual([true, false, false]);
  });

  it("waits for its turn behind as many as the limit says, and is refused behind more", async () => {
    const hash = await hashPassword("right");
    const waiting = Array.from({ length: limits.signInsWaiting }, () => passwordFits(hash, "right"));
    // Each call takes its place before it first waits, so the one after the last comes too late.
    await new Promise((resolve) => setImmediate(resolve));
    await expect(passwordFits(hash, "right")).rejects.toMatchObject({ code: "rate.too-many" });
    expect(await Promise.all(waiting)).toEqual(Array(limits.signInsWaiting).fill(true));
    expect(await passwordFits(hash, "right")).toBe(true);
  });
});
