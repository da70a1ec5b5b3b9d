import type { FeatureCollection } from "geojson";
import type { Audience, OverlayId } from "../map-state.ts";
import type { DrawContext, Drawn } from "./drawn.ts";
import { drawKindergartens } from "./kindergartens.ts";
import { drawPublishedFigures } from "./published-figures.ts";
import { drawRegister } from "./register.ts";
import { drawSiteSummary } from "./site-summary.ts";
import { drawSites } from "./sites.ts";
import { drawZones } from "./zones.ts";

const painters: Readonly<Record<OverlayId, (data: FeatureCollection, context: DrawContext) => Drawn>> = {
  sites: (data, context) => (context.audience === "staff" ? drawSites : drawRegister)(data, context),
  "rehabilitation-zones": drawZones,
  kindergartens: drawKindergartens,
  "published-figures": drawPublishedFigures,
  "site-summary": drawSiteSummary,
};

interface Whole {
  readonly id: OverlayId;
  readonly audience: Audience;
  readonly onDay: string;
  readonly drawn: Drawn;
}

/** The newest drawing of a feed with nothing hidden: the map shows it and the legend counts it. */
const wholes = new WeakMap<FeatureCollection, Whole>();

/**
 * One overlay on one day, from its feed.
 * @throws FeedError when the feed is not what the layer declares; the other overlays are not touched by it
 */
export function drawOverlay(id: OverlayId, data: FeatureCollection, context: DrawContext): Drawn {
  if (context.hidden.size > 0) return painters[id](data, context);
  const { audience, onDay } = context;
  const known = wholes.get(data);
  if (known?.id === id && known.audience === audience && known.onDay === onDay) return known.drawn;
  const drawn = painters[id](data, context);
  wholes.set(data, { id, audience, onDay, drawn });
  return drawn;
}
