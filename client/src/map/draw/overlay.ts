import type { FeatureCollection } from "geojson";
import type { Audience, OverlayId } from "../map-state.ts";
import { drawProtectedAreas, drawSiteAreas } from "./areas.ts";
import type { DrawContext, Drawn } from "./drawn.ts";
import { drawKindergartens } from "./kindergartens.ts";
import { drawPublishedFigures } from "./published-figures.ts";
import { drawRegister } from "./register.ts";
import { drawSiteSummary } from "./site-summary.ts";
import { drawSites } from "./sites.ts";
import { drawZones } from "./zones.ts";

const painters: Readonly<Record<OverlayId, (data: FeatureCollection, context: DrawContext) => Drawn>> = {
  sites: (data, context) =>
    context.audience === "staff" ? drawSites(data, context) : drawRegister(passing(data, context), context),
  "rehabilitation-zones": (data, context) => drawZones(passing(data, context), context),
  kindergartens: (data, context) => drawKindergartens(passing(data, context), context),
  "published-figures": drawPublishedFigures,
  "site-summary": drawSiteSummary,
  "protected-areas": drawProtectedAreas,
  "site-areas": (data, context) => drawSiteAreas(passing(data, context), context),
};

/** The features that pass the filters. The sites of staff look at the mask themselves: they are too many to be copied at each step. */
function passing(data: FeatureCollection, { mask }: DrawContext): FeatureCollection {
  return mask ? { ...data, features: data.features.filter((_, index) => mask[index] === 1) } : data;
}

interface Whole {
  readonly id: OverlayId;
  readonly audience: Audience;
  readonly onDay: string;
  readonly mask: Uint8Array | null;
  readonly drawn: Drawn;
}

/** The newest drawing of a feed with no legend entry hidden: the map shows it and the legend counts it. */
const wholes = new WeakMap<FeatureCollection, Whole>();

/**
 * One overlay on one day, from its feed.
 * @throws FeedError when the feed is not what the layer declares; the other overlays are not touched by it
 */
export function drawOverlay(id: OverlayId, data: FeatureCollection, context: DrawContext): Drawn {
  if (context.hidden.size > 0) return painters[id](data, context);
  const { audience, onDay, mask = null } = context;
  const known = wholes.get(data);
  if (known?.id === id && known.audience === audience && known.onDay === onDay && known.mask === mask)
    return known.drawn;
  const drawn = painters[id](data, context);
  wholes.set(data, { id, audience, onDay, mask, drawn });
  return drawn;
}
