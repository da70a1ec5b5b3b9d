import { circlePath, roundedRectPath } from "./paths.ts";
import type { SignShape } from "./shape.ts";

/** Marks that stand for no code: what is chosen, what lies under the pointer, the pill behind a count, towns. */

export const selectionRing: SignShape = {
  width: 44,
  height: 44,
  parts: [
    { d: circlePath(22, 22, 16), stroke: "halo", strokeWidth: 6, opacity: 0.95 },
    { d: circlePath(22, 22, 16), stroke: "accent", strokeWidth: 3 },
  ],
};

export const hoverRing: SignShape = {
  width: 44,
  height: 44,
  parts: [{ d: circlePath(22, 22, 14.5), stroke: "text", strokeWidth: 1.6, opacity: 0.75 }],
};

/** Behind an exact number of places: as wide as the number has digits. */
export function countPill(digits: number): SignShape {
  const width = 17 + 7 * digits;
  const height = 24;
  return {
    width: width + 4,
    height: height + 4,
    parts: [
      { d: roundedRectPath(0.5, 0.5, width + 3, height + 3, 13), fill: "halo", opacity: 0.9 },
      { d: roundedRectPath(2, 2, width, height, 12), fill: "paper", stroke: "band4", strokeWidth: 1.5 },
    ],
  };
}

export const capitalMark: SignShape = {
  width: 14,
  height: 14,
  parts: [
    { d: roundedRectPath(2, 2, 10, 10, 2), fill: "labelHalo", opacity: 0.9 },
    { d: roundedRectPath(3.4, 3.4, 7.2, 7.2, 1), fill: "labelStrong" },
  ],
};

export const townMark: SignShape = {
  width: 10,
  height: 10,
  parts: [{ d: circlePath(5, 5, 2.5), fill: "labelHalo", stroke: "label", strokeWidth: 1.4 }],
};
