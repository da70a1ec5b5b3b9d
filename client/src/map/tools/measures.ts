import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { areaHa, distanceM } from "@asm-atlas/data/domain/measure.ts";
import type { Language } from "../map-state.ts";
import type { Outline } from "./outline.ts";
import { isAreaTool, shapeOf } from "./sketch.ts";
import type { Drawing } from "./tool.ts";

const locales = { en: "en-GB", mn: "mn-MN" } as const;
const units = {
  en: { m: "m", km: "km", ha: "ha", km2: "km²" },
  mn: { m: "м", km: "км", ha: "га", km2: "км²" },
} as const;

function number(value: number, decimals: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals }).format(value);
}

/** Decimals that leave about four figures, which is what a hand on a map can mean. */
const decimalsOf = (value: number): number => (value < 10 ? 2 : value < 100 ? 1 : 0);

/** A length in the reader's manner: `8.4 m`, `842 m`, `12.3 km`, `1,204 km`. */
export function formatDistance(lengthM: number, language: Language): string {
  const { m, km } = units[language];
  if (lengthM < 1000) return `${number(lengthM, lengthM < 100 ? 1 : 0, language)} ${m}`;
  return `${number(lengthM / 1000, decimalsOf(lengthM / 1000), language)} ${km}`;
}

/** An area in hectares: `0.84 ha`, `12.3 ha`, `1,234 ha`. */
export function formatHectares(hectares: number, language: Language): string {
  return `${number(hectares, decimalsOf(hectares), language)} ${units[language].ha}`;
}

/** The same in square kilometres: `0.01 km²`, `12.3 km²`. */
export function formatSquareKilometres(hectares: number, language: Language): string {
  const squareKilometres = hectares / 100;
  const decimals = squareKilometres < 0.1 ? 4 : decimalsOf(squareKilometres);
  return `${number(squareKilometres, decimals, language)} ${units[language].km2}`;
}

/** From here on square kilometres say more. */
const largeFromHa = 1000;

/** The one of the two that suits the size, for a label on the map. */
export function formatArea(hectares: number, language: Language): string {
  return hectares < largeFromHa ? formatHectares(hectares, language) : formatSquareKilometres(hectares, language);
}

/** The other one. */
export function formatAreaOtherwise(hectares: number, language: Language): string {
  return hectares < largeFromHa ? formatSquareKilometres(hectares, language) : formatHectares(hectares, language);
}

const closed = (outline: Outline): Position[] => [...outline, ...outline.slice(0, 1)].map(([x, y]) => [x, y]);

/** Geodesic hectares inside an outline; 0 for fewer than three corners. */
export function outlineHa(outline: Outline): number {
  return outline.length < 3 ? 0 : areaHa({ type: "Polygon", coordinates: [closed(outline)] });
}

export interface Segment {
  readonly from: Readonly<Position>;
  readonly to: Readonly<Position>;
  readonly lengthM: number;
}

/** Edges of corners with their geodesic lengths. */
export function segmentsOf(corners: Outline, isClosed: boolean): readonly Segment[] {
  const ends = isClosed && corners.length > 2 ? [...corners, ...corners.slice(0, 1)] : corners;
  return ends.flatMap((to, index) => {
    const from = ends[index - 1];
    return from ? [{ from, to, lengthM: distanceM(from, to) }] : [];
  });
}

export interface Measured {
  /** Metres of all segments; round the whole of an area. */
  readonly lengthM: number;
  /** Metres of the segment that is being drawn; null when none is. */
  readonly lastM: number | null;
  /** Null for a line, and for an outline that encloses nothing. */
  readonly areaHa: number | null;
}

/** What a drawing measures with its corner to come. */
export function measureDrawing(drawing: Drawing): Measured {
  const corners = shapeOf(drawing);
  const isArea = isAreaTool(drawing.tool);
  const lengthM = segmentsOf(corners, isArea).reduce((sum, segment) => sum + segment.lengthM, 0);
  const last = drawing.corners.at(-1);
  return {
    lengthM,
    lastM: last && drawing.next ? distanceM(last, drawing.next) : null,
    areaHa: isArea && corners.length > 2 && drawing.trouble === null ? outlineHa(corners) : null,
  };
}
