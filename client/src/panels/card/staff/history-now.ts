import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { useMemo } from "react";
import { useFeed } from "../../../api/collections.ts";
import { historyOf } from "../../../map/feed.ts";
import { featureByCode } from "../../../map/selection.ts";

/** The history of a zone or kindergarten as it is on record now, whatever record is looked at; undefined: it is in no feed. */
export function useHistoryNow(
  collection: "rehabilitation-zones" | "kindergartens",
  code: string,
): readonly DatedState[] | undefined {
  const { data } = useFeed("staff", collection);
  return useMemo(() => {
    const feature = data && featureByCode(data, code);
    return feature && historyOf(feature);
  }, [data, code]);
}
