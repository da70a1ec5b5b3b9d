import type { OverlayId } from "../map/map-state.ts";

/** Layers of the public map, in the order of its legend. */
export const publicOverlayIds = [
  "site-summary",
  "sites",
  "rehabilitation-zones",
  "kindergartens",
  "published-figures",
] as const satisfies readonly OverlayId[];
