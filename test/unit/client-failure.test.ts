import { explainFailure, RequestFailure } from "@asm-atlas/client/src/api/failure.ts";
import { en } from "@asm-atlas/client/src/i18n/en.ts";
import { startTexts } from "@asm-atlas/client/src/i18n/i18n.ts";
import { problems } from "@asm-atlas/data/domain/problems.ts";
import { describe, expect, it } from "vitest";

const t = await startTexts("en");
const explain = (error: unknown) => explainFailure(error, t);

describe("a failure in words", () => {
  it("of the connection says that what is seen may be old", () => {
    expect(explain(new RequestFailure("network"))).toBe(en.problem.network);
  });

  it("of the server gives the number to pass on", () => {
    const failure = new RequestFailure("problem", { status: 500, code: "server.unexpected", requestId: "r-7" });
    expect(explain(failure)).toContain("r-7");
  });

  it("of a session that has ended asks to sign in", () => {
    expect(explain(new RequestFailure("problem", { status: 401, code: "session.required" }))).toBe(
      en.problem.signedOut,
    );
  });

  it("of something between here and the server needs no words of the server's", () => {
    expect(explain(new RequestFailure("problem", { status: 502 }))).toBe(en.problem.busy);
  });

  it.each(Object.entries(problems))("%s has a sentence", (code, { status }) => {
    const failure = new RequestFailure("problem", { status, code: code as keyof typeof problems, detail: "Why." });
    expect(explain(failure).length).toBeGreaterThan(10);
    expect(explain(failure)).not.toContain("{{");
  });
});
