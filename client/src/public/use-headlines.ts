import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { UseQueryResult } from "@tanstack/react-query";
import { useAtlasInfo } from "../api/atlas-info.ts";
import { useFeed, useItems } from "../api/collections.ts";
import * as figures from "./headlines.ts";
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
  return {
    atlas: atlas.data,
    isSettled,
    sites: headline(nation, figures.nationSites),
    land: headline(land, figures.landFigures),
    seen: headline(seen, figures.placesSeen),
    people: headline(people, figures.peopleFigures),
    kindergartens: headline(kindergartens, figures.kindergartenFigures),
  };
}

export type Headlines = ReturnType<typeof useHeadlines>;

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
