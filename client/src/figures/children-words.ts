import { reachRings } from "@asm-atlas/data/domain/statistics/reach.ts";
import { type ChildrenInReach, ringsTogether } from "./compute/children-in-reach.ts";
import { useSteadyWords } from "./use-steady-words.ts";

/** How many of the children that were counted are near enough for every day, and where nobody has counted. */
export function useSeasonSentence(): (inReach: ChildrenInReach) => string {
  const { t, count, day } = useSteadyWords();
  return ({ season, onDay, all }) => {
    const together = ringsTogether(all, reachRings);
    const unknown = together.sites - together.sitesKnown;
    const name = t(`figures.children.season.${season}`, { date: day(onDay) });
    if (together.children === undefined) return t("figures.children.nobodyCounted", { season: name });
    return t("figures.children.summary", {
      season: name,
      near: count(all.daily.children ?? 0),
      children: count(together.children),
      beyond: count(all.beyond.children ?? 0),
      count: unknown,
      number: count(unknown),
    });
  };
}

/** N of "n of N" of a season: sites with a count, kindergartens open then, their seats. */
export function useSeasonFacts(): (inReach: ChildrenInReach) => string {
  const { t, count, day } = useSteadyWords();
  return ({ season, onDay, all, openKindergartens, seats, seatsKnown }) => {
    const together = ringsTogether(all, reachRings);
    const of = {
      season: t(`figures.children.season.${season}`, { date: day(onDay) }),
      known: count(together.sitesKnown),
      sites: count(together.sites),
      count: openKindergartens,
      number: count(openKindergartens),
      seats: count(seats),
    };
    return seatsKnown === openKindergartens
      ? t("figures.children.facts", of)
      : t("figures.children.factsPart", { ...of, seatsKnown: count(seatsKnown) });
  };
}
