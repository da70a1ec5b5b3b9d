import type { CodeEntry } from "./text.ts";

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
