import type { SiteStatusGroup } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { type GroupStock, groupCodes, totalAt } from "../../sites/stock-over-time.ts";
import { type TimeAxis, xOfDay } from "./time-axis.ts";

/** One status group of the stacked chart, as an area in CSS pixels; y grows downwards. */
export interface Band {
  readonly group: SiteStatusGroup;
  /** An SVG path. */
  readonly path: string;
  /** Where it ends at the right: what labels it there. */
  readonly endMiddleY: number;
  readonly endHeightPx: number;
}

/** The most sites on any day of the chart: what its height stands for. */
export function mostOf(stock: GroupStock): number {
  let most = 0;
  for (const point of stock.days.keys()) most = Math.max(most, totalAt(stock, point));
  return most;
}

/** The groups laid one on another in the order of the legend, the first at the bottom. */
export function stackedBands(stock: GroupStock, axis: TimeAxis, heightPx: number): Band[] {
  const perSite = heightPx / Math.max(1, mostOf(stock));
  const width = groupCodes.length;
  const xs = stock.days.map((day) => tenths(xOfDay(axis, day)));
  let bottom = stock.days.map(() => heightPx);
  // What one group ends with the next begins with: each edge is written once.
  let bottomEdge = edge(xs, bottom);
  return groupCodes.map((group, index) => {
    const top = bottom.map((y, point) => y - (stock.counts[point * width + index] ?? 0) * perSite);
    const topEdge = edge(xs, top);
    const [endTop, endBottom] = [top.at(-1) ?? heightPx, bottom.at(-1) ?? heightPx];
    const band = {
      group,
      path: xs.length === 0 ? "" : `M${topEdge.join("L")}L${bottomEdge.toReversed().join("L")}Z`,
      endMiddleY: (endTop + endBottom) / 2,
      endHeightPx: endBottom - endTop,
    };
    [bottom, bottomEdge] = [top, topEdge];
    return band;
  });
}

/** A tenth of a pixel is as fine as anybody sees. Faster than `toFixed`, which at thousands of points a filter was felt. */
const tenths = (px: number): number => Math.round(px * 10) / 10;

/** The points of an edge, but for those in the middle of a level stretch. */
function edge(xs: readonly number[], ys: readonly number[]): string[] {
  const points: string[] = [];
  for (const [point, x] of xs.entries()) {
    const y = ys[point];
    const isLevel = y === ys[point - 1] && y === ys[point + 1];
    if (y !== undefined && !isLevel) points.push(`${x} ${tenths(y)}`);
  }
  return points;
}
