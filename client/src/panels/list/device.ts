import { recall, remember } from "../../state/preferences.ts";
import type { ListLayer } from "./list-layers.ts";

/** What this device keeps of the list: the columns somebody chose, and how high it stands. */

const columnsKey = (layer: ListLayer) => `atlas-list-columns-${layer}`;
const heightKey = "atlas-list-height";

export function keptColumns(layer: ListLayer): readonly string[] | null {
  const text = recall(columnsKey(layer));
  return text ? text.split(",") : null;
}

/** @param ids null: the usual ones again */
export function keepColumns(layer: ListLayer, ids: readonly string[] | null): void {
  remember(columnsKey(layer), ids?.join(",") ?? "");
}

export const leastShare = 0.2;
export const mostShare = 0.7;
const usualShare = 0.38;

/** Height of the list as a share of the window. */
export function keptShare(): number {
  const share = Number(recall(heightKey));
  return share >= leastShare && share <= mostShare ? share : usualShare;
}

export function keepShare(share: number): void {
  remember(heightKey, share.toFixed(3));
}
