import type { Bilingual, CodeEntry } from "@asm-atlas/data/domain/text.ts";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../state/view-store.ts";
import { formatCount, formatDay, formatDayOf, formatMeasure, formatMoment } from "./format.ts";
import type { Language } from "./language.ts";

/** Everything a component needs to speak: texts, labels of the domain, numbers and days, all in the reader's language. */
export interface Words {
  readonly language: Language;
  readonly t: TFunction;
  /** A label of the domain. */
  say(label: Bilingual): string;
  /** The label of a code; the code itself when the list does not know it. */
  sayCode(entries: readonly CodeEntry[], code: string): string;
  /** The name that exists: of two, the one in the reader's language first. */
  name(nameEn: unknown, nameMn: unknown): string;
  count(value: number): string;
  measure(value: number): string;
  day(iso: string): string;
  /** Day and time by the reader's clock. */
  moment(iso: string): string;
  /** `date` and `dateOf` for texts that put a day into a sentence. */
  daySlots(iso: string): { date: string; dateOf: string };
}

/** The same object until the language changes, so that what is made of it need not be made again. */
export function useWords(): Words {
  const { t } = useTranslation();
  const language = useView((view) => view.language);
  return useMemo(() => wordsIn(language, t), [language, t]);
}

function wordsIn(language: Language, t: TFunction): Words {
  return {
    language,
    t,
    say: (label) => label[language],
    sayCode: (entries, code) => entries.find((entry) => entry.code === code)?.label[language] ?? code,
    name: (nameEn, nameMn) => {
      const [first, second] = language === "mn" ? [nameMn, nameEn] : [nameEn, nameMn];
      if (typeof first === "string" && first !== "") return first;
      return typeof second === "string" ? second : "";
    },
    count: (value) => formatCount(value, language),
    measure: (value) => formatMeasure(value, language),
    day: (iso) => formatDay(iso, language),
    moment: (iso) => formatMoment(iso, language),
    daySlots: (iso) => ({ date: formatDay(iso, language), dateOf: formatDayOf(iso, language) }),
  };
}
