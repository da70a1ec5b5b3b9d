import type { SiteTable } from "../sites/site-table.ts";

/** Is any of the sites that are counted invented? */
export function isAnyDemo({ isDemo }: SiteTable, counted: Uint8Array): boolean {
  return isDemo.some((each, site) => each && counted[site] === 1);
}
