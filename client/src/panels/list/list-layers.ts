import { kindergartenLayer } from "@asm-atlas/data/domain/layers/kindergarten.ts";
import type { Layer } from "@asm-atlas/data/domain/layers/layer.ts";
import { rehabilitationZoneLayer } from "@asm-atlas/data/domain/layers/rehabilitation-zone.ts";
import { siteLayer } from "@asm-atlas/data/domain/layers/site.ts";

/** The layers whose records the list shows, in the order of its tabs. */
export const listLayers = ["sites", "rehabilitation-zones", "kindergartens"] as const;
export type ListLayer = (typeof listLayers)[number];

export function isListLayer(layer: string): layer is ListLayer {
  return listLayers.some((each) => each === layer);
}

export const declarations: Readonly<Record<ListLayer, Layer>> = {
  sites: siteLayer,
  "rehabilitation-zones": rehabilitationZoneLayer,
  kindergartens: kindergartenLayer,
};
