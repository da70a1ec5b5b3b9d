import type { Feature, FeatureCollection } from "geojson";
import { codeOf, featuresOf, pointOf, propertiesOf } from "../feed.ts";
import { collectionOf, type DrawContext, type Drawn, feature as drawnFeature, type Entry } from "./drawn.ts";

/** What others published about places. National and programme figures have no place and are not on the map. */
export function drawPublishedFigures(data: FeatureCollection, { hidden }: DrawContext): Drawn {
  const entries: Entry[] = [];
  const signs: Feature[] = [];
  for (const figure of featuresOf(data)) {
    if (propertiesOf(figure).kind !== "place" || !figure.geometry) continue;
    const code = codeOf(figure);
    const geometry = pointOf(figure);
    const [x = 0, y = 0] = geometry.coordinates;
    entries.push({ code, legendCode: "place", box: [x, y, x, y] });
    if (!hidden.has("place")) signs.push(drawnFeature(geometry, { code, sign: "place" }));
  }
  return { entries, sources: { "published-figures": collectionOf(signs) } };
}
