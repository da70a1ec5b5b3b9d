import type { CodeEntry } from "./text.ts";
import type { ZoneStage } from "./workflow/zone-stage.ts";

/** Who may sign in. Everybody else is anonymous and sees the `published` projection. */
export const staffRoles = [
  { code: "officer", label: { en: "Environmental officer", mn: "Байгаль орчны ажилтан" } },
  { code: "planner", label: { en: "Planner", mn: "Төлөвлөгч" } },
  { code: "administrator", label: { en: "Administrator", mn: "Админ" } },
] as const satisfies readonly CodeEntry[];
export type StaffRole = (typeof staffRoles)[number]["code"];

export type Role = "anonymous" | StaffRole;

/** The two schemas of views that answer the same query text: what anyone may see, and what staff see. */
export type Projection = "published" | "internal";

export function projectionOf(role: Role): Projection {
  return role === "anonymous" ? "published" : "internal";
}

/** The database role a request runs as, so that a forgotten filter finds nothing in reach. */
export const databaseRoleOf = {
  anonymous: "atlas_public",
  officer: "atlas_officer",
  planner: "atlas_planner",
  administrator: "atlas_admin",
} as const satisfies Record<Role, string>;

/**
 * What can be done to a kind of record beside reading it. `delete` puts into the bin, and within a day takes out again what one
 * put there oneself; `restore` takes out of it whatever lies there; `correct` supersedes a dated event that was entered in error, which is no transition (domain.md 1.5).
 */
export type Verb = "create" | "change" | "delete" | "restore" | "correct";

/** The kinds of record with rights of their own: collections, and what administrators keep. */
export type Subject =
  | "sites"
  | "site-visits"
  | "site-status-events"
  | "organisations"
  | "kindergartens"
  | "kindergarten-status-events"
  | "rehabilitation-zones"
  | "zone-stage-events"
  | "attachments"
  | "zone-readings"
  | "activities"
  | "legal-instruments"
  | "accounts"
  | "publication"
  | "register";

const planners = ["planner", "administrator"] as const;
const officers = ["officer", "administrator"] as const;
const administrators = ["administrator"] as const;
const everybody = ["officer", "planner", "administrator"] as const;

/**
 * Who may do what: the one table from which the HTTP check, the database's grants (a test holds the two together) and the
 * buttons of the client follow. Officers own zones, their readings, visits and photos; planners own sites, groups, contracts, kindergartens and statuses;
 * both enter visits and stages of zones, where acceptance is a planner's (`mayEnterStage`). How something is shown to everyone (`register`)
 * is proposed with `create`, and confirmed by somebody else or withdrawn with `change`. What is not named, nobody may.
 */
export const rights: Readonly<Record<Subject, Readonly<Partial<Record<Verb, readonly StaffRole[]>>>>> = {
  sites: { create: planners, change: planners, delete: planners, restore: administrators },
  "site-visits": { create: everybody, change: everybody, delete: everybody, restore: administrators },
  "site-status-events": { create: planners, correct: administrators },
  organisations: { create: planners, change: planners, delete: planners, restore: administrators },
  kindergartens: { create: planners, change: planners, delete: planners, restore: administrators },
  "kindergarten-status-events": { create: planners, correct: administrators },
  "rehabilitation-zones": { create: officers, change: officers, delete: officers, restore: administrators },
  "zone-stage-events": { create: everybody, correct: administrators },
  attachments: { create: officers, change: officers, delete: officers, restore: administrators },
  "zone-readings": { create: officers, change: officers, delete: officers, restore: administrators },
  activities: { create: planners, change: planners, delete: planners, restore: administrators },
  "legal-instruments": { create: administrators, change: administrators },
  accounts: { create: administrators, change: administrators },
  publication: { change: administrators },
  register: { create: planners, change: planners },
};

/** May somebody do this? Nobody signed out may do anything but read. */
export function can(role: Role, verb: Verb, subject: Subject): boolean {
  return role !== "anonymous" && (rights[subject][verb]?.includes(role) ?? false);
}

/**
 * May somebody enter this stage of a zone? Officers work on zones, planners accept or return them; the database holds the same,
 * and beside it that nobody accepts what they marked or submitted.
 */
export function mayEnterStage(role: Role, stage: ZoneStage): boolean {
  if (!can(role, "create", "zone-stage-events")) return false;
  return role === "administrator" || (stage === "ACCEPTED" || stage === "REJECTED") === (role === "planner");
}
