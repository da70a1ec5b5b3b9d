import { type SignLayer, signOf } from "../signs/catalogue.ts";
import { capitalMark, countPill, hoverRing, selectionRing, townMark } from "../signs/marks.ts";
import { protectionLooks, protectionTile } from "../signs/protection-signs.ts";
import { ringChart } from "../signs/ring-chart.ts";
import type { SignShape } from "../signs/shape.ts";
import { hatchTile, zoneLooks } from "../signs/zone-signs.ts";
import type { Theme } from "./tokens.ts";

/**
 * The style names images it wants; they are drawn when first asked for. A name is `theme|kind|…`:
 * `light|sign|sites|FORMAL`, `dark|hatch|accepted`, `light|hatch|water`, `light|ring|14|3,0,1,0,0,2`, `light|pill|2`, `light|mark|capital`.
 */
export const imageId = (theme: Theme, ...rest: readonly string[]): string => [theme, ...rest].join("|");

const marks: Readonly<Record<string, SignShape>> = {
  selection: selectionRing,
  hover: hoverRing,
  capital: capitalMark,
  town: townMark,
};

const isZoneGroup = (code: string): code is keyof typeof zoneLooks => code in zoneLooks;
const isProtectionGroup = (code: string): code is keyof typeof protectionLooks => code in protectionLooks;

function shapeOf(kind: string, first: string, second: string): SignShape | undefined {
  switch (kind) {
    case "sign":
      return signOf(first as SignLayer, second);
    case "hatch":
      return isZoneGroup(first) ? hatchTile(first) : isProtectionGroup(first) ? protectionTile(first) : undefined;
    case "ring":
      return ringChart(second.split(",").map(Number), Number(first));
    case "pill":
      return countPill(Number(first));
    case "mark":
      return marks[first];
    default:
      return undefined;
  }
}

/** @returns undefined for a name that is no image of ours */
export function shapeOfImage(id: string): { readonly theme: Theme; readonly shape: SignShape } | undefined {
  const [theme, kind = "", first = "", second = ""] = id.split("|");
  if (theme !== "light" && theme !== "dark") return undefined;
  const shape = shapeOf(kind, first, second);
  return shape && { theme, shape };
}
