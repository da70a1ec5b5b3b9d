import { protectionGroupOf } from "@asm-atlas/data/domain/layers/protection-groups.ts";
import type { Feature, FeatureCollection } from "geojson";
import { areaOf, codeOf, FeedError, featuresOf, propertiesOf } from "../feed.ts";
import { boxOf } from "../geometry.ts";
import { collectionOf, type DrawContext, type Drawn, feature as drawnFeature, type Entry } from "./drawn.ts";

/** Areas under protection, of which no history is on record: they are the same on every day. */
export function drawProtectedAreas(data: FeatureCollection, { hidden }: DrawContext): Drawn {
  const entries: Entry[] = [];
  const areas: Feature[] = [];
  for (const area of featuresOf(data)) {
    const code = codeOf(area);
    const geometry = areaOf(area);
    const box = boxOf(geometry);
    if (!box) throw new FeedError(`${code} has no area.`);
    const group = protectionGroupOf(String(propertiesOf(area).kind));
    entries.push({ code, legendCode: group, box });
    if (!hidden.has(group)) areas.push(drawnFeature(geometry, { code, sign: group }));
  }
  return { entries, sources: { "protected-areas": collectionOf(areas) } };
}
