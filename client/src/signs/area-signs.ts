import type { Ink } from "../map/tokens.ts";
import { circlePath, type Point, polygonPath, roundedRectPath } from "./paths.ts";
import type { SignShape } from "./shape.ts";

const box = { width: 24, height: 24 } as const;

/** A cell of the register: drawn true to scale on the map, so this stands in the legend only. */
export const cellSign: SignShape = {
  ...box,
  parts: [{ d: roundedRectPath(4, 4, 16, 16, 1.5), fill: "registerTint", stroke: "register", strokeWidth: 2.2 }],
};

const soumOutline: readonly Point[] = [
  [4, 8.6],
  [9.4, 3.6],
  [16.2, 5.2],
  [20.6, 10.4],
  [18, 18.6],
  [10.6, 20.4],
  [3.8, 16.4],
];

export const registerSoumSign: SignShape = {
  ...box,
  parts: [
    { d: polygonPath(soumOutline), fill: "registerTint", opacity: 0.6 },
    { d: polygonPath(soumOutline), stroke: "register", strokeWidth: 1.8, dash: [4, 2] },
  ],
};

/** The land of one site, about its place. */
export const siteAreaSign: SignShape = {
  ...box,
  parts: [
    { d: polygonPath(soumOutline), fill: "paper", stroke: "siteArea", strokeWidth: 1.8, dash: [3, 1.5] },
    { d: circlePath(12, 12, 2.2), fill: "siteArea" },
  ],
};

export const provinceSign: SignShape = {
  ...box,
  parts: [
    { d: circlePath(12, 12, 8.4), fill: "paper", stroke: "band4", strokeWidth: 1.8 },
    { d: "M8.4 10.2H15.6M8.4 13.8H13.2", stroke: "text", strokeWidth: 1.6 },
  ],
};

export const bandSign = (ink: Ink): SignShape => ({
  ...box,
  parts: [{ d: roundedRectPath(3.5, 5.5, 17, 13, 2), fill: ink, stroke: "provinceEdge", strokeWidth: 1 }],
});

/** A quotation: somebody else's words about a place. */
export const figureSign: SignShape = {
  ...box,
  parts: [
    { d: roundedRectPath(2.6, 2.6, 18.8, 18.8, 5), fill: "halo", opacity: 0.92, onMapOnly: true },
    { d: roundedRectPath(4.6, 4.6, 14.8, 14.8, 3.2), fill: "paper", stroke: "figure", strokeWidth: 1.6 },
    {
      d: "M8 14.6V11.6C8 10.2 8.8 9.3 10.4 9V10.3C9.8 10.6 9.6 11 9.6 11.6H10.9V14.6ZM13.1 14.6V11.6C13.1 10.2 13.9 9.3 15.5 9V10.3C14.9 10.6 14.7 11 14.7 11.6H16V14.6Z",
      fill: "figure",
    },
  ],
};
