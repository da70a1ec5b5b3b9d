import i18next, { type TFunction } from "i18next";
import { initReactI18next } from "react-i18next";
import type { en, Messages } from "./en.ts";
import type { Language } from "./language.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}

/** Each language is fetched when it is first spoken. */
const messages: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import("./en.ts")).en,
  mn: async () => (await import("./mn.ts")).mn,
};

/**
 * Starts the texts in a language.
 * @returns what speaks them, for code outside of React
 */
export async function startTexts(language: Language): Promise<TFunction> {
  return i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await messages[language]() } },
    // React escapes what it prints.
    interpolation: { escapeValue: false },
  });
}

/**
 * Switches every text on screen and tells the browser (spelling, hyphenation, screen readers).
 * @throws TypeError when the language cannot be fetched; the page then goes on in the one it has
 */
export async function speakIn(language: Language): Promise<void> {
  if (i18next.language !== language) {
    if (!i18next.hasResourceBundle(language, "translation")) {
      i18next.addResourceBundle(language, "translation", await messages[language]());
    }
    await i18next.changeLanguage(language);
  }
  document.documentElement.lang = language;
}
