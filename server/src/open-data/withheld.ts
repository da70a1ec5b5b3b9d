import { everything } from "@asm-atlas/data/domain/publication/administration.ts";
import type { Transaction } from "../db/database.ts";
import { layerViews } from "../features/layer-view.ts";
import { loadWithheld } from "../publication/withheld.ts";

/** Collections whose files nobody may have at this moment (rule 16). Asked before each answer, and before and after files are made. */
export async function withheldCollections(transaction: Transaction): Promise<ReadonlySet<string>> {
  const withheld = await loadWithheld(transaction);
  return withheld.has(everything) ? new Set(layerViews("published").map(({ layer }) => layer.id)) : withheld;
}
