import type { ReachRing } from "@asm-atlas/data/domain/statistics/reach.ts";
import { useCallback } from "react";
import { notAssessed, notRecorded } from "../sites/facets/facet.ts";
import { withFacet } from "../sites/site-filter.ts";
import { useSheet } from "../workbench/sheet.ts";
import { useLookedAt } from "./looked-at.ts";
import { useCountLink } from "./map-link.ts";

/** Which sites a number of the children's figure speaks of. */
interface ReachQuestion {
  /** The season's day, YYYY-MM-DD. */
  readonly onDay: string;
  /** Undefined: any. */
  readonly ring?: ReachRing;
  /** Undefined: the whole country; null: sites whose aimag is not recorded. */
  readonly aimag?: string | null | undefined;
  /** Sites where nobody has counted the children. */
  readonly isUncounted?: boolean;
}

export type ReachLink = (question: ReachQuestion) => string;

/** The map of the season's day with the sites of a ring, an aimag, or without a count. */
export function useReachLink(): ReachLink {
  const { today } = useSheet();
  const { where } = useLookedAt();
  const countLink = useCountLink();
  return useCallback(
    ({ onDay, ring, aimag, isUncounted }) => {
      const ofRing = ring === undefined ? where : withFacet(where, "reach", [ring]);
      const ofAimag = aimag === undefined ? ofRing : withFacet(ofRing, "aimag", [aimag ?? notRecorded]);
      const asked = isUncounted ? withFacet(ofAimag, "children", [notAssessed]) : ofAimag;
      return countLink({ where: asked, day: onDay === today ? null : onDay });
    },
    [countLink, where, today],
  );
}
