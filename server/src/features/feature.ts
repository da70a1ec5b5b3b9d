import { propertyFields } from "./json-schema.ts";
import type { LayerView } from "./layer-view.ts";

/** A row of a layer's view: its fields by name, and its geometry as GeoJSON text. */
export type FeatureRow = Readonly<Record<string, unknown>> & { readonly geojson: string | null };

export function featureId(view: LayerView, row: FeatureRow): string {
  return String(row[view.shape.idField]);
}

/** A GeoJSON feature as text. The geometry is passed on as the database wrote it, never parsed; a value nobody assessed is null, not left out. */
export function featureText(view: LayerView, row: FeatureRow, members = ""): string {
  const properties = Object.fromEntries(propertyFields(view).map((field) => [field.name, row[field.name] ?? null]));
  const id = JSON.stringify(featureId(view, row));
  return `{"type":"Feature","id":${id},"geometry":${row.geojson ?? "null"},"properties":${JSON.stringify(properties)}${members}}`;
}
