/** A sentence or label in both languages of the atlas. Every text a person can see is one of these or a key of client/src/i18n. */
export interface Bilingual {
  readonly en: string;
  readonly mn: string;
}

/** One entry of a closed list: the stored code and the words a person sees for it. */
export interface CodeEntry<Code extends string = string> {
  readonly code: Code;
  readonly label: Bilingual;
}

/** The codes of a list, as a literal union, in their declared order. */
export function codesOf<const Entries extends readonly CodeEntry[]>(entries: Entries): Entries[number]["code"][] {
  return entries.map((entry) => entry.code);
}
