import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { inkOfSiteGroup } from "../map/tokens.ts";
import { arcPath, circlePath } from "./paths.ts";
import type { SignPart, SignShape } from "./shape.ts";

/** Outer radius in pixels of the ring that stands for so many sites: its area grows with the logarithm, so 10,000 still fit a map. */
export function ringRadius(sites: number): number {
  return Math.round(10 + 4.2 * Math.log10(Math.max(sites, 1)));
}

/**
 * A ring whose arcs are the status groups of many sites, in the legend's order. The number in the middle is text of the map's own.
 * @param shares one weight a group, in the order of `siteStatusGroups`
 */
export function ringChart(shares: readonly number[], radius: number): SignShape {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const thickness = Math.max(3.6, radius * 0.26);
  const box = 2 * (radius + 2);
  const centre = box / 2;
  const middle = radius - thickness / 2;
  const parts: SignPart[] = [
    { d: circlePath(centre, centre, radius + 1.6), fill: "halo", opacity: 0.95 },
    { d: circlePath(centre, centre, radius - 0.5), fill: "paper" },
  ];
  const gap = shares.filter((share) => share > 0).length > 1 ? 1.1 / (2 * Math.PI * middle) : 0;
  let turn = 0;
  for (const [index, group] of siteStatusGroups.entries()) {
    const share = (shares[index] ?? 0) / Math.max(total, 1);
    if (share > 0) {
      const to = Math.max(turn + share - gap, turn + 0.01);
      parts.push({
        d: arcPath(centre, centre, middle, turn, to),
        stroke: inkOfSiteGroup[group.code],
        strokeWidth: thickness,
      });
    }
    turn += share;
  }
  return { width: box, height: box, parts };
}
