import type { FeatureCollection } from "geojson";
import { useMemo } from "react";
import type { OverlayId } from "../../map/map-state.ts";
import { outlineHa } from "../../map/tools/measures.ts";
import { summarise } from "../../sites/summary.ts";
import type { AreaSelection } from "../../workbench/area-selection.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { sumOf, totalsOf } from "../legend/legend-counts.ts";
import type { Inside, SelectionReport } from "./selection-report.ts";

function insideOf(
  layer: OverlayId,
  data: FeatureCollection | undefined,
  onDay: string,
  mask: Uint8Array | null,
): Inside | null {
  const totals = data && mask && totalsOf(layer, data, "staff", onDay, mask);
  return totals ? sumOf(totals) : null;
}

/** What lies in the area selected, on the day looked at; null until the sites have come. */
export function useSelectionReport(selection: AreaSelection): SelectionReport | null {
  const sheet = useSheet();
  const { lens, onDay, details } = sheet;
  const zones = sheet.zones.data;
  const kindergartens = sheet.kindergartens.data;
  const hasDetails = details.phase === "there";
  return useMemo(() => {
    const { sites, outline } = selection;
    if (!lens || !sites) return null;
    return {
      onDay,
      areaHa: outlineHa(outline),
      summary: summarise(lens.table, onDay, sites),
      zones: insideOf("rehabilitation-zones", zones, onDay, selection.zones),
      kindergartens: insideOf("kindergartens", kindergartens, onDay, selection.kindergartens),
      hasDetails,
      hasDemo: sites.some((isIn, site) => isIn === 1 && lens.table.isDemo[site] === true),
    };
  }, [selection, lens, onDay, zones, kindergartens, hasDetails]);
}
