import type { Words } from "../i18n/use-words.ts";
import { durationOf } from "./compute/duration.ts";

/** "14 months": a number of days as a person would say it. */
export function durationWords(days: number, { t, measure }: Words): string {
  const { unit, value } = durationOf(days);
  return t(`figures.duration.${unit}`, { count: value, number: measure(value) });
}
