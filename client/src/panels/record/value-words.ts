import type { Field } from "@asm-atlas/data/domain/layers/layer.ts";
import { placeWords } from "../../editing/place.ts";
import type { Words } from "../../i18n/use-words.ts";

/** A value of a record as people read it: labels for codes, days and numbers in the reader's manner, and nothing is said to be nothing. */
export function valueWords(
  field: Field | undefined,
  value: unknown,
  { t, say, day, measure, language }: Words,
): string {
  if (value === null || value === undefined || value === "") return t("card.notRecorded");
  if (Array.isArray(value)) return value.map((each) => codeWords(field, each, say)).join(", ") || t("card.notRecorded");
  if (typeof value === "boolean") return t(value ? "card.yes" : "card.no");
  if (typeof value === "number") return measure(value);
  if (field?.type === "date" || field?.type === "timestamp") return day(String(value));
  if (typeof value === "object") return placeWords(value, language) || t("record.shape");
  return codeWords(field, value, say);
}

function codeWords(field: Field | undefined, value: unknown, say: Words["say"]): string {
  const entry = field?.codes?.find(({ code }) => code === value);
  return entry ? say(entry.label) : String(value);
}
