import { type Field, fieldsIn, type Layer, type LayerProjection } from "@asm-atlas/data/domain/layers/layer.ts";
import { layerFor, layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import type { Projection } from "@asm-atlas/data/domain/roles.ts";
import { Problem } from "../http/problem.ts";

/** A layer as one audience sees it. */
export interface LayerView {
  readonly layer: Layer;
  readonly shape: LayerProjection;
  readonly projection: Projection;
  readonly fields: readonly Field[];
}

export function layerViews(projection: Projection): readonly LayerView[] {
  return layersFor(projection).map(({ layer, shape }) => ({
    layer,
    shape,
    projection,
    fields: fieldsIn(layer, projection),
  }));
}

/** Made once for each layer and audience: what is made from a view, such as its columns, is kept beside it. */
const made: Readonly<Record<Projection, WeakMap<Layer, LayerView>>> = {
  internal: new WeakMap(),
  published: new WeakMap(),
};

/** @throws Problem `collection.not-found`, in the same words whether or not others have such a collection */
export function layerView(projection: Projection, collectionId: string): LayerView {
  const found = layerFor(projection, collectionId);
  if (!found) throw new Problem("collection.not-found", "/ogc/collections lists what is offered to you.");
  const known = made[projection].get(found.layer);
  if (known) return known;
  const view = { ...found, projection, fields: fieldsIn(found.layer, projection) };
  made[projection].set(found.layer, view);
  return view;
}
