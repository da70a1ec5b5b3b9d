import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Words } from "../i18n/use-words.ts";
import type { WaitingTime } from "./compute/waiting-times.ts";
import { durationWords } from "./duration-words.ts";

/** Between what and what the median lies with 95 % certainty; an open end stays open. */
export function rangeWords({ medianLowDays, medianHighDays }: WaitingTime, words: Words): string {
  const [low, high] = [medianLowDays, medianHighDays].map((days) =>
    days === undefined ? undefined : durationWords(days, words),
  );
  if (low === undefined) return words.t("figures.waiting.rangeUnknown");
  if (high === undefined) return words.t("figures.waiting.rangeFrom", { low });
  return low === high ? low : words.t("figures.waiting.range", { low, high });
}

/** The curve for somebody who knows no statistics: half of them, how sure that is, and who is still waiting. */
export function waitingSentences(time: WaitingTime, words: Words): readonly string[] {
  const { t, count, sayCode } = words;
  const { status, curve } = time;
  const still = t("figures.waiting.still", { count: curve.censored, number: count(curve.censored) });
  if (curve.medianDays === undefined) {
    const left = t("figures.waiting.notHalf", {
      count: curve.spells,
      number: count(curve.spells),
      status: sayCode(siteStatusWorkflow.states, status),
    });
    return curve.censored > 0 ? [left, still] : [left];
  }
  const half = t(`figures.waiting.half.${status}`, { time: durationWords(curve.medianDays, words) });
  const sure = t("figures.waiting.sure", { range: rangeWords(time, words) });
  return [half, ...(curve.censored > 0 ? [still] : []), ...(time.medianLowDays === undefined ? [] : [sure])];
}
