import type { Feature } from "geojson";
import { useMemo } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { datedSiteColumns } from "./columns/dated-site-columns.ts";
import { kindergartenColumns } from "./columns/kindergarten-columns.ts";
import type { ListColumn } from "./columns/list-column.ts";
import { fixedSiteColumns } from "./columns/site-columns.ts";
import { zoneColumns } from "./columns/zone-columns.ts";
import { declarations, type ListLayer } from "./list-layers.ts";
import { nearestKindergartenOf } from "./nearest-kindergarten.ts";
import type { Records } from "./records.ts";

const none: readonly ListColumn[] = [];

/** All columns of sites; those that are the same on every day are not made again when the day moves. */
export function useSiteColumns(zones: Records | null, kindergartens: Records | null): readonly ListColumn[] {
  const words = useWords();
  const { table, names, onDay, details } = useSheet();
  const detailsAreComing = details.phase !== "there";
  const source = useMemo(
    () => table && { table, names, words, detailsAreComing },
    [table, names, words, detailsAreComing],
  );
  const fixed = useMemo(
    () => (source ? fixedSiteColumns(source, zones && linksOf(zones.features)) : none),
    [source, zones],
  );
  const dated = useMemo(() => {
    if (!source) return none;
    const nameOf = ({ id, properties }: Feature) => words.name(properties?.name_en, properties?.name_mn) || String(id);
    const nearest = kindergartens && nearestKindergartenOf(source.table, kindergartens.features, onDay, nameOf);
    return datedSiteColumns(source, onDay, nearest);
  }, [source, kindergartens, onDay, words]);
  return useMemo(() => [...fixed, ...dated], [fixed, dated]);
}

/** All columns of zones or kindergartens. */
export function useRecordColumns(layer: Exclude<ListLayer, "sites">, records: Records | null): readonly ListColumn[] {
  const words = useWords();
  const { names, onDay } = useSheet();
  return useMemo(() => {
    if (!records) return none;
    const source = { layer: declarations[layer], records, names, words };
    return layer === "kindergartens" ? kindergartenColumns(source, onDay) : zoneColumns(source, onDay);
  }, [layer, records, names, words, onDay]);
}

/** Codes of the zones that each site is linked to. */
function linksOf(zones: readonly Feature[]): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, string[]>();
  for (const { id, properties } of zones) {
    for (const site of (properties?.site_codes as readonly string[] | undefined) ?? []) {
      const known = links.get(site);
      if (known) known.push(String(id));
      else links.set(site, [String(id)]);
    }
  }
  return links;
}
