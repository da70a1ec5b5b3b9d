import { coordinateTexts } from "@asm-atlas/data/domain/coordinates/reasons.ts";
import { faultWords } from "@asm-atlas/data/domain/editing/validate.ts";
import { geometryReasonTexts } from "@asm-atlas/data/domain/geometry/reasons.ts";
import { layers } from "@asm-atlas/data/domain/layers/registry.ts";
import { unitLevels } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { passwordFaultWords } from "@asm-atlas/data/domain/password-faults.ts";
import { problems } from "@asm-atlas/data/domain/problems.ts";
import { computedFigures } from "@asm-atlas/data/domain/publication/figures.ts";
import { openDataAttribution, openDataGeneralisation } from "@asm-atlas/data/domain/publication/open-data.ts";
import { staffRoles } from "@asm-atlas/data/domain/roles.ts";
import { ruleSentences } from "@asm-atlas/data/domain/rule-sentences.ts";
import type { Bilingual } from "@asm-atlas/data/domain/text.ts";
import {
  kindergartenStatusGroups,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { requirementWords } from "@asm-atlas/data/domain/workflow/legal-path.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { zoneStageGroups, zoneStageWorkflow } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { AboutText } from "../i18n/about/about-text.ts";
import { aboutEn } from "../i18n/about-en.ts";
import { aboutMn } from "../i18n/about-mn.ts";
import { en } from "../i18n/en.ts";
import { mn } from "../i18n/mn.ts";
import { checkedMongolian } from "../i18n/native-check.ts";
import { openDataEn } from "../i18n/open-data/open-data-en.ts";
import { openDataMn } from "../i18n/open-data/open-data-mn.ts";
import { publicEn } from "../i18n/public/public-en.ts";
import { publicMn } from "../i18n/public/public-mn.ts";
import { shareEn } from "../i18n/share/share-en.ts";
import { shareMn } from "../i18n/share/share-mn.ts";
import { workbenchEn } from "../i18n/workbench/workbench-en.ts";
import { workbenchMn } from "../i18n/workbench/workbench-mn.ts";

/** A Mongolian text beside the English it stands for, with the key under which its check is recorded. */
export interface Wording extends Bilingual {
  readonly key: string;
}

/** Where a text is met; the list is folded by it, for it is long. */
export type WordingGroup = keyof AboutText["wordingGroups"];

/** Every Mongolian text of the client and of the domain that no native speaker has accepted yet, by where it is met; equal pairs once. */
export function uncheckedWording(): Readonly<Record<WordingGroup, readonly Wording[]>> {
  const seen = new Set<string>();
  const unchecked = (wordings: readonly Wording[]) =>
    wordings.filter(({ key, en: english, mn: mongolian }) => {
      const pair = `${english}\n${mongolian}`;
      if (checkedMongolian.has(key) || seen.has(pair) || english === mongolian) return false;
      seen.add(pair);
      return true;
    });
  return {
    client: unchecked([
      ...pairs("", en, mn),
      ...pairs("", publicEn, publicMn),
      ...pairs("openData", openDataEn, openDataMn),
      ...pairs("share", shareEn, shareMn),
    ]),
    workbench: unchecked(pairs("", workbenchEn, workbenchMn)),
    about: unchecked(pairs("about", aboutEn, aboutMn)),
    data: unchecked([
      ...bilingualsIn("site-status", [siteStatusWorkflow.states, siteStatusGroups]),
      ...bilingualsIn("zone-stage", [zoneStageWorkflow.states, zoneStageGroups]),
      ...bilingualsIn("kindergarten-status", [kindergartenStatusWorkflow.states, kindergartenStatusGroups]),
      ...bilingualsIn("unit-level", unitLevels),
      ...bilingualsIn("role", staffRoles),
      ...bilingualsIn("layer", layers),
      ...bilingualsIn("legal-requirement", requirementWords),
      ...bilingualsIn("public-figure", computedFigures),
      ...bilingualsIn("open-data", [openDataAttribution, openDataGeneralisation]),
    ]),
    problems: unchecked([
      ...bilingualsIn("problem", problems),
      ...bilingualsIn("rule", ruleSentences),
      ...bilingualsIn("coordinate", coordinateTexts),
      ...bilingualsIn("geometry", geometryReasonTexts),
      ...bilingualsIn("field-fault", faultWords),
      ...bilingualsIn("password-fault", passwordFaultWords),
    ]),
  };
}

/** Two trees of the same shape, leaf by leaf. */
function pairs(path: string, english: unknown, mongolian: unknown): readonly Wording[] {
  if (typeof english === "string" && typeof mongolian === "string") {
    return [{ key: path, en: english, mn: mongolian }];
  }
  if (!isTree(english) || !isTree(mongolian)) return [];
  return Object.keys(english)
    .filter((name) => name !== "id")
    .flatMap((name) => pairs(path ? `${path}.${name}` : name, english[name], mongolian[name]));
}

/** Every label of a declaration, named by the path and codes that lead to it. */
function bilingualsIn(path: string, value: unknown): readonly Wording[] {
  if (!isTree(value)) return [];
  const { en: english, mn: mongolian } = value;
  if (typeof english === "string" && typeof mongolian === "string") {
    return [{ key: path, en: english, mn: mongolian }];
  }
  return Object.entries(value).flatMap(([name, child]) => bilingualsIn(`${path} ${nameOf(child) ?? name}`, child));
}

function nameOf(value: unknown): string | undefined {
  if (!isTree(value)) return undefined;
  const name = value.code ?? value.name ?? value.id;
  return typeof name === "string" ? name : undefined;
}

function isTree(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
