import { isLanguage, type Language } from "../i18n/language.ts";

export type Theme = "light" | "dark";

/** The first two are shared with `public/before-paint.js`, which reads them before the first paint. */
const themeKey = "atlas-theme";
const languageKey = "atlas-language";
const singleKeysKey = "atlas-single-keys";

/** What this device remembers; undefined where nothing was chosen or storage is blocked. */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined; // Storage is blocked: nothing is remembered, everything still works.
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is blocked or full: the choice holds until the page is closed.
    return;
  }
}

/** The theme chosen here before, else the device's own. */
export function preferredTheme(): Theme {
  const chosen = recall(themeKey);
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function rememberTheme(theme: Theme): void {
  remember(themeKey, theme);
}

/** The language chosen here before, else the browser's first language if it is Mongolian, else English. */
export function preferredLanguage(): Language {
  const chosen = recall(languageKey);
  if (isLanguage(chosen)) return chosen;
  return navigator.language.startsWith("mn") ? "mn" : "en";
}

export function rememberLanguage(language: Language): void {
  remember(languageKey, language);
}

/** Do keys of a single sign work here? Unless they were switched off on this device. */
export function areSingleKeysWanted(): boolean {
  return recall(singleKeysKey) !== "off";
}

export function rememberSingleKeys(areOn: boolean): void {
  remember(singleKeysKey, areOn ? "on" : "off");
}
