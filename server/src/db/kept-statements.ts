import type pg from "pg";
import type { DatabaseRole } from "./contract.ts";

/** Statements kept on one connection: the plan of a wide view takes some hundred kilobytes of the engine's memory. */
const keptAtMost = 100;

/** Roles of people who edit. What they send is few texts, again and again; the owner's loads and the readers' filters are many. */
const editors: ReadonlySet<DatabaseRole> = new Set(["atlas_officer", "atlas_planner", "atlas_admin"]);

/** One number for all connections of this process: those to the embedded engine share one backend, and with it the names. */
let given = 0;

const keepers = new WeakMap<pg.ClientBase, Map<string, string | undefined>>();

/**
 * The name under which the engine keeps a statement of an editor's transaction, parsed and planned; undefined for one that is not kept.
 * Planning was most of a write's time: of reading a site back after its change, four parts of five. A text is kept once it comes for the second
 * time, and for each role by itself: its search path decides what the text means, and its rights which functions the plan may take in.
 */
export function keptName(client: pg.ClientBase, role: DatabaseRole, text: string): string | undefined {
  if (!editors.has(role)) return undefined;
  const known = keepers.get(client) ?? new Map<string, string | undefined>();
  keepers.set(client, known);
  const key = `${role}\n${text}`;
  const isKnown = known.has(key);
  const name = known.get(key);
  if (name !== undefined) return name;
  if (isKnown) {
    given += 1;
    known.set(key, `atlas_${given}`);
  } else if (known.size < keptAtMost) known.set(key, undefined);
  return known.get(key);
}

/** What a connection keeps has been forgotten by its server, or by a pooler in front of it that mixes connections up. */
const forgottenCodes: ReadonlySet<unknown> = new Set(["26000", "42P05"]);

/** Does this error of `pg` say that what a connection keeps is of no use any more? A new connection begins afresh. */
export function isForgotten(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  // A migration has changed what a kept statement answers. The message is in the server's language, the place in its source is not.
  const isOutdated = error.code === "0A000" && "routine" in error && error.routine === "RevalidateCachedQuery";
  return isOutdated || forgottenCodes.has(error.code);
}
