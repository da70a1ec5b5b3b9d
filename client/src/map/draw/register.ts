import type { Feature, FeatureCollection } from "geojson";
import { areaOf, codeOf, FeedError, featuresOf, propertiesOf } from "../feed.ts";
import { boxOf } from "../geometry.ts";
import { collectionOf, type DrawContext, type Drawn, feature as drawnFeature, type Entry } from "./drawn.ts";

/** Places that share one area are drawn as one, or their tints would add up to a colour that says nothing. */
function isFirstOfItsArea(seen: Set<string>, area: Feature): boolean {
  const outline = JSON.stringify(areaOf(area).coordinates);
  if (seen.has(outline)) return false;
  seen.add(outline);
  return true;
}

/**
 * The public register: each place as the whole cell or soum it was published as, never a point inside it.
 * A place is there from the year of its contract on and never leaves (publication rules 6 and 7).
 */
export function drawRegister(data: FeatureCollection, { onDay, hidden }: DrawContext): Drawn {
  const year = Number(onDay.slice(0, 4));
  const entries: Entry[] = [];
  const features: Feature[] = [];
  const seen = new Set<string>();
  for (const place of featuresOf(data)) {
    const code = codeOf(place);
    const { shown_as: shownAs, contract_since_year: since } = propertiesOf(place);
    if (shownAs !== "cell" && shownAs !== "soum") throw new FeedError(`${code} says not how it may be shown.`);
    if (typeof since === "number" && since > year) continue;
    const geometry = areaOf(place);
    const box = boxOf(geometry);
    if (!box) throw new FeedError(`${code} has no area.`);
    entries.push({ code, legendCode: shownAs, box });
    if (hidden.has(shownAs)) continue;
    features.push(drawnFeature(geometry, { code, shown_as: shownAs, is_first: isFirstOfItsArea(seen, place) }));
  }
  return { entries, sources: { register: collectionOf(features) } };
}
