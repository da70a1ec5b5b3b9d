import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { UseQueryResult } from "@tanstack/react-query";
import { useAtlasInfo } from "../api/atlas-info.ts";
import { useFeed, useItems } from "../api/collections.ts";
import * as figures from "./headlines.ts";
import { type Pause, pausesOf } from "./pauses.ts";
import { useNationSites } from "./use-nation-sites.ts";

/** One figure on its way: there, missing from the release, or failed with a way to try again. */
export interface Headline<Figure> {
  readonly figure: Figure | undefined;
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
  // What stands beside a figure, or is drawn by the map too, comes when words and figures are there.
  const aim = useItems(
    "public",
    "published-figures",
    { code: figures.programme.figure, skipGeometry: "true" },
    isSettled,
  );
  const instruments = useFeed("public", "legal-instruments", isSettled);
  const units = useFeed("public", "site-summary", isSettled);
  return {
    atlas: atlas.data,
    isSettled,
    sites: headline(nation, figures.nationSites),
    land: headline(land, figures.landFigures),
    seen: headline(seen, figures.placesSeen),
    people: headline(people, figures.peopleFigures),
    kindergartens: headline(kindergartens, figures.kindergartenFigures),
    aim: headline(aim, figures.programmeAim),
    covered: headline(units, figures.coverage),
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
): Headline<Figure> {
  return {
    figure: query.data === undefined ? undefined : read(query.data),
    isComing: query.isPending,
    failure: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
  };
}
