import { useMemo } from "react";
import { useFeed } from "../../api/collections.ts";
import type { Reader } from "../../api/read.ts";
import { useSheet } from "../sheet.ts";
import { type InstrumentRecord, instrumentsOf } from "./instruments.ts";
import { type KindergartenRecord, kindergartensOf } from "./kindergartens.ts";
import { organisationsOf } from "./organisations.ts";
import { type Zones, zonesOf } from "./zones.ts";

/** What cards, lists and figures know of everything but the sites. Each is null until its feed is there, and where it cannot be read. */
export interface Records {
  readonly zones: Zones | null;
  readonly kindergartens: readonly KindergartenRecord[] | null;
  readonly organisations: ReadonlyMap<string, Reader> | null;
  readonly instruments: ReadonlyMap<string, InstrumentRecord> | null;
}

/** The feeds are those of the page: nothing is fetched twice, and zones and kindergartens are told by the record looked at. */
export function useRecords(): Records {
  const {
    zones: { data: zones },
    kindergartens: { data: kindergartens },
  } = useSheet();
  const { data: organisations } = useFeed("staff", "organisations");
  const { data: instruments } = useFeed("staff", "legal-instruments");
  return useMemo(
    () => ({
      zones: zonesOf(zones),
      kindergartens: kindergartensOf(kindergartens),
      organisations: organisationsOf(organisations),
      instruments: instrumentsOf(instruments),
    }),
    [zones, kindergartens, organisations, instruments],
  );
}
