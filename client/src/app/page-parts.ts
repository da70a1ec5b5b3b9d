import type { ReactNode } from "react";
import type { Session } from "../api/session.ts";
import type { Audience } from "../map/map-state.ts";
import type { IconName } from "../ui/icons.tsx";
import type { CountsInView } from "./map-stage.tsx";
import type { Overlay } from "./overlays.ts";

/** A panel along the foot of a wide screen, a tab of the sheet on a phone. */
export interface PagePanel {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly content: ReactNode;
  /** On a wide screen: there only while asked for (`View.opened`); on a phone: the tab one begins with. Absent: always there. */
  readonly isOpened?: boolean;
  /** Needs the whole sheet of a phone. */
  readonly isTall?: boolean;
}

/** What both layouts arrange: the wide sheet and the phone. */
export interface PageParts {
  readonly audience: Audience;
  readonly overlays: readonly Overlay[];
  /** Null while there is no map to count in. */
  readonly counts: CountsInView | null;
  /** The day looked at, YYYY-MM-DD; null: today. */
  readonly onDay: string | null;
  readonly story: ReactNode | undefined;
  /** What belongs to the legend, above its entries. */
  readonly overLegend: ReactNode | undefined;
  /** What belongs to the legend, below it: filters. */
  readonly underLegend: ReactNode | undefined;
  /** Buttons beside those of the map. */
  readonly tools: ReactNode | undefined;
  readonly panels: readonly PagePanel[];
  /** What takes the card's place while it is there: a form, a list of its own. */
  readonly aside: ReactNode | undefined;
  /** False: something else stands in the map's place, and nothing that serves the map is needed. */
  readonly hasMap: boolean;
  /** False while the page's words and figures come first. */
  readonly mayFetch: boolean;
}

/** What the menu of the bar offers. */
export interface MenuOf {
  readonly account: Session["account"];
  /** Where the bar has no room for them, the pages and the theme switch move in here. */
  readonly hasPages: boolean;
}
