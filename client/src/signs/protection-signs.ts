import type { ProtectionGroup } from "@asm-atlas/data/domain/layers/protection-groups.ts";
import type { Ink } from "../map/tokens.ts";
import { roundedRectPath } from "./paths.ts";
import type { SignShape } from "./shape.ts";

interface ProtectionLook {
  readonly ink: Ink;
  /** One mark of the pattern about the middle of a square of seven, as SVG path data without where it begins. */
  readonly mark: string;
  /** The same, large enough to be read in the legend, in the sign's own box. */
  readonly large: string;
}

/** Strewn with small marks where zones are hatched, so that neither is taken for the other: crosses, waves, trees. */
export const protectionLooks: Readonly<Record<ProtectionGroup, ProtectionLook>> = {
  land: { ink: "protectedLand", mark: "m-2 0h4m-2 -2v4", large: "M7.5 12h9M12 7.5v9" },
  water: { ink: "protectedWater", mark: "m-3 0q1.5 -2.4 3 0t3 0", large: "M6 10q3 -3.6 6 0t6 0M6 15q3 -3.6 6 0t6 0" },
  forest: { ink: "protectedForest", mark: "m-2 2l2 -4l2 4", large: "M7.5 16L12 7.5L16.5 16Z" },
};

function protectionSign({ ink, large }: ProtectionLook): SignShape {
  const frame = roundedRectPath(2.5, 4, 19, 16, 3);
  return {
    width: 24,
    height: 24,
    parts: [
      { d: frame, fill: "paper", stroke: ink, strokeWidth: 1.6 },
      { d: large, stroke: ink, strokeWidth: 1.7 },
    ],
  };
}

export const protectionSigns: Readonly<Record<ProtectionGroup, SignShape>> = {
  land: protectionSign(protectionLooks.land),
  water: protectionSign(protectionLooks.water),
  forest: protectionSign(protectionLooks.forest),
};

/** One tile of the pattern that fills such an area on the map; no mark reaches over its edge. */
export function protectionTile(group: ProtectionGroup): SignShape {
  const { ink, mark } = protectionLooks[group];
  return {
    width: 22,
    height: 22,
    parts: [{ d: `M5.5 5.5${mark}M16.5 16.5${mark}`, stroke: ink, strokeWidth: 1.2, opacity: 0.8 }],
  };
}
