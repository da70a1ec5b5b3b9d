import type { Feature } from "geojson";
import { useMemo } from "react";
import type { Fetched } from "../../../api/collections.ts";
import { readerOf } from "../../../api/read.ts";
import { todayInMongolia } from "../../../map/overlays.ts";
import { stoodOn } from "../../../sites/known-on.ts";

/** The fetched events as the record had them at the end of a day: what was entered later is left out, what was struck later still stands. Null: as it has them now. */
export function useEventsAsKnown(
  { data, isPending, error, refetch }: Fetched<readonly Feature[]>,
  knownOn: string | null,
): Fetched<readonly Feature[]> {
  const known = useMemo(
    () => (knownOn === null ? data : data?.flatMap((event) => eventAsKnown(event, knownOn))),
    [data, knownOn],
  );
  return { data: known, isPending, error, refetch };
}

function eventAsKnown(event: Feature, knownOn: string): readonly Feature[] {
  const read = readerOf(event);
  const dayOf = (field: string) => {
    const moment = read.text(field);
    return moment && todayInMongolia(new Date(moment));
  };
  const recordedOn = dayOf("recorded_at") ?? "";
  if (recordedOn > knownOn) return [];
  if (!stoodOn(recordedOn, dayOf("struck_at"), knownOn)) return [event];
  return [{ ...event, properties: { ...event.properties, struck_at: null, strike_reason: null, replaced_by: null } }];
}
