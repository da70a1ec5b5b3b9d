import type { Database } from "../db/database.ts";
import { type UntilChange, untilChange } from "../http/until-change.ts";
import { loadReleases, type StoredRelease } from "./store.ts";
import { withheldCollections } from "./withheld.ts";

/** What may be had at a moment. */
export interface Offered {
  /** The newest first. */
  readonly releases: readonly StoredRelease[];
  readonly withheld: ReadonlySet<string>;
}

/** Knows what is offered without asking for each file: a crowd that downloads costs the database one question after a change. */
export type Offer = UntilChange<Offered>;

export function createOffer(database: Pick<Database, "transaction" | "onChange">): Offer {
  return untilChange(database, () =>
    database.transaction({ role: "owner", readOnly: true }, async (transaction) => ({
      releases: await loadReleases(transaction),
      withheld: await withheldCollections(transaction),
    })),
  );
}
