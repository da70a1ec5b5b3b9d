import { can, type Role, type StaffRole, type Subject, type Verb } from "./roles.ts";

/** A contract is told of this many days before its last day. */
export const expiringWithinDays = 90;

interface Section {
  readonly id: string;
  /** What somebody must be allowed to do for it to be their work. */
  readonly need: readonly [Verb, Subject];
  /** Whose work it is of those who may: acceptance is never an officer's. */
  readonly by?: readonly StaffRole[];
  /**
   * What the number is of: contracts in force or suspended, suspended ones, sites under an instrument, sites still ours to visit, zones not
   * accepted, proposals of how something is shown to everyone that nobody has confirmed.
   */
  readonly of: "contracts" | "suspended" | "underInstrument" | "sites" | "zones" | "proposals";
}

/**
 * What waits for somebody, most urgent first. An expiry is proposed and never entered by itself (domain notes 1.5); a suspension
 * is without a reason when no order, instrument or note stands behind it, or when its reason is "other" and no note says which.
 * A zone's check is overdue when the day of its next check, or of the correction it was returned for, has passed; of one that is monitored
 * and has no such day, when a year has passed since it was read last, or planted. A proposal of how something is shown waits for everybody who may
 * decide but whoever proposed it.
 */
export const worklistSections = [
  { id: "expired", need: ["create", "site-status-events"], of: "contracts" },
  { id: "expiring", need: ["create", "site-status-events"], of: "contracts" },
  { id: "suspended-without-reason", need: ["create", "site-status-events"], of: "suspended" },
  { id: "instrument-replaced", need: ["create", "site-status-events"], of: "underInstrument" },
  { id: "zones-to-accept", need: ["create", "zone-stage-events"], by: ["planner", "administrator"], of: "zones" },
  { id: "register-to-confirm", need: ["change", "register"], of: "proposals" },
  { id: "zone-checks-overdue", need: ["change", "rehabilitation-zones"], of: "zones" },
  { id: "not-visited", need: ["create", "site-visits"], of: "sites" },
] as const satisfies readonly Section[];
export type WorklistSectionId = (typeof worklistSections)[number]["id"];

/** Sections that are work of a role: nobody is shown what they may not act on. */
export function worklistSectionsOf(role: Role): readonly (typeof worklistSections)[number][] {
  return worklistSections.filter((section: Section) => {
    const { need, by } = section;
    return can(role, ...need) && (by === undefined || by.some((each) => each === role));
  });
}
