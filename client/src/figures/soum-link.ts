import { useCallback } from "react";
import { withFacet } from "../sites/site-filter.ts";
import { useSheet } from "../workbench/sheet.ts";
import type { Reached } from "./compute/people-reached.ts";
import { useLookedAt } from "./looked-at.ts";
import { useCountLink } from "./map-link.ts";

export type SoumLink = (reached: Pick<Reached, "soums">, year?: number) => string | undefined;

/**
 * Activities are not on the map: their number leads to the sites of the soums where they took place, at the end of their year.
 * @returns undefined when no soum is recorded
 */
export function useSoumLink(): SoumLink {
  const { onDay, today } = useSheet();
  const { where } = useLookedAt();
  const countLink = useCountLink();
  return useCallback(
    ({ soums }, year) => {
      if (soums.length === 0) return undefined;
      const yearEnd = year === undefined ? onDay : `${year}-12-31`;
      const day = yearEnd < onDay ? yearEnd : onDay;
      return countLink({ where: withFacet(where, "soum", soums), day: day === today ? null : day });
    },
    [countLink, where, onDay, today],
  );
}
