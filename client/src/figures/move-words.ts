import { type SiteStatus, siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Words } from "../i18n/use-words.ts";
import type { MovesOfSites } from "./compute/moves-of-period.ts";

/** A status in words; of none, that the site was not known before. */
export function statusWords(status: SiteStatus | undefined, { t, sayCode }: Words): string {
  return status === undefined ? t("figures.moves.notKnown") : sayCode(siteStatusWorkflow.states, status);
}

/** What a number of moves says when it is pointed at or read out, and where it leads. */
export function moveLabel({ from, to, count: moves, sites }: MovesOfSites, words: Words): string {
  const { t, count } = words;
  const of = { from: statusWords(from, words), to: statusWords(to, words) };
  const isEachOnce = moves === sites;
  return isEachOnce
    ? t("figures.moves.showSites", { ...of, count: sites, number: count(sites) })
    : t("figures.moves.showMoves", { ...of, count: sites, number: count(sites), moves: count(moves) });
}
