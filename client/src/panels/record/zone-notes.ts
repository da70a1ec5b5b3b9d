import { counterFit, fieldOfCounter, zoneCounters } from "@asm-atlas/data/domain/workflow/zone-counters.ts";
import type { FormValues } from "../../editing/draft.ts";
import type { FieldNote } from "../../editing/record-form.tsx";
import type { Words } from "../../i18n/use-words.ts";

/** What hectares say beside the outline they are of: nothing, that they are more than it has, or that they are too many. Both in hectares. */
export function hectaresNote(hectares: number, areaHa: number, { t, measure }: Words): FieldNote | null {
  const fit = counterFit(hectares, areaHa);
  if (fit === "fits") return null;
  const isRefused = fit === "too-much";
  return { sentence: t(isRefused ? "zones.tooMuch" : "zones.aboveArea", { area: measure(areaHa) }), isRefused };
}

/** The counters typed into a zone's form that do not fit its outline, by field. @param areaHa measured hectares; anything but a number: not known */
export function zoneNotesOf(values: FormValues, areaHa: unknown, words: Words): ReadonlyMap<string, FieldNote> {
  const notes = new Map<string, FieldNote>();
  for (const field of zoneCounters.map(fieldOfCounter)) {
    const hectares = values[field];
    const note =
      typeof hectares === "number" && typeof areaHa === "number" ? hectaresNote(hectares, areaHa, words) : null;
    if (note) notes.set(field, note);
  }
  return notes;
}
