import { type DatedHistories, NOT_KNOWN_YET } from "@asm-atlas/data/domain/statistics/dated-histories.ts";
import { type Day, isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { type SiteTable, siteStatusCodes } from "../site-table.ts";
import type { Facet } from "./facet.ts";

/** One kind of move in a period: what `moved` asks of a site. */
export interface Move {
  /** The move came after the end of this day … */
  readonly after: Day;
  /** … and up to the end of this one. */
  readonly until: Day;
  /** Undefined: the site became known. */
  readonly from: SiteStatus | undefined;
  readonly to: SiteStatus;
}

/** Stands in addresses for a site that was not known before. */
const newSite = "new";

/** `2019-08-31.2022-06-30.FORMAL.SUSPENDED`: an entry of the facet, as it stands in an address. */
export function moveCode({ after, until, from, to }: Move): string {
  return [isoOfDay(after), isoOfDay(until), from ?? newSite, to].join(".");
}

/** @returns undefined for what is no such entry */
export function parseMove(code: string): Move | undefined {
  const [after = "", until = "", from = "", to = "", ...rest] = code.split(".");
  const [afterDay, untilDay] = [parseDay(after), parseDay(until)];
  const isStatus = (status: string): status is SiteStatus => siteStatusCodes.includes(status);
  if (afterDay === undefined || untilDay === undefined || rest.length > 0 || !isStatus(to)) return undefined;
  if (from === newSite) return { after: afterDay, until: untilDay, from: undefined, to };
  return isStatus(from) ? { after: afterDay, until: untilDay, from, to } : undefined;
}

function hasMoved(histories: DatedHistories, site: number, from: number, to: number, { after, until }: Move): boolean {
  const first = histories.offsets[site] ?? 0;
  const last = histories.changeOn(site, until);
  for (let change = histories.changeOn(site, after) + 1; change <= last; change += 1) {
    const before = change === first ? NOT_KNOWN_YET : histories.states[change - 1];
    if (before === from && histories.states[change] === to) return true;
  }
  return false;
}

/**
 * Sites that moved from one status to another in a period, however often. There is no list of its entries: each is written out in the
 * filter, so that a number of a chart of flows leads to the very sites it counted.
 */
export const movedFacet: Facet = {
  id: "moved",
  needsDetails: false,
  isDated: false,
  isUnlisted: true,
  isEntry: (code) => parseMove(code) !== undefined,
  read: ({ histories, size }: SiteTable, _onDay, codes = []) => {
    // Of several entries the first that holds is enough, as entries combine with "or"; after the last stands "none".
    const values = new Uint16Array(size).fill(codes.length);
    for (const [entry, code] of codes.entries()) {
      const move = parseMove(code);
      if (!move) continue;
      const from = move.from === undefined ? NOT_KNOWN_YET : siteStatusCodes.indexOf(move.from);
      const to = siteStatusCodes.indexOf(move.to);
      for (let site = 0; site < size; site += 1) {
        if (values[site] === codes.length && hasMoved(histories, site, from, to, move)) values[site] = entry;
      }
    }
    return { codes, holds: "index", values };
  },
};
