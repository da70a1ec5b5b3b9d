import type { Language } from "../http/format.ts";
import { crs84 } from "./bbox.ts";
import type { LayerView } from "./layer-view.ts";
import { type Link, mediaTypes, relations } from "./links.ts";

/**
 * The country's box (domain.md 5). Every collection has the same extent, whatever it holds:
 * the exact extent of a few places would say where the outermost one is.
 */
const countryBbox = [87.73, 41.58, 119.94, 52.15] as const;

export function collectionPath(baseUrl: string, collectionId: string): string {
  return `${baseUrl}/ogc/collections/${collectionId}`;
}

/** Links of a collection to what belongs to it. */
export function collectionLinks(baseUrl: string, view: LayerView): Link[] {
  const path = collectionPath(baseUrl, view.layer.id);
  return [
    { href: `${path}/items`, rel: relations.items, type: mediaTypes.geojson, title: "Features as GeoJSON" },
    { href: `${path}/items?f=html`, rel: relations.items, type: mediaTypes.html, title: "Features as HTML" },
    { href: `${path}/schema`, rel: relations.describedBy, type: mediaTypes.schema, title: "Schema" },
    // GDAL before 3.7 looks for this spelling only, and without it guesses the type of every column from ten features.
    { href: `${path}/schema`, rel: "describedBy", type: mediaTypes.schema, title: "Schema" },
    { href: `${path}/queryables`, rel: relations.queryables, type: mediaTypes.schema, title: "Queryables" },
  ];
}

export function collectionBody(view: LayerView, links: readonly Link[], language: Language): object {
  const { layer, shape } = view;
  const note = shape.note?.[language];
  return {
    id: layer.id,
    title: layer.title[language],
    description: note ? `${layer.description[language]} ${note}` : layer.description[language],
    itemType: "feature",
    ...(shape.geometryTypes.length > 0 ? { extent: { spatial: { bbox: [countryBbox], crs: crs84 } } } : {}),
    crs: [crs84],
    links,
  };
}
