import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { groupOfSiteStatus, type SiteStatusGroup } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { type SiteTable, siteStatusCodes, statesOn } from "./site-table.ts";
import { type VisitTuple, visitOn } from "./visit.ts";

/** A sum with its denominator: over how many of the sites the number is known. */
export interface KnownSum {
  readonly sum: number;
  readonly known: number;
}

/** What a set of sites adds up to on a day. People and children are those of the last visit up to the day. */
export interface SitesSummary {
  readonly sites: number;
  readonly byGroup: Readonly<Record<SiteStatusGroup, number>>;
  readonly people: KnownSum;
  readonly women: KnownSum;
  readonly men: KnownSum;
  readonly children: KnownSum;
  /** Area of the sites in hectares, where an outline was drawn. */
  readonly areaHa: KnownSum;
}

const groupOfState = siteStatusCodes.map((code) => groupOfSiteStatus[code as SiteStatus]);

/** Adds up what is known, and counts for how many it is. */
export class Summing {
  sum = 0;
  known = 0;

  add(value: number | null | undefined): void {
    if (value === null || value === undefined) return;
    this.sum += value;
    this.known += 1;
  }
}

/** @param mask 1 for each site that belongs to the set; sites not known on the day are left out */
export function summarise(table: SiteTable, onDay: string, mask: Uint8Array): SitesSummary {
  const states = statesOn(table, onDay);
  const byGroup = Object.fromEntries(groupOfState.map((group) => [group, 0])) as Record<SiteStatusGroup, number>;
  const [people, women, men, children, areaHa] = [0, 1, 2, 3, 4].map(() => new Summing()) as [
    Summing,
    Summing,
    Summing,
    Summing,
    Summing,
  ];
  let sites = 0;
  for (let index = 0; index < table.size; index += 1) {
    const group = mask[index] === 1 ? groupOfState[states[index] ?? -1] : undefined;
    if (group === undefined) continue;
    sites += 1;
    byGroup[group] += 1;
    areaHa.add(table.details?.areasHa[index]);
    const visit: VisitTuple | undefined = visitOn(table.details?.visits[index] ?? [], onDay);
    people.add(visit?.[1]);
    women.add(visit?.[2]);
    men.add(visit?.[3]);
    children.add(visit?.[4]);
  }
  return { sites, byGroup, people, women, men, children, areaHa };
}
