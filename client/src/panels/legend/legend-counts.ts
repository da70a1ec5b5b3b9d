import type { FeatureCollection } from "geojson";
import { drawOverlay } from "../../map/draw/overlay.ts";
import { codeOf, FeedError, featuresOf, propertiesOf } from "../../map/feed.ts";
import type { Audience, OverlayId } from "../../map/map-state.ts";

/** How many features a legend entry has in all, and on how many hectares where the overlay knows. */
export interface EntryTotal {
  readonly count: number;
  readonly areaHa: number;
}

export type Totals = Readonly<Record<string, EntryTotal>>;

/**
 * Totals of an overlay's legend entries on a day, by the very rules the map draws by.
 * @param mask which features pass the filters; null: all
 * @returns null for a feed that is not what its layer declares: then the map cannot draw it either, and says so
 */
export function totalsOf(
  layer: OverlayId,
  data: FeatureCollection,
  audience: Audience,
  onDay: string,
  mask: Uint8Array | null,
): Totals | null {
  try {
    const areas = areasOf(layer, data, audience);
    const totals: Record<string, { count: number; areaHa: number }> = {};
    for (const entry of drawOverlay(layer, data, { audience, onDay, hidden: new Set(), mask }).entries) {
      totals[entry.legendCode] ??= { count: 0, areaHa: 0 };
      const total = totals[entry.legendCode];
      if (!total) continue;
      total.count += 1;
      total.areaHa += areas.get(entry.code) ?? 0;
    }
    return totals;
  } catch (error) {
    if (error instanceof FeedError) return null;
    throw error;
  }
}

function areasOf(layer: OverlayId, data: FeatureCollection, audience: Audience): ReadonlyMap<string, number> {
  if (layer !== "rehabilitation-zones") return new Map();
  const field = audience === "staff" ? "area_ha" : "hectares";
  return new Map(
    featuresOf(data).map((zone) => {
      const areaHa = propertiesOf(zone)[field];
      return [codeOf(zone), typeof areaHa === "number" ? areaHa : 0];
    }),
  );
}

export function sumOf(totals: Totals): EntryTotal {
  return Object.values(totals).reduce(
    (sum, total) => ({ count: sum.count + total.count, areaHa: sum.areaHa + total.areaHa }),
    { count: 0, areaHa: 0 },
  );
}
