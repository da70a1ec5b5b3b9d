import type { ZoneStageGroup } from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { Ink } from "../map/tokens.ts";
import { hatchPath, linePath, type Point, polygonPath } from "./paths.ts";
import type { SignPart, SignShape } from "./shape.ts";

interface ZoneLook {
  readonly ink: Ink;
  readonly tint: Ink;
  /** Distance between the hatch lines along x, in pixels on the map; denser with every stage. */
  readonly spacing: number;
  readonly isSolid: boolean;
}

export const zoneLooks: Readonly<Record<ZoneStageGroup, ZoneLook>> = {
  being_planned: { ink: "zone", tint: "zoneTint", spacing: 16, isSolid: false },
  work_under_way: { ink: "zone", tint: "zoneTint", spacing: 11, isSolid: false },
  awaiting_acceptance: { ink: "zone", tint: "zoneTint", spacing: 8, isSolid: false },
  accepted: { ink: "zone", tint: "zoneTint", spacing: 5, isSolid: true },
  disturbed_again: { ink: "zoneDisturbed", tint: "zoneDisturbedTint", spacing: 8, isSolid: true },
};

/** A field seen from above; convex, so that the hatching can be cut to it. */
const field: readonly Point[] = [
  [5.2, 6.6],
  [11.4, 3.8],
  [19.2, 6],
  [20.6, 13.6],
  [15.6, 19.6],
  [6.2, 18.4],
  [3.4, 12],
];

function zoneSign({ ink, tint, spacing, isSolid }: ZoneLook): SignShape {
  const outline = polygonPath(field);
  const parts: SignPart[] = [
    { d: outline, fill: "halo", stroke: "halo", strokeWidth: 4.4, opacity: 0.92, onMapOnly: true },
    { d: outline, fill: tint },
    { d: hatchPath(field, spacing * 0.62), stroke: ink, strokeWidth: 1.1 },
    {
      d: outline,
      stroke: ink,
      strokeWidth: isSolid ? 2.2 : 1.7,
      ...(isSolid ? {} : { dash: [3.2, 2] }),
    },
  ];
  return { width: 24, height: 24, parts };
}

export const zoneSigns: Readonly<Record<ZoneStageGroup, SignShape>> = {
  being_planned: zoneSign(zoneLooks.being_planned),
  work_under_way: zoneSign(zoneLooks.work_under_way),
  awaiting_acceptance: zoneSign(zoneLooks.awaiting_acceptance),
  accepted: zoneSign(zoneLooks.accepted),
  disturbed_again: zoneSign(zoneLooks.disturbed_again),
};

/** One tile of the hatching that fills a zone's polygon on the map; it repeats without a seam. */
export function hatchTile(group: ZoneStageGroup): SignShape {
  const { ink, spacing } = zoneLooks[group];
  const reach = 2;
  const lines = [0, spacing, 2 * spacing].map((sum) => linePath([sum + reach, -reach], [-reach, sum + reach]));
  return {
    width: spacing,
    height: spacing,
    parts: [{ d: lines.join(""), stroke: ink, strokeWidth: 1.15, opacity: 0.85 }],
  };
}
