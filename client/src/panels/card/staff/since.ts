import type { Words } from "../../../i18n/use-words.ts";

/** "since 14 March 2024, under Resolution 296" */
export function sinceSentence(words: Words, sinceOn: string, instrument: string | null): string {
  const slots = words.daySlots(sinceOn);
  return instrument ? words.t("cards.sinceUnder", { ...slots, instrument }) : words.t("cards.since", slots);
}

/** "Bayan-Ovoo soum, Bayankhongor aimag"; null when neither is recorded. */
export function placeWords(
  { t }: Pick<Words, "t">,
  unitName: (code: string) => string,
  aimagCode: string | null,
  soumCode: string | null,
): string | null {
  const aimag = aimagCode && t("card.aimag", { name: unitName(aimagCode) });
  if (soumCode && aimag) return t("cards.soumIn", { soum: unitName(soumCode), aimag });
  return aimag ?? (soumCode && t("cards.soum", { name: unitName(soumCode) }));
}
