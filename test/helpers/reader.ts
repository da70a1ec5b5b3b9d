import { en } from "@asm-atlas/client/src/i18n/en.ts";
import { formatCount, formatDay, formatDayOf, formatMeasure, formatMoment } from "@asm-atlas/client/src/i18n/format.ts";
import type { Language } from "@asm-atlas/client/src/i18n/language.ts";
import { mn } from "@asm-atlas/client/src/i18n/mn.ts";
import type { Words } from "@asm-atlas/client/src/i18n/use-words.ts";
import { workbenchEn } from "@asm-atlas/client/src/i18n/workbench/workbench-en.ts";
import { workbenchMn } from "@asm-atlas/client/src/i18n/workbench/workbench-mn.ts";
import i18next from "i18next";

/** The words of a reader, for code of the client that runs outside of React: the real texts, labels and numbers. */
export async function wordsOf(language: Language): Promise<Words> {
  const speaker = i18next.createInstance();
  const t = await speaker.init({
    lng: language,
    fallbackLng: false,
    resources: { en: { translation: { ...en, ...workbenchEn } }, mn: { translation: { ...mn, ...workbenchMn } } },
    interpolation: { escapeValue: false },
  });
  return {
    language,
    t,
    say: (label) => label[language],
    sayCode: (entries, code) => entries.find((entry) => entry.code === code)?.label[language] ?? code,
    name: (nameEn, nameMn) => String((language === "mn" ? (nameMn ?? nameEn) : (nameEn ?? nameMn)) ?? ""),
    count: (value) => formatCount(value, language),
    measure: (value) => formatMeasure(value, language),
    day: (iso) => formatDay(iso, language),
    moment: (iso) => formatMoment(iso, language),
    daySlots: (iso) => ({ date: formatDay(iso, language), dateOf: formatDayOf(iso, language) }),
  };
}
