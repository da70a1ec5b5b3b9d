import type { Words } from "../../i18n/use-words.ts";

/**
 * How a published place's point was found, from the code its fact carries: `geonames_name(Bugant village)`,
 * `geonames_inferred_match(Uldz)_low`, `background_knowledge_approx`. Codes this does not know are shown as they are.
 */
export function placeBasisSentence(code: string, { t }: Pick<Words, "t">): string {
  const [, kind, place] =
    /^(geonames_name|geonames_inferred_match|background_knowledge)(?:\(([^)]*)\))?/.exec(code) ?? [];
  switch (kind) {
    case "geonames_name":
      return place ? t("card.basis.namedAs", { place }) : t("card.basis.named");
    case "geonames_inferred_match":
      return place ? t("card.basis.inferredFrom", { place }) : t("card.basis.inferred");
    case "background_knowledge":
      return t("card.basis.known");
    default:
      return code;
  }
}
