import { shareEn } from "../i18n/share/share-en.ts";
import { shareMn } from "../i18n/share/share-mn.ts";
import { useWords } from "../i18n/use-words.ts";

const texts = { en: shareEn, mn: shareMn } as const;

export type ShareTexts = typeof shareMn;

/** The texts of this room in the reader's language; they come with it, and with nothing that comes before. */
export function useShareTexts(): ShareTexts {
  const { language } = useWords();
  return texts[language];
}

/** Puts values where a text leaves room for them. */
export function filled(text: string, slots: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => slots[name] ?? whole);
}
