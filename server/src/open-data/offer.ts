import { everything } from "@asm-atlas/data/domain/publication/administration.ts";
import type { Database } from "../db/database.ts";
import { layerViews } from "../features/layer-view.ts";
import { type UntilChange, untilChange } from "../http/until-change.ts";
import { loadWithheld } from "../publication/withheld.ts";
import { countSwitches, loadReleases, type StoredRelease } from "./store.ts";

/** What may be had at a moment. */
export interface Offered {
  /** The newest first; none while everything is withheld. */
  readonly releases: readonly StoredRelease[];
  /** Collections whose files nobody may have now (rule 16). */
  readonly withheld: ReadonlySet<string>;
  /** How often something was withheld or shown again: what is read between two equal counts was read in one state. */
  readonly switches: number;
}

/** Knows what is offered without asking for each file: a crowd that downloads costs the database one question after a change. */
export type Offer = UntilChange<Offered>;

export function createOffer(database: Database): Offer {
  return untilChange(database, () =>
    database.transaction({ role: "owner", readOnly: true }, async (transaction): Promise<Offered> => {
      const withheld = await loadWithheld(transaction);
      const switches = await countSwitches(transaction);
      if (!withheld.has(everything)) return { releases: await loadReleases(transaction), withheld, switches };
      return { releases: [], withheld: new Set(layerViews("published").map(({ layer }) => layer.id)), switches };
    }),
  );
}
