import type pg from "pg";
import type { DatabaseRole } from "./contract.ts";
import type { Sql } from "./sql.ts";

/** Statements kept on one connection: the plan of a wide view takes some hundred kilobytes of the engine's memory. */
const keptAtMost = 100;
/** Texts remembered as seen once. When there are as many, they are forgotten together: what comes again will come again. */
const seenAtMost = 500;

/** Roles of people who edit. What they write is few texts, again and again; the owner's loads and the readers' filters are many. */
const editors: ReadonlySet<DatabaseRole> = new Set(["atlas_officer", "atlas_planner", "atlas_admin"]);

/** One number for all connections of this process: those to the embedded engine share one backend, and with it the names. */
let given = 0;

interface Keeper {
  readonly names: Map<string, string>;
  readonly seenOnce: Set<string>;
}

const marked = new WeakSet<Sql>();

/** Marks a statement of one fixed text that comes again and again, whoever sends it: one record by its id, whose session this is. */
export function askedOften(query: Sql): Sql {
  marked.add(query);
  return query;
}

/** Is this a statement whose text comes again? What people read by filters of their own choosing is not, unless it is marked. */
function comesAgain({ role, readOnly }: Sender, query: Sql): boolean {
  return marked.has(query) || (!readOnly && editors.has(role));
}

interface Sender {
  readonly role: DatabaseRole;
  readonly readOnly?: boolean;
}

const keepers = new WeakMap<pg.ClientBase, Keeper>();

function keeperOf(client: pg.ClientBase): Keeper {
  const known = keepers.get(client);
  if (known) return known;
  const made: Keeper = { names: new Map(), seenOnce: new Set() };
  keepers.set(client, made);
  return made;
}

/**
 * The name under which the engine keeps a statement, parsed and planned: of an editor's writing, or marked as asked often; undefined for one
 * that is not kept. Planning was most of the time: of reading a site by its id, four parts of five. A text is kept once it comes for the second
 * time, and for each role by itself: its search path decides what the text means, and its rights which functions the plan may take in.
 */
export function keptName(client: pg.ClientBase, sender: Sender, query: Sql): string | undefined {
  if (!comesAgain(sender, query)) return undefined;
  const { names, seenOnce } = keeperOf(client);
  const key = `${sender.role}\n${query.text}`;
  const known = names.get(key);
  if (known !== undefined || names.size >= keptAtMost) return known;
  if (!seenOnce.delete(key)) {
    if (seenOnce.size >= seenAtMost) seenOnce.clear();
    seenOnce.add(key);
    return undefined;
  }
  given += 1;
  const name = `atlas_${given}`;
  names.set(key, name);
  return name;
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
