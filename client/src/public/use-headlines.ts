import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { UseQueryResult } from "@tanstack/react-query";
import { isWithheldNow, useAtlasInfo } from "../api/atlas-info.ts";
import { useFeed, useItems } from "../api/collections.ts";
import * as figures from "./headlines.ts";
import { type Pause, pausesOf } from "./pauses.ts";
import { useNationSites } from "./use-nation-sites.ts";

/** One figure on its way: there, missing from the release, or failed with a way to try again. */
export interface Headline<Figure> {
  readonly figure: Figure | undefined;
  /** Hidden by an administrator for now: no figure, and no nought either. */
  readonly isWithheld: boolean;
  readonly isComing: boolean;
  readonly failure: unknown;
  readonly retry: () => void;
}

/** Everything the public page says in figures, without a single shape: the feeds of the map wait until it has come or failed. */
export function useHeadlines() {
  const atlas = useAtlasInfo();
  const nation = useNationSites();
  const land = useFeed("public", "rehabilitation-summary");
  const people = useFeed("public", "activity-summary");
  const kindergartens = useItems("public", "kindergartens", { limit: String(limits.pageMax), skipGeometry: "true" });
  const seen = useItems("public", "nation-summary", { code: "all" });
  const isSettled = [atlas, nation, land, people, kindergartens, seen].every((query) => !query.isPending);
  // What the map draws too comes with it, and what only stands beside a figure after that.
  const units = useFeed("public", "site-summary", isSettled);
  const isLater = isSettled && !units.isPending;
  const aim = useItems(
    "public",
    "published-figures",
    { code: figures.programme.figure, skipGeometry: "true" },
    isLater,
  );
  const instruments = useFeed("public", "legal-instruments", isLater);
  const isWithheld = (layer: string) => isWithheldNow(atlas.data, layer);
  return {
    atlas: atlas.data,
    isSettled,
    sites: headline(nation, figures.nationSites, isWithheld("site-summary")),
    land: headline(land, figures.landFigures, isWithheld("rehabilitation-summary")),
    seen: headline(seen, figures.placesSeen, isWithheld("nation-summary")),
    people: headline(people, figures.peopleFigures, isWithheld("activity-summary")),
    kindergartens: headline(kindergartens, figures.kindergartenFigures, isWithheld("kindergartens")),
    aim: headline(aim, figures.programmeAim, isWithheld("published-figures")),
    covered: headline(units, figures.coverage, isWithheld("site-summary")),
    pauses: instruments.data ? pausesOf(instruments.data) : noPauses,
    /** What the figures were read from, for whoever shows the rows behind them. */
    released: {
      nation: nation.data,
      units: units.data,
      land: land.data,
      people: people.data,
      kindergartens: kindergartens.data,
      seen: seen.data,
    },
  };
}

export type Headlines = ReturnType<typeof useHeadlines>;
export type Released = Headlines["released"];

const noPauses: readonly Pause[] = [];

function headline<Data, Figure>(
  query: UseQueryResult<Data>,
  read: (data: Data) => Figure | undefined,
  isWithheld: boolean,
): Headline<Figure> {
  return {
    figure: query.data === undefined || isWithheld ? undefined : read(query.data),
    isWithheld,
    isComing: query.isPending,
    failure: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
  };
}
