import type { Feature } from "geojson";
import { useMemo } from "react";
import type { Fetched } from "../../../api/collections.ts";
import { readerOf } from "../../../api/read.ts";
import { todayInMongolia } from "../../../map/overlays.ts";
import { stoodOn } from "../../../sites/known-on.ts";

/** The fetched events that stood in the record at the end of a day, null: that stand now. One struck as an error is no step of a history. */
export function useStoodEvents(
  { data, isPending, error, refetch }: Fetched<readonly Feature[]>,
  knownOn: string | null,
): Fetched<readonly Feature[]> {
  const stood = useMemo(() => data?.filter((event) => didStand(event, knownOn)), [data, knownOn]);
  return { data: stood, isPending, error, refetch };
}

function didStand(event: Feature, knownOn: string | null): boolean {
  const read = readerOf(event);
  const dayOf = (field: string) => {
    const moment = read.text(field);
    return moment && todayInMongolia(new Date(moment));
  };
  return stoodOn(dayOf("recorded_at") ?? "", dayOf("struck_at"), knownOn);
}
