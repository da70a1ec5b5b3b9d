import { formatDecimal, formatUtm } from "@asm-atlas/data/domain/coordinates/format.ts";
import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { areaHa } from "@asm-atlas/data/domain/measure.ts";
import type { Geometry } from "geojson";
import type { Language } from "../i18n/language.ts";
import { geometryOfParts, partsOfGeometry } from "../map/outline/parts.ts";
import { formatArea } from "../map/tools/measures.ts";
import { type Outline, roundedCorner } from "../map/tools/outline.ts";
import type { PlaceToolId } from "../map/tools/tool.ts";

/** The place of corners set on the map: of one a point, of three and more the area inside. */
export function geometryOf(tool: PlaceToolId, corners: Outline): Geometry | null {
  const [first] = corners;
  if (!first) return null;
  if (tool === "place-point") return { type: "Point", coordinates: [...first] };
  if (corners.length < 3) return null;
  return { type: "Polygon", coordinates: [[...corners, first].map(([longitude, latitude]) => [longitude, latitude])] };
}

function positionOf(coordinates: unknown): Position | null {
  if (!Array.isArray(coordinates)) return null;
  const [longitude, latitude]: readonly unknown[] = coordinates;
  return Number.isFinite(longitude) && Number.isFinite(latitude) ? [Number(longitude), Number(latitude)] : null;
}

/** Corners of a place as a form holds it: one of a point, those of the first ring of an area. What is none has no corners. */
export function cornersOf(geometry: unknown): Outline {
  if (typeof geometry !== "object" || geometry === null || !("type" in geometry) || !("coordinates" in geometry))
    return [];
  const { type, coordinates } = geometry;
  if (type === "Point") return [positionOf(coordinates)].filter((corner) => corner !== null);
  if (type !== "Polygon" || !Array.isArray(coordinates) || !Array.isArray(coordinates[0])) return [];
  return coordinates[0]
    .slice(0, -1)
    .map(positionOf)
    .filter((corner) => corner !== null);
}

/** A place typed as a coordinate, kept as finely as one that was clicked. */
export function pointAt(longitude: number, latitude: number): Geometry {
  return { type: "Point", coordinates: roundedCorner([longitude, latitude]) };
}

/** A place in words: degrees and UTM of a point, hectares of an outline; empty where there is none. */
export function placeWords(geometry: unknown, language: Language): string {
  const area = geometryOfParts(partsOfGeometry(geometry));
  if (area) return formatArea(areaHa(area), language);
  const [first] = cornersOf(geometry);
  if (!first) return "";
  const place = { longitude: first[0], latitude: first[1] };
  const utm = formatUtm(place);
  return [formatDecimal(place, language), utm && `UTM ${utm}`].filter(Boolean).join(" · ");
}
