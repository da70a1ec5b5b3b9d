import type { Polygon, Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { areaLocator, boundingBox } from "@asm-atlas/data/domain/measure.ts";
import type { FeatureCollection } from "geojson";
import { labelPointOf } from "../map/label-point.ts";
import type { Outline } from "../map/tools/outline.ts";
import type { SiteTable } from "./site-table.ts";

/** What lies inside an area: `undefined` positions lie nowhere. On the outline counts as inside, as the API's bbox has it. */
function insideMask(
  count: number,
  outline: Outline,
  longitudeOf: (index: number) => number | undefined,
  latitudeOf: (index: number) => number | undefined,
): Uint8Array {
  const mask = new Uint8Array(count);
  const ring = [...outline, ...outline.slice(0, 1)].map(([x, y]): Position => [x, y]);
  const polygon: Polygon = { type: "Polygon", coordinates: [ring] };
  const [west, south, east, north] = boundingBox(polygon);
  const locate = areaLocator(polygon);
  for (let index = 0; index < count; index += 1) {
    const longitude = longitudeOf(index);
    const latitude = latitudeOf(index);
    // Most lie outside of its box, and need no closer look.
    if (longitude === undefined || latitude === undefined) continue;
    if (longitude < west || longitude > east || latitude < south || latitude > north) continue;
    if (locate([longitude, latitude]) !== "outside") mask[index] = 1;
  }
  return mask;
}

/** 1 for each site that lies in an area, in the order of the table. */
export function sitesWithin({ size, longitudes, latitudes }: SiteTable, outline: Outline): Uint8Array {
  return insideMask(
    size,
    outline,
    (index) => longitudes[index],
    (index) => latitudes[index],
  );
}

/** 1 for each feature of a feed that lies in an area: a point where it is, an area where its sign stands, well inside of it. */
export function featuresWithin(data: FeatureCollection, outline: Outline): Uint8Array {
  const places = data.features.map(({ geometry }) => {
    if (geometry?.type === "Point") return geometry.coordinates;
    return geometry?.type === "Polygon" || geometry?.type === "MultiPolygon" ? labelPointOf(geometry) : [];
  });
  return insideMask(
    places.length,
    outline,
    (index) => places[index]?.[0],
    (index) => places[index]?.[1],
  );
}
