import type { FeatureCollection } from "geojson";
import type { OverlayId } from "../map-state.ts";
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

/**
 * One overlay on one day, from its feed.
 * @throws FeedError when the feed is not what the layer declares; the other overlays are not touched by it
 */
export function drawOverlay(id: OverlayId, data: FeatureCollection, context: DrawContext): Drawn {
  return painters[id](data, context);
}
