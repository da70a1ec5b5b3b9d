import { useCallback } from "react";
import { moveCode } from "../sites/facets/moved-facet.ts";
import { withFacet } from "../sites/site-filter.ts";
import type { MovesOfSites } from "./compute/moves-of-period.ts";
import type { Period } from "./compute/periods.ts";
import { useLookedAt } from "./looked-at.ts";
import { useCountLink } from "./map-link.ts";

export type MoveLink = (move: Pick<MovesOfSites, "from" | "to">) => string;

/** Where a number of moves leads: the map of the same day with the sites that made them. */
export function useMoveLink({ first, last }: Period): MoveLink {
  const { where } = useLookedAt();
  const countLink = useCountLink();
  return useCallback(
    ({ from, to }) =>
      countLink({ where: withFacet(where, "moved", [moveCode({ after: first - 1, until: last, from, to })]) }),
    [countLink, where, first, last],
  );
}
