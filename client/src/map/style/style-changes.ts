import type { LayerSpecification } from "maplibre-gl";

/** One property of one layer that must change for the map to look like the next style. */
export interface StyleChange {
  readonly layer: string;
  readonly kind: "paint" | "layout";
  readonly property: string;
  readonly value: unknown;
}

function changesOf(layer: string, kind: StyleChange["kind"], before: object = {}, after: object = {}): StyleChange[] {
  const [old, next] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...old.keys(), ...next.keys()])]
    .filter((property) => JSON.stringify(old.get(property)) !== JSON.stringify(next.get(property)))
    .map((property) => ({ layer, kind, property, value: next.get(property) }));
}

/**
 * What differs between two styles of the same layers. Setting single properties keeps camera, tiles and data in place,
 * where a new style would throw them away and flicker.
 * @throws when the two have other layers, or other filters: our styles never do
 */
export function styleChanges(
  before: readonly LayerSpecification[],
  after: readonly LayerSpecification[],
): StyleChange[] {
  const shape = (layers: readonly LayerSpecification[]): string =>
    JSON.stringify(layers.map((layer) => [layer.id, "filter" in layer ? layer.filter : null]));
  if (shape(before) !== shape(after)) throw new Error("The two styles have different layers.");
  return after.flatMap((layer, index) => [
    ...changesOf(layer.id, "paint", before[index]?.paint, layer.paint),
    ...changesOf(layer.id, "layout", before[index]?.layout, layer.layout),
  ]);
}
