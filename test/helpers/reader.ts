import { formatCount, formatDay, formatDayOf, formatMeasure, formatMoment } from "@asm-atlas/client/src/i18n/format.ts";
import { startTexts, wantWorkbenchTexts } from "@asm-atlas/client/src/i18n/i18n.ts";
import type { Language } from "@asm-atlas/client/src/i18n/language.ts";
import type { Words } from "@asm-atlas/client/src/i18n/use-words.ts";

/** The words of a reader, for code of the client that runs outside of React: the real texts, labels and numbers. One language a test file. */
export async function wordsOf(language: Language): Promise<Words> {
  const t = await startTexts(language);
  await wantWorkbenchTexts();
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
