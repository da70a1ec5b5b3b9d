import type { Feature, FeatureCollection } from "geojson";
import { areaOf, codeOf, FeedError, featuresOf } from "../feed.ts";
import { boxOf } from "../geometry.ts";
import { collectionOf, type DrawContext, type Drawn, feature as drawnFeature, type Entry } from "./drawn.ts";

/** Areas of sites. Which sites there are on a day is told by the mask, which follows the sites' own. */
export function drawSiteAreas(data: FeatureCollection, { hidden }: DrawContext): Drawn {
  const entries: Entry[] = [];
  const areas: Feature[] = [];
  for (const area of featuresOf(data)) {
    const code = codeOf(area);
    const geometry = areaOf(area);
    const box = boxOf(geometry);
    if (!box) throw new FeedError(`${code} has no area.`);
    entries.push({ code, legendCode: "area", box });
    if (!hidden.has("area")) areas.push(drawnFeature(geometry, { code }));
  }
  return { entries, sources: { "site-areas": collectionOf(areas) } };
}
