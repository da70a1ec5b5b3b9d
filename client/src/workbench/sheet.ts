import { createContext, useContext, useMemo, useState } from "react";
import { useFeed } from "../api/collections.ts";
import type { Masks } from "../app/overlays.ts";
import { todayInMongolia } from "../map/overlays.ts";
import { kindergartensOf } from "../sites/kindergartens.ts";
import { type Lens, lensOf } from "../sites/lens.ts";
import { isFiltering } from "../sites/site-filter.ts";
import { type SiteTable, siteTableOf } from "../sites/site-table.ts";
import { useView } from "../state/view-store.ts";
import { type Names, useNames } from "./names.ts";
import { placeMaskOf } from "./place-mask.ts";

/** What every panel of the workbench looks at: the same sites, on the same day, through the same filter. */
export interface Sheet {
  /** Null until the sites have come, and when they cannot be read. */
  readonly table: SiteTable | null;
  readonly lens: Lens | null;
  /** The day looked at: never null, today where the view says "now". */
  readonly onDay: string;
  readonly today: string;
  readonly names: Names;
  /** Names, groups, land and visits: a second feed that comes after the map's first picture. */
  readonly details: { readonly phase: "coming" | "there" | "failed"; readonly failure: unknown; retry(): void };
  readonly masks: Masks;
}

export const SheetContext = createContext<Sheet | null>(null);

/** @throws Error outside of the workbench */
export function useSheet(): Sheet {
  const sheet = useContext(SheetContext);
  if (sheet === null) throw new Error("useSheet is for panels of the workbench.");
  return sheet;
}

const nothingHidden: readonly string[] = [];

export function useMakeSheet(): Sheet {
  const [today] = useState(() => todayInMongolia());
  const onDay = useView((view) => view.day) ?? today;
  const where = useView((view) => view.where);
  const hidden = useView((view) => view.hidden.sites) ?? nothingHidden;
  const sites = useFeed("staff", "sites");
  // Details wait for the sites: the map's first picture has the line to itself.
  const details = useFeed("staff", "site-details", sites.data !== undefined);
  const zones = useFeed("staff", "rehabilitation-zones");
  const kindergartens = useFeed("staff", "kindergartens");
  const names = useNames();
  const readable = useMemo(
    () => (sites.data ? siteTableOf(sites.data, details.data ?? null) : null),
    [sites.data, details.data],
  );
  const nearby = useMemo(() => (kindergartens.data ? kindergartensOf(kindergartens.data) : null), [kindergartens.data]);
  const table = useMemo(() => readable && { ...readable, kindergartens: nearby }, [readable, nearby]);
  const lens = useMemo(() => table && lensOf(table, onDay, where, hidden), [table, onDay, where, hidden]);
  const masks = useMemo(
    (): Masks => ({
      sites: lens && isFiltering(where) ? lens.matches : null,
      "rehabilitation-zones": placeMaskOf(zones.data, where),
      kindergartens: placeMaskOf(kindergartens.data, where),
    }),
    [lens, where, zones.data, kindergartens.data],
  );
  const { status, error, refetch } = details;
  return useMemo(
    () => ({
      table,
      lens,
      onDay,
      today,
      names,
      details: {
        phase: status === "pending" ? "coming" : status === "error" ? "failed" : "there",
        failure: error,
        retry: () => void refetch(),
      },
      masks,
    }),
    [table, lens, onDay, today, names, status, error, refetch, masks],
  );
}
