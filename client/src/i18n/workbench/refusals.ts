import { type ProblemCode, problems } from "@asm-atlas/data/domain/problems.ts";
import { type RuleName, ruleSentences } from "@asm-atlas/data/domain/rule-sentences.ts";
import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import type { Language } from "../language.ts";

/** Why the atlas refuses, from the domain's own catalogues: by the rule that was broken, or by the code of the problem. */
export interface Refusals {
  readonly rule: Readonly<Record<RuleName, string>>;
  readonly code: Readonly<Record<ProblemCode, string>>;
}

export function refusalsIn(language: Language): Refusals {
  const titles = mapped(problems, ({ title }) => title[language]);
  return { rule: mapped(ruleSentences, (sentence: Bilingual) => sentence[language]), code: titles };
}

function mapped<Name extends string, Entry>(
  entries: Readonly<Record<Name, Entry>>,
  say: (entry: Entry) => string,
): Readonly<Record<Name, string>> {
  const said = Object.entries<Entry>(entries).map(([name, entry]) => [name, say(entry)] as const);
  return Object.fromEntries(said) as Record<Name, string>;
}
