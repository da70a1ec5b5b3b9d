import type { FeatureCollection } from "geojson";
import type { SiteFilter } from "../sites/site-filter.ts";

/** Facets of the sites that say where and whether invented: they hold for zones and kindergartens too. */
const placeFields = { aimag: "aimag_code", soum: "soum_code" } as const;

/**
 * Which zones or kindergartens lie where the sites' filter looks; null when it does not say where.
 * What has no aimag or soum on record is found under `not_recorded`, as sites are.
 */
export function placeMaskOf(data: FeatureCollection | undefined, filter: SiteFilter): Uint8Array | null {
  const conditions = Object.entries(placeFields).flatMap(([facet, field]) => {
    const wanted = filter[facet];
    return wanted && wanted.length > 0 ? [{ field, wanted }] : [];
  });
  const demo = filter.demo ?? [];
  if (!data || (conditions.length === 0 && demo.length === 0)) return null;
  return Uint8Array.from(data.features, ({ properties }) => {
    const isInPlace = conditions.every(({ field, wanted }) => wanted.includes(properties?.[field] ?? "not_recorded"));
    const isOfKind = demo.length === 0 || demo.includes(properties?.is_demo === true ? "demo" : "real");
    return isInPlace && isOfKind ? 1 : 0;
  });
}
