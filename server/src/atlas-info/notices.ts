import type { PublicWarning } from "@asm-atlas/data/domain/publication/administration.ts";
import type { Database } from "../db/database.ts";
import { type UntilChange, untilChange } from "../http/until-change.ts";
import { loadWarning } from "../publication/state-store.ts";
import { loadWithheld } from "../publication/withheld.ts";

/** What an administrator tells everyone at once, between releases (publication rule 16). */
export interface Notices {
  /** Collections withheld for now; `everything`: the whole public map. */
  readonly withheld: readonly string[];
  readonly warning: PublicWarning | null;
}

export function createNotices(database: Database): UntilChange<Notices> {
  return untilChange(database, () =>
    database.transaction({ role: "owner", readOnly: true }, async (transaction) => ({
      withheld: [...(await loadWithheld(transaction))],
      warning: await loadWarning(transaction),
    })),
  );
}
