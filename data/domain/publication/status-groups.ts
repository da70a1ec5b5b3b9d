import type { SiteStatus, SuspensionReason } from "../workflow/site-status.ts";
import { groupOfSiteStatus } from "../workflow/site-status-groups.ts";

/** Rule 5: the five groups the nation is counted in. */
export const publicStatusGroups = [
  "under_contract",
  "on_the_way",
  "not_formalised",
  "suspended_or_ended",
  "closed",
] as const;
export type PublicStatusGroup = (typeof publicStatusGroups)[number];

export interface StandingOfSite {
  readonly status: SiteStatus;
  readonly suspensionReason?: SuspensionReason | undefined;
  /** Was the newest contract signed while its instrument was in force? False too when no contract, or no instrument, is on record. */
  readonly signedInForce: boolean;
}

/**
 * The group a place is counted in (rule 5). A moratorium is a fact about the law, so a contract it pauses stays a contract;
 * one signed while its instrument was suspended is on the way until it is signed again; what nobody assessed is not formalised.
 */
export function publicStatusGroupOf({ status, suspensionReason, signedInForce }: StandingOfSite): PublicStatusGroup {
  if (status === "FORMAL" || (status === "SUSPENDED" && suspensionReason === "moratorium")) {
    return signedInForce ? "under_contract" : "on_the_way";
  }
  const group = groupOfSiteStatus[status];
  return group === "not_assessed" ? "not_formalised" : group;
}
