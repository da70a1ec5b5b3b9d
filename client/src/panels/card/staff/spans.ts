import type { Words } from "../../../i18n/use-words.ts";
import { type Age, ageBetween } from "../../../sites/age.ts";

/** Months are told up to two years; after that years and what is left. */
const monthsToldAlone = 24;

/** `span` and its genitive `spanOf`, which Mongolian needs before "ago": "14 months", "14 сарын". */
interface SpanSlots {
  readonly span: string;
  readonly spanOf: string;
}

export function spanSlots({ months, days }: Age, { t }: Pick<Words, "t">): SpanSlots {
  if (months === 0)
    return { span: t("cards.span.days", { count: days }), spanOf: t("cards.spanOf.days", { count: days }) };
  if (months < monthsToldAlone)
    return { span: t("cards.span.months", { count: months }), spanOf: t("cards.spanOf.months", { count: months }) };
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (rest === 0)
    return { span: t("cards.span.years", { count: years }), spanOf: t("cards.spanOf.years", { count: years }) };
  const span = { count: rest, years };
  return { span: t("cards.span.yearsAndMonths", span), spanOf: t("cards.spanOf.yearsAndMonths", span) };
}

/** "14 months ago"; of another day than today "14 months before this day". */
export function agoWords(on: string, onDay: string, today: string, words: Pick<Words, "t">): string {
  const { t } = words;
  if (on === onDay) return onDay === today ? t("cards.today") : t("cards.onThisDay");
  const slots = spanSlots(ageBetween(on, onDay), words);
  return onDay === today ? t("cards.ago", { ...slots }) : t("cards.beforeThisDay", { ...slots });
}

/** "640 m", "3.2 km", "38 km": as exact as a way over the steppe can be told. */
export function distanceWords(distanceM: number, { t, count, language }: Words): string {
  if (distanceM < 995) return t("cards.metres", { value: count(Math.round(distanceM / 10) * 10) });
  const km = distanceM / 1_000;
  const told =
    km < 9.95 ? km.toLocaleString(language === "mn" ? "mn-MN" : "en-GB", { maximumFractionDigits: 1 }) : count(km);
  return t("cards.kilometres", { value: told });
}
