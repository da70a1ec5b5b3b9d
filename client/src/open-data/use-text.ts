import { openDataEn } from "../i18n/open-data/open-data-en.ts";
import { openDataMn } from "../i18n/open-data/open-data-mn.ts";
import type { OpenDataText } from "../i18n/open-data/open-data-text.ts";
import { useWords } from "../i18n/use-words.ts";

const texts = { en: openDataEn, mn: openDataMn };

/** The words of this page in the reader's language. */
export function useText(): OpenDataText {
  return texts[useWords().language];
}
