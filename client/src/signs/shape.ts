import type { Ink } from "../map/tokens.ts";

/** One stroke or fill of a sign. */
export interface SignPart {
  /** SVG path data in the units of the sign's box. */
  readonly d: string;
  readonly fill?: Ink;
  readonly stroke?: Ink;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
  /** Only on the map, where the sign must stand off its ground; the legend leaves it out. */
  readonly onMapOnly?: boolean;
}

/** A sign as geometry: drawn on a canvas for the map and as SVG for legend and cards, so that the two cannot differ. */
export interface SignShape {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly SignPart[];
}
