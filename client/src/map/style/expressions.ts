import type { ExpressionSpecification } from "maplibre-gl";
import { fanReach } from "../draw/fan.ts";
import type { Audience, Language } from "../map-state.ts";

/** Names of fonts the page has loaded. The weight is read off the first name, which no font has; the second is the font. */
export const fonts = {
  regular: ["Inter Variable"],
  medium: ["Inter Variable Medium", "Inter Variable"],
  semibold: ["Inter Variable Semibold", "Inter Variable"],
};

/** A name in the reader's language; where only the other script is known, that one. */
export function nameIn(language: Language): ExpressionSpecification {
  const [first, second] = language === "mn" ? ["name_mn", "name_en"] : ["name_en", "name_mn"];
  return ["case", ["!=", ["coalesce", ["get", first], ""], ""], ["get", first], ["coalesce", ["get", second], ""]];
}

/** Grows linearly between zooms: `byZoom(4, 1, 8, 2)` is 1 up to zoom 4 and 2 from zoom 8 on. */
export function byZoom(...stops: (number | string)[]): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], ...stops] as ExpressionSpecification;
}

/** Sizes of signs by zoom, as stops: the style draws by them and the hit test finds fanned signs by them. */
const signStops = [
  [3, 0.52],
  [4.2, 0.67],
  [6, 0.8],
  [8, 0.92],
  [12, 1.1],
] as const;

type Stops = readonly (readonly [zoom: number, size: number])[];

export function signSizeByZoom(factor: number): ExpressionSpecification {
  return byZoom(...signStops.flatMap(([zoom, size]) => [zoom, Math.round(size * factor * 1000) / 1000]));
}

function valueAt(stops: Stops, zoom: number): number {
  let [beforeZoom, beforeValue]: readonly [number, number] = stops[0] ?? [0, 0];
  for (const [stopZoom, stopValue] of stops) {
    if (zoom <= stopZoom) {
      const share = stopZoom === beforeZoom ? 1 : Math.max(0, (zoom - beforeZoom) / (stopZoom - beforeZoom));
      return beforeValue + share * (stopValue - beforeValue);
    }
    [beforeZoom, beforeValue] = [stopZoom, stopValue];
  }
  return beforeValue;
}

/** The same curve as a number. */
export const signSizeAt = (zoom: number, factor: number): number => factor * valueAt(signStops, zoom);

/**
 * Kindergartens stand where mining is, which from far is where a ring counts many sites. There the house steps to the ring's upper right,
 * so that the number stays readable; it is back on its place before places can be told apart. The public's houses stand for an area and stay.
 */
const houseStepStops: Stops = [
  [6.5, 12],
  [8.5, 0],
];

export function houseStepByZoom(audience: Audience): ExpressionSpecification | [number, number] {
  if (audience === "public") return [0, 0];
  return byZoom(...houseStepStops.flatMap(([zoom, step]) => [zoom, ["literal", [step, -step]] as unknown as string]));
}

/** The same as a number: pixels to the right and up. */
export const houseStepAt = (zoom: number): number => valueAt(houseStepStops, zoom);

export const kindergartenFactor = 1.12;
/** Pixels of one fan step at size 1: half a sign across, a whole one down. */
export const fanPixels = { across: 13, down: 25 } as const;

/**
 * Offset of a fanned sign, for every place of a fan: style expressions cannot make an array of two computed numbers.
 * @param ratio how much larger kindergartens are drawn than the symbol that uses the offset, for MapLibre scales offsets with icons
 */
export function fanOffsets(ratio: number): ExpressionSpecification {
  const places: unknown[] = [];
  for (let down = -fanReach.down; down <= fanReach.down; down++) {
    for (let across = -fanReach.across; across <= fanReach.across; across++) {
      if (across === 0 && down === 0) continue;
      const offset = [across * fanPixels.across * ratio, down * fanPixels.down * ratio];
      places.push(`${across},${down}`, ["literal", offset]);
    }
  }
  return [
    "match",
    ["coalesce", ["get", "fan"], ""],
    ...places,
    ["literal", [0, 0]],
  ] as unknown as ExpressionSpecification;
}
