import { type CountryCheck, countryCheck } from "@asm-atlas/data/domain/geometry/country.ts";
import type { MultiPolygon, Polygon } from "@asm-atlas/data/domain/geometry.ts";
import type { Feature } from "geojson";
import { useMemo } from "react";
import { useFeed, useItems } from "../../api/collections.ts";
import { boxOf } from "../../map/geometry.ts";
import { partsOfGeometry } from "../../map/outline/parts.ts";
import type { ProtectedPlace } from "./findings.ts";

/**
 * The outline of the country as the server has it, put together of its aimags. While only some of these have official borders, they and their
 * neighbours' approximate ones may leave land between them that lies in none: then the server alone tells.
 */
export function useCountry(): CountryCheck | null {
  const { data: aimags } = useItems("staff", "admin-units", { level: "aimag", limit: "100" });
  return useMemo(() => {
    const bases = new Set(aimags?.map(({ properties }) => properties?.geom_basis));
    return aimags && bases.size === 1 ? countryCheck(aimags.flatMap(areaOf)) : null;
  }, [aimags]);
}

function areaOf({ geometry }: Feature): (Polygon | MultiPolygon)[] {
  return geometry?.type === "Polygon" || geometry?.type === "MultiPolygon" ? [geometry as Polygon | MultiPolygon] : [];
}

/** Every area under protection on record, as the map has it: rounded to a metre, which is more than borders of parks are exact to. */
export function useProtectedPlaces(): readonly ProtectedPlace[] {
  const { data: feed } = useFeed("staff", "protected-areas");
  return useMemo(
    () =>
      (feed?.features ?? []).flatMap(({ geometry, properties, id }): ProtectedPlace[] => {
        const box = geometry && boxOf(geometry);
        if (!box) return [];
        return [
          {
            code: String(id),
            kind: String(properties?.kind),
            nameEn: properties?.name_en,
            nameMn: properties?.name_mn,
            source: String(properties?.source),
            asOf: String(properties?.as_of),
            isDemo: properties?.is_demo === true,
            box,
            parts: partsOfGeometry(geometry),
          },
        ];
      }),
    [feed],
  );
}
