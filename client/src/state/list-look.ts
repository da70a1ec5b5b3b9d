import type { OverlayId } from "../map/map-state.ts";

/** How the list looks. Which columns there are is the list's business. */
export interface ListLook {
  /** The layer whose records it shows. */
  readonly layer: OverlayId;
  /** Columns to sort by, a layer at a time, the first counts most; `-people` is the largest first. */
  readonly sort: { readonly [Layer in OverlayId]?: readonly string[] };
  /** Columns chosen; a layer that is not named has its usual ones. */
  readonly columns: { readonly [Layer in OverlayId]?: readonly string[] };
}

export const usualList: ListLook = { layer: "sites", sort: {}, columns: {} };
