import type { Box, OverlayId } from "../map/map-state.ts";
import type { HiddenCodes } from "../state/view-store.ts";

/** What a map shows for a while in the stead of what the reader chose, which stays as it was and in the address. */
export interface Scene {
  readonly layers: readonly OverlayId[];
  readonly hidden: HiddenCodes;
  /** YYYY-MM-DD; null: the newest. */
  readonly onDay: string | null;
  /** Null: the whole country. */
  readonly box: Box | null;
}
