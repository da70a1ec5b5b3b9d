import type { Padding } from "../map/map-state.ts";

/** CSS pixels; the widths are those of `ui/theme/tokens.css`. */
const edge = 12;
const belowBar = 48 + 2 * edge;
const controls = 36 + edge;
const leftWidth = 304;
const storyWidth = 400;
const cardWidth = 336;
/** The public legend along the foot; folded when there is a card. */
const footHeight = 184;
const foldedFootHeight = 38;

interface Covered {
  readonly isNarrow: boolean;
  readonly hasStory: boolean;
  readonly hasCard: boolean;
  /** Height of the phone's sheet; 0 on wide screens. */
  readonly sheetPx: number;
  /** Height of the panels along the foot of a wide screen; 0 where there are none. */
  readonly dockPx: number;
}

/** What bar, panels and sheet cover of the map, so that it centres and fits in what is free. */
export function paddingFor({ isNarrow, hasStory, hasCard, sheetPx, dockPx }: Covered): Padding {
  if (isNarrow) return { top: belowBar, right: edge, bottom: sheetPx + edge, left: edge };
  return {
    top: belowBar,
    right: (hasCard ? cardWidth + edge : 0) + controls + edge,
    bottom: (hasStory ? (hasCard ? foldedFootHeight : footHeight) + edge : 0) + (dockPx ? dockPx + edge : 0) + edge,
    left: (hasStory ? storyWidth : leftWidth) + 2 * edge,
  };
}
