import { can, type Role, type Subject, type Verb } from "./roles.ts";

/** A contract is told of this many days before its last day. */
export const expiringWithinDays = 90;

interface Section {
  readonly id: string;
  /** What somebody must be allowed to do for it to be their work. */
  readonly need: readonly [Verb, Subject];
  /** What the number is of: contracts in force or suspended, suspended ones, sites under an instrument, sites still ours to visit. */
  readonly of: "contracts" | "suspended" | "underInstrument" | "sites";
}

/**
 * What waits for somebody, most urgent first. An expiry is proposed and never entered by itself (domain notes 1.5); a suspension
 * is without a reason when no order, instrument or note stands behind it, or when its reason is "other" and no note says which.
 */
export const worklistSections = [
  { id: "expired", need: ["create", "site-status-events"], of: "contracts" },
  { id: "expiring", need: ["create", "site-status-events"], of: "contracts" },
  { id: "suspended-without-reason", need: ["create", "site-status-events"], of: "suspended" },
  { id: "instrument-replaced", need: ["create", "site-status-events"], of: "underInstrument" },
  { id: "not-visited", need: ["create", "site-visits"], of: "sites" },
] as const satisfies readonly Section[];
export type WorklistSectionId = (typeof worklistSections)[number]["id"];

/** Sections that are work of a role: nobody is shown what they may not act on. */
export function worklistSectionsOf(role: Role): readonly (typeof worklistSections)[number][] {
  return worklistSections.filter(({ need: [verb, subject] }) => can(role, verb, subject));
}
