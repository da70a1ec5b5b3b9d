import type { Map as MapLibreMap } from "maplibre-gl";
import type { Language, Padding } from "./map-state.ts";

/** Degrees between two lines of the grid, from coarse to fine. */
const steps = [10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001] as const;

/** Lines of one kind that a grid has at least, where the steps allow. */
const leastLines = 4;

/** A line of the grid across the picture, in CSS pixels from its upper left corner. */
export interface GridLine {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  /** `104° E` */
  readonly label: string;
  readonly isMeridian: boolean;
}

/** The coarsest step that still gives some lines between two degrees. */
export function gridStep(from: number, to: number): number {
  return steps.find((step) => (to - from) / step >= leastLines) ?? 0.001;
}

/** Whole steps from one degree to another. */
function degreesBetween(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, index) => (first + index) * step);
}

const sides = { en: { east: "E", north: "N" }, mn: { east: "З", north: "Х" } } as const;

/** `104° E`, `46.25° N`; in Mongolian with З for зүүн and Х for хойд. */
export function gridLabel(degrees: number, step: number, side: "east" | "north", language: Language): string {
  const decimals = step >= 1 ? 0 : Math.ceil(-Math.log10(step) - 1e-9);
  return `${degrees.toFixed(decimals)}° ${sides[language][side]}`;
}

/** Meridians and parallels across what panels leave free of the map. A map that is turned has them slanted. */
export function gridLines(map: MapLibreMap, padding: Padding, language: Language): readonly GridLine[] {
  const canvas = map.getCanvas();
  const [left, top] = [padding.left, padding.top];
  const [right, bottom] = [canvas.clientWidth - padding.right, canvas.clientHeight - padding.bottom];
  const corners = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ].map(([x = 0, y = 0]) => map.unproject([x, y]));
  const longitudes = corners.map(({ lng }) => lng);
  const latitudes = corners.map(({ lat }) => lat);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const at = (longitude: number, latitude: number): readonly [number, number] => {
    const { x, y } = map.project([longitude, latitude]);
    return [x - left, y - top];
  };
  const step = gridStep(west, east);
  const meridians = degreesBetween(west, east, step).map((longitude) => ({
    from: at(longitude, north),
    to: at(longitude, south),
    label: gridLabel(longitude, step, "east", language),
    isMeridian: true,
  }));
  const parallels = degreesBetween(south, north, step).map((latitude) => ({
    from: at(west, latitude),
    to: at(east, latitude),
    label: gridLabel(latitude, step, "north", language),
    isMeridian: false,
  }));
  return [...meridians, ...parallels];
}
