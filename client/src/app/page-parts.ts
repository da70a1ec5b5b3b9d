import type { ReactNode } from "react";
import type { Session } from "../api/session.ts";
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

/** What the menu of the bar offers. */
export interface MenuOf {
  readonly account: Session["account"];
  /** On a phone the pages and the theme switch move in here. */
  readonly hasPages: boolean;
}
