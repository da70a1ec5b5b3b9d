import { checkForm } from "@asm-atlas/client/src/sign-in/check-form.ts";
import { nextPath } from "@asm-atlas/client/src/sign-in/next-path.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testSeed } from "../helpers/dice.ts";

const origin = "https://atlas.example";
const seed = testSeed("where sign-in leads");

describe("after signing in", () => {
  it.each(["/workbench", "/workbench?at=105,47,6&pick=sites:ASM-0147", "/about#privacy", "/"])(
    "people come back to %s",
    (path) => expect(nextPath(path, origin)).toBe(path),
  );

  it.each([
    null,
    "",
    "workbench",
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "/.//elsewhere.example",
    "javascript:alert(1)",
    "/sign-in?next=/sign-in",
  ])("%s leads to the workbench", (path) => expect(nextPath(path, origin)).toBe("/workbench"));

  it("nothing leads to another site", () => {
    const parts = fc.array(
      fc.constantFrom("/", "\\", "@", ":", "//", ".", "\t", "\n", "elsewhere.example", "https:", "a"),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(parts, (pieces) => {
        expect(new URL(nextPath(pieces.join(""), origin), origin).origin).toBe(origin);
      }),
      { seed, numRuns: 2_000 },
    );
  });
});

describe("before a sign-in form is sent", () => {
  it("a missing e-mail and password are both named", () => {
    expect(checkForm(" ", "")).toEqual({ email: "signIn.emailMissing", password: "signIn.passwordMissing" });
  });
  it("what is no e-mail address is named", () => {
    expect(checkForm("planner", "x")).toEqual({ email: "signIn.emailOdd", password: null });
  });
  it("a whole form has no problem", () => {
    expect(checkForm("planner@demo.invalid ", "x")).toEqual({ email: null, password: null });
  });
});
