import { demoAccounts } from "./accounts.ts";
import { type Day, dayOf, isoDate } from "./calendar.ts";
import type { StatusStep } from "./histories.ts";
import type { PlannedSite } from "./layout.ts";
import { makeRandom } from "./random.ts";

export interface SiteConsentRow {
  readonly siteId: string;
  readonly agreedOn: string;
  readonly documentReference: string;
  readonly shownAs: "cell" | "soum";
  readonly decidedBy: string;
  readonly confirmedBy: string;
  readonly decidedOn: string;
  readonly withdrawnOn: string | null;
  readonly isDemo: true;
}

/** Groups are asked from here on: half a year before the first cut-off of a demo release. */
const askedFrom: Day = dayOf("2025-01-06");
const lastAsked: Day = dayOf("2026-05-20");

/** About 70 % of the groups under contract agreed to be shown, most of them as their soum only, by a decision of two. */
export function consentOf(
  seed: string,
  siteId: string,
  planned: PlannedSite,
  steps: readonly StatusStep[],
): SiteConsentRow | undefined {
  const random = makeRandom(`${seed} consent ${planned.number}`);
  const signed = steps.findLast(({ signsContract }) => signsContract)?.on;
  if (signed === undefined || !random.chance(0.7)) return undefined;
  const agreed = Math.max(askedFrom, signed) + random.integer(5, 60);
  const stateThen = steps.findLast(({ on }) => on <= agreed)?.status;
  if (agreed > lastAsked || stateThen !== "FORMAL") return undefined;
  return {
    siteId,
    agreedOn: isoDate(agreed),
    documentReference: `Demo consent ${planned.number}`,
    // Soum whenever other work is known nearby (publication rule 6 f).
    shownAs: planned.isAlone && random.chance(0.5) ? "cell" : "soum",
    decidedBy: demoAccounts.planner.id,
    confirmedBy: demoAccounts.administrator.id,
    decidedOn: isoDate(agreed + random.integer(3, 35)),
    withdrawnOn: null,
    isDemo: true,
  };
}
