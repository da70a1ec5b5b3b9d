import i18next, { type TFunction } from "i18next";
import { initReactI18next } from "react-i18next";
import type { en, Messages } from "./en.ts";
import type { Language } from "./language.ts";
import type { PublicMessages } from "./public/messages.ts";
import type { publicEn } from "./public/public-en.ts";
import type { WorkbenchMessages } from "./workbench/messages.ts";
import type { Refusals } from "./workbench/refusals.ts";
import type { workbenchEn } from "./workbench/workbench-en.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof en & typeof publicEn & typeof workbenchEn & { readonly refusals: Refusals } };
  }
}

/** Each language is fetched when it is first spoken. */
const messages: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import("./en.ts")).en,
  mn: async () => (await import("./mn.ts")).mn,
};

/** What only staff read is fetched when the workbench is first opened. */
const workbenchMessages: Readonly<Record<Language, () => Promise<WorkbenchMessages>>> = {
  en: async () => (await import("./workbench/workbench-en.ts")).workbenchEn,
  mn: async () => (await import("./workbench/workbench-mn.ts")).workbenchMn,
};

async function workbenchTexts(language: Language): Promise<WorkbenchMessages & { readonly refusals: Refusals }> {
  const [texts, { refusalsIn }] = await Promise.all([workbenchMessages[language](), import("./workbench/refusals.ts")]);
  return { ...texts, refusals: refusalsIn(language) };
}

/** What the public page says further down is fetched when somebody gets there. */
const publicMessages: Readonly<Record<Language, () => Promise<PublicMessages>>> = {
  en: async () => (await import("./public/public-en.ts")).publicEn,
  mn: async () => (await import("./public/public-mn.ts")).publicMn,
};

let isWorkbenchWanted = false;
let isPublicWanted = false;

async function addTexts(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation"))
    i18next.addResourceBundle(language, "translation", await messages[language]());
  if (isWorkbenchWanted && i18next.getResource(language, "translation", "filter") === undefined)
    i18next.addResourceBundle(language, "translation", await workbenchTexts(language), true);
  if (isPublicWanted && i18next.getResource(language, "translation", "counted") === undefined)
    i18next.addResourceBundle(language, "translation", await publicMessages[language](), true);
}

/**
 * Fetches the workbench's texts in the language spoken; other languages bring theirs when they are switched to.
 * @throws TypeError when they cannot be fetched
 */
export async function wantWorkbenchTexts(): Promise<void> {
  isWorkbenchWanted = true;
  await addTexts(i18next.language as Language);
}

/**
 * Fetches what the public page says further down, in the language spoken; others bring theirs when they are switched to.
 * @throws TypeError when it cannot be fetched
 */
export async function wantPublicTexts(): Promise<void> {
  isPublicWanted = true;
  await addTexts(i18next.language as Language);
}

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
    await addTexts(language);
    await i18next.changeLanguage(language);
  }
  document.documentElement.lang = language;
}
