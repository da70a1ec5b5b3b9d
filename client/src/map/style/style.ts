import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import { type OverlaySourceId, overlaySourceIds } from "../draw/drawn.ts";
import { type Audience, type Language, type OverlayId, overlayIds } from "../map-state.ts";
import { mapColours, type Theme } from "../tokens.ts";
import { protectionLayers, registerLayers, siteAreaLayers, summaryLayers, zoneLayers } from "./area-layers.ts";
import { borderLayers, groundLayers, labelLayers } from "./basemap-layers.ts";
import { areaMarkLayers, ringMarkLayers } from "./mark-layers.ts";
import {
  clusterProperties,
  figureSignLayer,
  kindergartenSignLayer,
  provinceCountLayer,
  siteSignLayers,
  zoneSignLayer,
} from "./sign-layers.ts";

/** Everything the look of the map depends on. Data is not among it: sources are filled apart. */
export interface StyleInput {
  readonly theme: Theme;
  readonly language: Language;
  readonly audience: Audience;
  readonly visible: Readonly<Record<OverlayId, boolean>>;
}

type BasemapSourceId = "basemap" | "places" | "soums" | "soum-centres";
export type SourceId = BasemapSourceId | OverlaySourceId | "selection" | "hover";

/** Everything of ours but the ground lies over another base map. A test holds it to the order of the layers. */
export const firstLayerOverGround = "soum-bands";

/** From this zoom on every site stands alone, however near its neighbours are. */
const lastRingZoom = 9;

const empty = { type: "FeatureCollection" as const, features: [] };

function source(options: Partial<GeoJSONSourceSpecification> = {}): GeoJSONSourceSpecification {
  return { type: "geojson", data: empty, ...options };
}

/** Coarse shapes need no tiles of their own beyond zoom 8; a zone of a hectare does. */
const sources: Readonly<Record<SourceId, GeoJSONSourceSpecification>> = {
  basemap: source({ maxzoom: 8, tolerance: 0.2, buffer: 16 }),
  places: source({ maxzoom: 6 }),
  soums: source({ maxzoom: 9, tolerance: 0.2, buffer: 8 }),
  "soum-centres": source({ maxzoom: 8 }),
  "site-summary": source({ maxzoom: 9, tolerance: 0.2, buffer: 8 }),
  "province-counts": source({ maxzoom: 6 }),
  register: source({ maxzoom: 10, tolerance: 0.1, buffer: 16 }),
  "protected-areas": source({ maxzoom: 10, tolerance: 0.2, buffer: 16 }),
  "site-areas": source({ maxzoom: 16, tolerance: 0.1, buffer: 16 }),
  zones: source({ maxzoom: 16, tolerance: 0.1, buffer: 16 }),
  "zone-signs": source({ maxzoom: 12 }),
  sites: source({
    // Sites are changed one by one as time goes by, and are known by their code.
    promoteId: "code",
    maxzoom: 12,
    cluster: true,
    // Nearer than this, signs cover one another: two of them are a ring already.
    clusterRadius: 22,
    clusterMaxZoom: lastRingZoom,
    clusterMinPoints: 2,
    clusterProperties,
  }),
  "published-figures": source({ maxzoom: 10 }),
  kindergartens: source({ maxzoom: 12 }),
  selection: source({ maxzoom: 16, tolerance: 0.1 }),
  hover: source({ maxzoom: 16, tolerance: 0.1 }),
};

const overlayOfSource = new Map<string, OverlayId>(
  overlayIds.flatMap((id) => overlaySourceIds[id].map((sourceId): [string, OverlayId] => [sourceId, id])),
);

/** Which overlay a source or layer of the map belongs to; undefined for the basemap and the marks. */
export function overlayOf(sourceId: string): OverlayId | undefined {
  return overlayOfSource.get(sourceId);
}

function withVisibility(layer: LayerSpecification, visible: StyleInput["visible"]): LayerSpecification {
  const overlay = "source" in layer && layer.source ? overlayOf(layer.source) : undefined;
  if (overlay === undefined) return layer;
  const visibility = visible[overlay] ? "visible" : "none";
  return { ...layer, layout: { ...layer.layout, visibility } } as LayerSpecification;
}

/**
 * The style of the map as a pure function of theme, language and switches. Order is meaning: ground, shaded areas, lines, areas of places,
 * names, signs, marks. MapLibre places symbols from the top down, so names give way to signs and nothing covers a kindergarten.
 */
export function buildStyle({ theme, language, audience, visible }: StyleInput): StyleSpecification {
  const colours = mapColours[theme];
  const layers = [
    ...groundLayers(colours),
    ...summaryLayers(colours),
    ...borderLayers(colours),
    ...registerLayers(colours),
    ...(audience === "staff" ? [...protectionLayers(theme), ...siteAreaLayers(colours)] : []),
    ...zoneLayers(theme),
    ...areaMarkLayers(colours),
    ...labelLayers(theme, language),
    provinceCountLayer(theme, colours),
    zoneSignLayer(theme),
    ...siteSignLayers(theme),
    figureSignLayer(theme),
    kindergartenSignLayer(theme, audience),
    ...ringMarkLayers(theme, audience),
  ];
  return { version: 8, sources: { ...sources }, layers: layers.map((layer) => withVisibility(layer, visible)) };
}
