import { useFeed, useItems } from "../../api/collections.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import type { Audience } from "../../map/map-state.ts";
import { readerOf } from "./read.ts";

/** The name of an aimag or soum by its code; the code itself until the name has come. */
function useUnitName(audience: Audience, code: string | null): string | null {
  const words = useWords();
  const { data } = useItems(
    audience,
    "admin-units",
    { code: code ?? "", limit: "1", skipGeometry: "true" },
    code !== null,
  );
  const unit = data?.[0];
  if (!unit) return code;
  const read = readerOf(unit);
  return words.name(read.text("name_en"), read.text("name_mn")) || code;
}

/** Where a record lies, in words: "Bayan-Ovoo soum, Bayankhongor aimag". Null when neither is recorded. */
export function usePlaceName(audience: Audience, aimagCode: string | null, soumCode: string | null): string | null {
  const { t } = useWords();
  const aimag = useUnitName(audience, aimagCode);
  const soum = useUnitName(audience, soumCode);
  const aimagName = aimag && t("card.aimag", { name: aimag });
  if (soum && aimagName) return t("card.soumIn", { soum, aimag: aimagName });
  return aimagName ?? (soum && t("card.soum", { name: soum }));
}

/** Short names of legal instruments by their code: "Resolution 296". */
export function useInstrumentName(audience: Audience): (code: string | null) => string | null {
  const words = useWords();
  const { data } = useFeed(audience, "legal-instruments");
  return (code) => {
    if (code === null) return null;
    const instrument = data?.features.find((each) => each.properties?.code === code);
    if (!instrument) return code;
    const read = readerOf(instrument);
    return words.name(read.text("short_en"), read.text("short_mn")) || code;
  };
}

/** "since 14 March 2024, under Resolution 296" */
export function sinceSentence(words: Words, sinceOn: string | null, instrument: string | null): string | null {
  if (sinceOn === null) return null;
  const slots = words.daySlots(sinceOn);
  return instrument ? words.t("card.sinceUnder", { ...slots, instrument }) : words.t("card.since", slots);
}
