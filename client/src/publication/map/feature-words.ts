import { kindergartenKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { kindergartenStatusGroups } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import type { Feature } from "geojson";
import { type Reader, readerOf } from "../../api/read.ts";
import type { Words } from "../../i18n/use-words.ts";
import { stepsOf } from "../../map/feed.ts";
import type { OverlayId } from "../../map/map-state.ts";

/** What a feature of the public map says when it is touched, in one line. */
export function wordsOfFeature(layer: OverlayId, feature: Feature, words: Words): string {
  const read = readerOf(feature);
  return [...partsOf(layer, feature, read, words), placeOf(read, words)].filter(Boolean).join(" · ");
}

function partsOf(layer: OverlayId, feature: Feature, read: Reader, words: Words): readonly string[] {
  const { t, count, sayCode } = words;
  const shownAs = t(`publication.shownAs.${(read.text("shown_as") ?? "soum") as "cell"}`);
  switch (layer) {
    case "sites":
      return [t("card.register.since", { year: read.number("contract_since_year") ?? "…" }), shownAs];
    case "rehabilitation-zones": {
      const year = read.number("accepted_year") ?? "…";
      return [t("card.zonePublic.sentence", { hectares: count(read.number("hectares") ?? 0), year }), shownAs];
    }
    case "kindergartens":
      return [
        sayCode(kindergartenKinds, read.text("kind") ?? ""),
        sayCode(kindergartenStatusGroups, read.text("status_group") ?? ""),
        shownAs,
      ];
    case "published-figures":
      return [words.name(read.text("title_en"), read.text("title_mn"))];
    case "site-summary":
      return summaryOf(feature, read, words);
    // Staff have these alone: no release holds any.
    case "protected-areas":
    case "site-areas":
      return [];
  }
}

function summaryOf(feature: Feature, read: Reader, { t, count, name }: Words): readonly string[] {
  const unit = name(read.text("unit_name_en"), read.text("unit_name_mn"));
  const [, first = 0, second = 0] = stepsOf(feature).at(-1) ?? [];
  return read.text("level") === "province"
    ? [
        t("card.aimag", { name: unit }),
        `${t("card.summary.provinceKnown")}: ${count(first)}`,
        `${t("card.summary.provinceEver")}: ${count(second)}`,
      ]
    : [t("card.summary.soumTitle", { name: unit }), t("card.summary.soumBand", { low: first, high: second })];
}

function placeOf(read: Reader, words: Words): string {
  const soum = words.name(read.text("soum_name_en"), read.text("soum_name_mn"));
  const province = words.name(read.text("province_name_en"), read.text("province_name_mn"));
  return [soum, province].filter(Boolean).join(", ");
}
