import { explainFailure, RequestFailure } from "@asm-atlas/client/src/api/failure.ts";
import { startTexts, wantWorkbenchTexts } from "@asm-atlas/client/src/i18n/i18n.ts";
import { faultWords } from "@asm-atlas/data/domain/editing/validate.ts";
import { geometryReasonTexts } from "@asm-atlas/data/domain/geometry/reasons.ts";
import { describePart } from "@asm-atlas/data/domain/problem-parts.ts";
import { type ProblemCode, problems } from "@asm-atlas/data/domain/problems.ts";
import { type RuleName, ruleSentences } from "@asm-atlas/data/domain/rule-sentences.ts";
import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import { constraintProblem } from "@asm-atlas/server/src/http/constraint-problems.ts";
import { problemBody } from "@asm-atlas/server/src/http/problem.ts";
import { describe, expect, it } from "vitest";

const t = await startTexts("mn");
await wantWorkbenchTexts();

const titles = Object.fromEntries(Object.entries(problems).map(([code, { title }]) => [code, title]));
const sentences: readonly (readonly [name: string, said: Bilingual])[] = Object.entries({
  ...titles,
  ...ruleSentences,
  ...faultWords,
  ...geometryReasonTexts,
});
const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
/** What is written in Latin letters in Mongolian too. */
const latin = /JSON|GeoJSON|WGS 84|http|HEIC|JPEG|PDF|“\w+”|\{\w+\}/g;

/** As the driver throws it: the constraint and what kind of mistake it is. */
const broken = (constraint: string, code = "23514") =>
  Object.assign(new Error("broken"), { code, constraint, severity: "ERROR" });
const rules = Object.keys(ruleSentences) as RuleName[];
/** Told for many constraints by how their names end, or by what kind of mistake it is. */
const kinds: Partial<Record<RuleName, Error>> = {
  transition_allowed: broken("zone_stage_event_transition_allowed"),
  history_not_empty: broken("site_status_event_history_not_empty"),
  append_only: broken("kindergarten_status_event_append_only", "23000"),
  reference_exists: broken("site_organisation_fk", "23503"),
  not_taken: broken("site_code_unique", "23505"),
};

describe("why something is refused", () => {
  it.each(sentences)("%s is said in both languages and names the same things", (_name, { en, mn }) => {
    expect(en.length).toBeGreaterThan(5);
    expect(mn).toMatch(/[а-яөү]{3}/i);
    expect(mn.replace(latin, "")).not.toMatch(/[a-z]{2}/i);
    expect(slots(mn)).toEqual(slots(en));
  });

  it.each(rules)("the rule %s reaches a Mongolian reader in Mongolian, and the answer has its English", (rule) => {
    const problem = constraintProblem(kinds[rule] ?? broken(rule));
    if (!problem) throw new Error(`no problem of ${rule}`);
    const body = problemBody(problem, "r-1");
    expect(body).toMatchObject({ rule, detail: ruleSentences[rule].en });
    expect(explainFailure(new RequestFailure("problem", body), t)).toContain(ruleSentences[rule].mn);
    for (const part of body.errors ?? []) expect(describePart(part, "mn")).toBe(ruleSentences[rule].mn);
  });

  it("every guard has a rule that tells what it misses", () => {
    const told = new Set(rules.map((rule) => constraintProblem(kinds[rule] ?? broken(rule))?.code));
    const guards = Object.keys(problems).filter((code) => code.startsWith("guard.")) as ProblemCode[];
    expect(guards.length).toBeGreaterThan(5);
    expect(guards.filter((code) => !told.has(code))).toEqual([]);
  });

  it.each(Object.entries(problems))("%s never shows a Mongolian reader the server's English", (code, { status }) => {
    const detail = "Only English.";
    const said = explainFailure(new RequestFailure("problem", { status, code: code as ProblemCode, detail }), t);
    expect(said).not.toContain(detail);
    expect(said.replace(latin, "")).not.toMatch(/[a-z]{2}/i);
  });

  it("a rule nobody wrote a sentence for is told by the title of its code", () => {
    const body = problemBody(constraintProblem(broken("some_other_check")) as never, "r-1");
    expect(explainFailure(new RequestFailure("problem", body), t)).toContain(problems["record.refused"].title.mn);
  });

  it("a part of a request is said with its limit or its place", () => {
    const part = {
      path: "/properties/seats",
      message: "At most 2000.",
      code: "field.too-large",
      values: { limit: 2000 },
    };
    expect(describePart(part, "mn")).toBe(faultWords["too-large"].mn.replace("{limit}", "2000"));
    expect(describePart(part, "en")).toBe(part.message);
    const corner = { path: "/geometry", message: "", code: "geometry.spike", values: { at: "104.00000, 46.00000" } };
    expect(describePart(corner, "mn")).toContain("104.00000, 46.00000");
    expect(describePart({ path: "", message: "zod", code: "invalid_type" }, "mn")).toBe(
      problems["record.invalid"].title.mn,
    );
  });
});
