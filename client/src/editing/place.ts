import { formatDecimal, formatUtm } from "@asm-atlas/data/domain/coordinates/format.ts";
import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { areaHa } from "@asm-atlas/data/domain/measure.ts";
import type { Geometry } from "geojson";
import type { Language } from "../i18n/language.ts";
import { geometryOfParts, partsOfGeometry } from "../map/outline/parts.ts";
import { formatArea } from "../map/tools/measures.ts";
import { type Outline, roundedCorner } from "../map/tools/outline.ts";

/** The place of a corner set on the map: a point. */
export function geometryOf(corners: Outline): Geometry | null {
  const [first] = corners;
  return first ? { type: "Point", coordinates: [...first] } : null;
}

function positionOf(coordinates: unknown): Position | null {
  if (!Array.isArray(coordinates)) return null;
  const [longitude, latitude]: readonly unknown[] = coordinates;
  return Number.isFinite(longitude) && Number.isFinite(latitude) ? [Number(longitude), Number(latitude)] : null;
}

/** Corners of a place as a form holds it: the one of a point. What is none has no corners. */
export function cornersOf(geometry: unknown): Outline {
  if (typeof geometry !== "object" || geometry === null || !("type" in geometry) || !("coordinates" in geometry))
    return [];
  const corner = geometry.type === "Point" ? positionOf(geometry.coordinates) : null;
  return corner ? [corner] : [];
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
