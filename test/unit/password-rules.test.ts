import { limits } from "@asm-atlas/data/domain/limits.ts";
import { passwordFaultWords } from "@asm-atlas/data/domain/password-faults.ts";
import { passwordFault, requireGoodPassword } from "@asm-atlas/server/src/session/password-rules.ts";
import { describe, expect, it } from "vitest";

const owner = { email: "batbayar@example.org", displayName: "Bat-Erdene Dorj" };

describe("a new password", () => {
  it.each([
    ["x7Kqx7Kq-m9", "too-short"],
    ["эрдэнэ-зуу1", "too-short"],
    ["x".repeat(limits.passwordCharacters + 1), "too-long"],
    ["1qaz2wsx3edc", "common"],
    ["1QAZ2wsx3EDC", "common"],
    ["Sonyericsson", "common"],
    ["Password123!", "decorated"],
    ["2024-dragon-2024", "decorated"],
    ["aaaaaaaaaaaaaa", "repeated"],
    ["abcabcabcabcab", "repeated"],
    ["dragon-dragon-dragon", "repeated"],
    ["batbayar2024", "own-name"],
    ["batbayar@example.org!", "own-name"],
    ["Bat-Erdene1990", "own-name"],
  ])("%s is refused: %s", async (password, fault) => {
    expect(await passwordFault(password, owner)).toBe(fault);
  });

  it.each([
    "x7Kq-m9Rw-2tZ",
    "талх нар машин гутал",
    "horse battery staple",
    "batbayar rides a red camel",
    "морь унасан хүн",
    "xxx correct yyy",
  ])("%s is taken", async (password) => {
    expect(await passwordFault(password, owner)).toBeUndefined();
  });

  it("is counted in characters people see: exactly the least is enough, also in Cyrillic and with pictures", async () => {
    const least = `🐎${"морь-уул-гол".slice(0, limits.passwordMinCharacters - 1)}`;
    expect([...least]).toHaveLength(limits.passwordMinCharacters);
    expect(await passwordFault(least, owner)).toBeUndefined();
    expect(await passwordFault([...least].slice(1).join(""), owner)).toBe("too-short");
  });

  it("is refused in words that say why and never in its own", async () => {
    const refused = requireGoodPassword("Password123!", owner, "/next");
    await expect(refused).rejects.toMatchObject({
      code: "password.refused",
      errors: [{ path: "/next", code: "decorated", message: passwordFaultWords.decorated.en }],
    });
    await refused.catch((error: Error) =>
      expect(JSON.stringify([error.message, error.stack])).not.toContain("Password123"),
    );
  });
});
