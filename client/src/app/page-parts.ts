import type { ReactNode } from "react";
import type { Audience } from "../map/map-state.ts";
import type { CountsInView } from "./map-stage.tsx";
import type { Overlay } from "./overlays.ts";

/** What both layouts arrange: the wide sheet and the phone. */
export interface PageParts {
  readonly audience: Audience;
  readonly overlays: readonly Overlay[];
  /** Null while there is no map to count in. */
  readonly counts: CountsInView | null;
  readonly story: ReactNode | undefined;
  /** False while the page's words and figures come first. */
  readonly mayFetch: boolean;
}
