import type { Reader } from "../../api/read.ts";
import type { Words } from "../../i18n/use-words.ts";

/** "18,366 ha", "400–500 people", "no number given" */
export function valueSentence(read: Reader, { t, measure }: Words): string {
  const [low, high, unit] = [read.number("value_low"), read.number("value_high"), read.text("unit")];
  if (low === null && high === null) return t("card.noValue");
  const value =
    low !== null && high !== null
      ? low === high
        ? measure(low)
        : t("card.between", { low: measure(low), high: measure(high) })
      : low !== null
        ? t("card.atLeast", { low: measure(low) })
        : t("card.atMost", { high: measure(high ?? 0) });
  return [value, unit].filter(Boolean).join(" ");
}
