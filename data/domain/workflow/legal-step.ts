import type { SiteStatus } from "./site-status.ts";

/** Published limits of the rule of 2010 (domain notes 1.3): members a group needs at least, hectares it may have at most. */
export const leastMembers = 5;
export const mostHectares = 5;

/** Where a site is to be led next: to a first assessment, to a contract, back to work, or to giving the land back. */
export type LegalGoal = "assessment" | "contract" | "work" | "hand_back";

export type RequirementCode =
  | "visit"
  | "group"
  | "no_default"
  | "area"
  | "land_approval"
  | "outside_prohibited"
  | "rules_open"
  | "contract"
  | "suspension_lifted"
  | "zone_marked"
  | "zones_accepted";

/** `unknown` is what nobody has looked at: neither met nor missing. */
export interface Requirement {
  readonly code: RequirementCode;
  readonly state: "met" | "missing" | "unknown";
  /** Code of the instrument it comes from; null: the field's practice, or no instrument is known. */
  readonly basis: string | null;
}

export interface LegalStep {
  readonly goal: LegalGoal;
  readonly requirements: readonly Requirement[];
}

/** What the next step depends on. Null is not known, never no. */
export interface SiteBeforeStep {
  readonly status: SiteStatus;
  readonly wasVisited: boolean;
  readonly hasGroup: boolean;
  readonly members: number | null;
  /** Did the group fail to repair land before? */
  readonly hasDefault: boolean | null;
  readonly areaHa: number | null;
  /** A code of `prohibitedZones`. */
  readonly prohibitedZone: string | null;
  readonly linkedZones: number;
  readonly acceptedZones: number;
  readonly rules: { readonly areOpen: boolean; readonly instrument: string | null };
  /** Instrument of the status in force. */
  readonly instrument: string | null;
}

type State = Requirement["state"];

const answer = (isMet: boolean | null): State => (isMet === null ? "unknown" : isMet ? "met" : "missing");

/**
 * What a site still lacks for its next step, in the order of the path (domain notes 1.3 to 1.5).
 * @returns null where nothing is to be done next: under contract, or handed back
 */
export function legalStepOf(site: SiteBeforeStep): LegalStep | null {
  switch (site.status) {
    case "UNASSESSED":
      return { goal: "assessment", requirements: [{ code: "visit", state: answer(site.wasVisited), basis: null }] };
    case "INFORMAL":
    case "ORGANISED":
    case "LAND_REQUESTED":
    case "LAND_APPROVED":
    case "EXPIRED":
      return { goal: "contract", requirements: forContract(site) };
    case "SUSPENDED":
      return {
        goal: "work",
        requirements: [{ code: "suspension_lifted", state: "missing", basis: site.instrument }, rulesOpen(site)],
      };
    case "TERMINATED":
    case "CLOSURE":
    case "ABANDONED":
      return { goal: "hand_back", requirements: forHandBack(site) };
    case "FORMAL":
    case "HANDED_BACK":
      return null;
  }
}

const rulesOpen = ({ rules }: SiteBeforeStep): Requirement => ({
  code: "rules_open",
  state: answer(rules.areOpen),
  basis: rules.instrument,
});

const noDefault = (hasDefault: boolean | null): Requirement => ({
  code: "no_default",
  state: answer(hasDefault === null ? null : !hasDefault),
  basis: "RES-2010-308",
});

function forContract(site: SiteBeforeStep): readonly Requirement[] {
  const { status, hasGroup, members, hasDefault, areaHa, prohibitedZone } = site;
  const isGroupBigEnough = hasGroup ? (members === null ? null : members >= leastMembers) : false;
  const isOutside = prohibitedZone === null || prohibitedZone === "not_assessed" ? null : prohibitedZone === "none";
  // A contract that has expired had its land approved before.
  const isLandApproved = status === "LAND_APPROVED" || status === "EXPIRED";
  return [
    { code: "group", state: answer(isGroupBigEnough), basis: "RES-2010-308" },
    // Whether a group repaired its earlier land can be asked of a group only.
    ...(hasGroup ? [noDefault(hasDefault)] : []),
    { code: "area", state: answer(areaHa === null ? null : areaHa <= mostHectares), basis: "RES-2010-308" },
    { code: "outside_prohibited", state: answer(isOutside), basis: "LAW-2009-LONG-NAME" },
    { code: "land_approval", state: answer(isLandApproved), basis: site.rules.instrument },
    rulesOpen(site),
    { code: "contract", state: "missing", basis: site.rules.instrument },
  ];
}

function forHandBack({ linkedZones, acceptedZones }: SiteBeforeStep): readonly Requirement[] {
  const areAccepted = linkedZones > 0 && acceptedZones === linkedZones;
  return [
    { code: "zone_marked", state: answer(linkedZones > 0), basis: null },
    { code: "zones_accepted", state: answer(areAccepted), basis: null },
  ];
}
