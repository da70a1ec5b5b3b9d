import i18next, { type TFunction } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import { mn } from "./mn.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

/**
 * Starts the texts in a language; both are there from the start, so that switching needs no request.
 * @returns what speaks them, for code outside of React
 */
export async function startTexts(language: Language): Promise<TFunction> {
  return i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { en: { translation: en }, mn: { translation: mn } },
    // React escapes what it prints.
    interpolation: { escapeValue: false },
  });
}

/** Switches every text on screen and tells the browser (spelling, hyphenation, screen readers). */
export async function speakIn(language: Language): Promise<void> {
  document.documentElement.lang = language;
  if (i18next.language !== language) await i18next.changeLanguage(language);
}
