import type { FeatureCollection } from "geojson";
import { createContext, useContext, useMemo, useState } from "react";
import { type Fetched, useFeed } from "../api/collections.ts";
import type { Masks, Substitutes } from "../app/overlays.ts";
import { todayInMongolia } from "../map/overlays.ts";
import { kindergartensOf } from "../sites/kindergartens.ts";
import { type Lens, lensOf } from "../sites/lens.ts";
import { isFiltering } from "../sites/site-filter.ts";
import { type SiteTable, siteTableOf } from "../sites/site-table.ts";
import { sitesWithin } from "../sites/within.ts";
import { isOverlayOn, useView } from "../state/view-store.ts";
import { type AreaSelection, bothOf, withinArea } from "./area-selection.ts";
import { type Comparison, useMakeComparison } from "./comparison.ts";
import { type KnownRecord, useKnownFeeds } from "./known-record.ts";
import { type Names, useNames } from "./names.ts";
import { placeMaskOf } from "./place-mask.ts";
import { withinValidTime } from "./valid-time.ts";

/** What every panel of the workbench looks at: the same sites, on the same day, through the same filter. */
export interface Sheet {
  /** Null until the sites have come, and when they cannot be read. */
  readonly table: SiteTable | null;
  readonly lens: Lens | null;
  /** The day looked at: never null, today where the view says "now". */
  readonly onDay: string;
  /** The record of an earlier day that everything dated is told by; null: the record as it is now. */
  readonly known: KnownRecord | null;
  /** Feeds of zones and kindergartens, by the record looked at. */
  readonly zones: Fetched<FeatureCollection>;
  readonly kindergartens: Fetched<FeatureCollection>;
  /** What the map draws where an earlier record is looked at. */
  readonly substitutes: Substitutes;
  readonly today: string;
  readonly names: Names;
  /** Names, groups, land and visits: a second feed that comes after the map's first picture. */
  readonly details: { readonly phase: "coming" | "there" | "failed"; readonly failure: unknown; retry(): void };
  readonly masks: Masks;
  /** What lies in the area selected; null while none is. */
  readonly selection: AreaSelection | null;
  /** The earlier day beside it; null: one day alone is looked at. */
  readonly comparison: Comparison | null;
}

export const SheetContext = createContext<Sheet | null>(null);

/** @throws Error outside of the workbench */
export function useSheet(): Sheet {
  const sheet = useContext(SheetContext);
  if (sheet === null) throw new Error("useSheet is for panels of the workbench.");
  return sheet;
}

const nothingHidden: readonly string[] = [];

/** 1 where a site is drawn. */
function shownOf({ table, shown, states }: Lens, code: string): number {
  const index = table.indexOfCode.get(code);
  return index !== undefined && (states[index] ?? -1) >= 0 ? (shown[index] ?? 0) : 0;
}

export function useMakeSheet(): Sheet {
  const [today] = useState(() => todayInMongolia());
  const onDay = withinValidTime(useView((view) => view.day) ?? today, today);
  const thenDay = useView((view) => view.thenDay);
  const where = useView((view) => view.where);
  const area = useView((view) => view.area);
  const isAreaFilter = useView((view) => view.isAreaFilter);
  const hidden = useView((view) => view.hidden.sites) ?? nothingHidden;
  const sites = useFeed("staff", "sites");
  // Details wait for the sites: the map's first picture has the line to itself.
  const details = useFeed("staff", "site-details", sites.data !== undefined);
  const zonesNow = useFeed("staff", "rehabilitation-zones");
  const kindergartensNow = useFeed("staff", "kindergartens");
  const names = useNames();
  const { known, zones, kindergartens, substitutes } = useKnownFeeds(
    { sites, details, zones: zonesNow, kindergartens: kindergartensNow },
    today,
  );
  const readable = useMemo(() => {
    if (known) return known.feeds && siteTableOf(known.feeds.sites, known.feeds.details);
    return sites.data ? siteTableOf(sites.data, details.data ?? null) : null;
  }, [known, sites.data, details.data]);
  const nearby = useMemo(() => (kindergartens.data ? kindergartensOf(kindergartens.data) : null), [kindergartens.data]);
  const table = useMemo(() => readable && { ...readable, kindergartens: nearby }, [readable, nearby]);
  const sitesInArea = useMemo(() => table && area && sitesWithin(table, area), [table, area]);
  const within = isAreaFilter ? sitesInArea : null;
  const lens = useMemo(
    () => table && lensOf(table, onDay, where, hidden, within),
    [table, onDay, where, hidden, within],
  );
  const zonesInArea = useMemo(() => withinArea(zonesNow.data, area), [zonesNow.data, area]);
  const kindergartensInArea = useMemo(() => withinArea(kindergartensNow.data, area), [kindergartensNow.data, area]);
  // Apart from the sites', which change with the day: what stays the same is not drawn again. Where they are no record of a day changes.
  const placeMasks = useMemo((): Masks => {
    const zonesInPlace = placeMaskOf(zonesNow.data, where);
    const kindergartensInPlace = placeMaskOf(kindergartensNow.data, where);
    if (!isAreaFilter) return { "rehabilitation-zones": zonesInPlace, kindergartens: kindergartensInPlace };
    return {
      "rehabilitation-zones": bothOf(zonesInPlace, zonesInArea),
      kindergartens: bothOf(kindergartensInPlace, kindergartensInArea),
    };
  }, [where, zonesNow.data, kindergartensNow.data, isAreaFilter, zonesInArea, kindergartensInArea]);
  const siteMask = lens && (isFiltering(where) || lens.within) ? lens.matches : null;
  const areasOn = useView((view) => isOverlayOn(view, "site-areas"));
  const { data: siteAreas } = useFeed("staff", "site-areas", areasOn && details.data !== undefined);
  // The land of a site is there where its sign is.
  const areaMask = useMemo(
    () => siteAreas && lens && Uint8Array.from(siteAreas.features, ({ id }) => shownOf(lens, String(id))),
    [siteAreas, lens],
  );
  const masks = useMemo(
    (): Masks => ({ ...placeMasks, sites: siteMask, "site-areas": areaMask ?? null }),
    [placeMasks, siteMask, areaMask],
  );
  const selection = useMemo((): AreaSelection | null => {
    if (!area) return null;
    return {
      outline: area,
      sites: lens && bothOf(lens.shown, sitesInArea),
      zones: bothOf(placeMasks["rehabilitation-zones"] ?? null, zonesInArea),
      kindergartens: bothOf(placeMasks.kindergartens ?? null, kindergartensInArea),
    };
  }, [area, lens, sitesInArea, placeMasks, zonesInArea, kindergartensInArea]);
  const comparison = useMakeComparison({
    table,
    thenDay: thenDay && withinValidTime(thenDay, today),
    onDay,
    where,
    hidden,
    within,
    placeMasks,
  });
  const { status, error, refetch } = details;
  return useMemo(
    () => ({
      table,
      lens,
      onDay,
      known,
      zones,
      kindergartens,
      substitutes,
      today,
      names,
      details: {
        phase: status === "pending" ? "coming" : status === "error" ? "failed" : "there",
        failure: error,
        retry: () => void refetch(),
      },
      masks,
      selection,
      comparison,
    }),
    [
      table,
      lens,
      onDay,
      known,
      zones,
      kindergartens,
      substitutes,
      today,
      names,
      status,
      error,
      refetch,
      masks,
      selection,
      comparison,
    ],
  );
}
