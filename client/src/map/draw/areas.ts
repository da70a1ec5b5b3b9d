import { protectionGroupOf } from "@asm-atlas/data/domain/layers/protection-groups.ts";
import type { Feature, FeatureCollection } from "geojson";
import { areaOf, codeOf, FeedError, featuresOf, propertiesOf } from "../feed.ts";
import { boxOf } from "../geometry.ts";
import {
  collectionOf,
  type DrawContext,
  type Drawn,
  feature as drawnFeature,
  type Entry,
  type OverlaySourceId,
} from "./drawn.ts";

/** Areas under protection, of which no history is on record: they are the same on every day. */
export function drawProtectedAreas(data: FeatureCollection, context: DrawContext): Drawn {
  return drawAreas("protected-areas", data, context, (area) => protectionGroupOf(String(propertiesOf(area).kind)));
}

/** Areas of sites. Which sites there are on a day is told by the mask, which follows the sites' own. */
export function drawSiteAreas(data: FeatureCollection, context: DrawContext): Drawn {
  return drawAreas("site-areas", data, context, () => "area");
}

/** Outlines as they came, each by the legend entry it is drawn and counted under. */
function drawAreas(
  source: OverlaySourceId,
  data: FeatureCollection,
  { hidden }: DrawContext,
  legendCodeOf: (area: Feature) => string,
): Drawn {
  const entries: Entry[] = [];
  const areas: Feature[] = [];
  for (const area of featuresOf(data)) {
    const code = codeOf(area);
    const geometry = areaOf(area);
    const box = boxOf(geometry);
    if (!box) throw new FeedError(`${code} has no area.`);
    const legendCode = legendCodeOf(area);
    entries.push({ code, legendCode, box });
    if (!hidden.has(legendCode)) areas.push(drawnFeature(geometry, { code, sign: legendCode }));
  }
  return { entries, sources: { [source]: collectionOf(areas) } };
}
