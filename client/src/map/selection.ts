import type { Feature, FeatureCollection } from "geojson";
import { collectionOf, type Drawn, type OverlaySourceId } from "./draw/drawn.ts";
import { codeOf } from "./feed.ts";

const signSources: readonly OverlaySourceId[] = ["sites", "zone-signs", "kindergartens", "published-figures"];

const indexes = new WeakMap<FeatureCollection, ReadonlyMap<string, Feature>>();

/** The feature of a feed with a code. */
export function featureByCode(data: FeatureCollection, code: string): Feature | undefined {
  let index = indexes.get(data);
  if (!index) {
    index = new Map(data.features.map((feature) => [codeOf(feature), feature]));
    indexes.set(data, index);
  }
  return index.get(code);
}

const isAreaType = (type: string | undefined): boolean => type === "Polygon" || type === "MultiPolygon";

/**
 * What marks a feature on the map: a ring round its sign, its outline, or both.
 * Nothing when it is not on the map: not yet known on the day, or its legend entry switched off.
 */
export function markFeatures(
  drawn: Drawn,
  data: FeatureCollection,
  code: string,
  hidden: ReadonlySet<string>,
): FeatureCollection {
  const entry = drawn.entries.find((candidate) => candidate.code === code);
  if (!entry || hidden.has(entry.legendCode)) return collectionOf([]);
  const raw = featureByCode(data, code);
  const areas = raw && isAreaType(raw.geometry?.type) ? [{ ...raw, properties: { code } }] : [];
  const signs = signSources
    .flatMap((source) => drawn.sources[source]?.features.find((feature) => feature.properties?.code === code) ?? [])
    .map((sign) => ({ ...sign, properties: { ...sign.properties, ...(areas.length > 0 ? { has_area: true } : {}) } }));
  return collectionOf([...areas, ...signs]);
}
