import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { type SiteStatusGroup, siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { type SiteFilter, withFacet } from "../sites/site-filter.ts";

/** The filter that keeps one status, or those of a group that it kept already. */
export function keepingStatus(where: SiteFilter, statuses: readonly SiteStatus[]): SiteFilter {
  const wanted = where.status ?? [];
  const kept = wanted.length > 0 ? statuses.filter((status) => wanted.includes(status)) : statuses;
  return withFacet(where, "status", kept);
}

export function statusesOf(group: SiteStatusGroup): readonly SiteStatus[] {
  return siteStatusGroups.find(({ code }) => code === group)?.statuses ?? [];
}
