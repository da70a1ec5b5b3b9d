import { type FieldFault, faultWords } from "./editing/validate.ts";
import { type GeometryReasonCode, geometryReasonTexts } from "./geometry/reasons.ts";
import { type ProblemCode, type ProblemPart, problems } from "./problems.ts";
import { isRuleName, ruleSentences } from "./rule-sentences.ts";
import type { Bilingual } from "./text.ts";

const fieldCode = "field.";

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problems, code);

function textOf(code: string): Bilingual {
  const fault = code.startsWith(fieldCode) ? code.slice(fieldCode.length) : "";
  if (Object.hasOwn(faultWords, fault)) return faultWords[fault as FieldFault];
  if (Object.hasOwn(geometryReasonTexts, code)) return geometryReasonTexts[code as GeometryReasonCode];
  return problems[isProblemCode(code) ? code : "record.invalid"].title;
}

/**
 * What is wrong with one part of a request, said in one language from its rule, else from its code and values, whoever found it.
 * A code without a sentence of its own is told in general.
 */
export function describePart({ code, rule = "", values }: ProblemPart, language: keyof Bilingual): string {
  const text = isRuleName(rule) ? ruleSentences[rule] : textOf(code);
  return text[language].replace(/\{(\w+)\}/g, (_, name: string) => String(values?.[name] ?? ""));
}
