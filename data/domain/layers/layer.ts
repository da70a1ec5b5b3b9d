import type { Projection } from "../roles.ts";
import type { Bilingual, CodeEntry } from "../text.ts";

export type GeometryType = "Point" | "Polygon" | "MultiPolygon";

/**
 * What a field holds. `code-list` is an ordered list of codes; `json` is a nested value and `area` the GeoJSON of an outline beside the feature's
 * own geometry: neither can be filtered by.
 */
export type FieldType =
  | "text"
  | "code"
  | "code-list"
  | "integer"
  | "number"
  | "boolean"
  | "date"
  | "timestamp"
  | "uuid"
  | "url"
  | "text-list"
  | "json"
  | "area";

export type Unit =
  | "ha"
  | "km2"
  | "m"
  | "people"
  | "children"
  | "seats"
  | "days"
  | "places"
  | "year"
  | "mnt"
  | "percent";

/**
 * One property of a layer's features: a column of its views, a property of its GeoJSON, a queryable, a row of its card.
 * Plain data, so that validation (zod), the OpenAPI schema, forms and tables can all be derived from it
 * and the client need not carry a validation library to print a label.
 */
export interface Field {
  /** snake_case: the column's and the property's name. */
  readonly name: string;
  readonly type: FieldType;
  readonly label: Bilingual;
  readonly description?: Bilingual;
  readonly unit?: Unit;
  readonly codes?: readonly CodeEntry[];
  /** Which projections have this field at all. */
  readonly in: readonly Projection[];
  /** May be used as `?name=value` on `items`. Defaults to true for all but `json` and `area`. */
  readonly filterable?: boolean;
  /** Is part of the map feed. */
  readonly feed?: boolean;
  /** Never null. Where a value may be missing, "not assessed" is shown, never "no". */
  readonly required?: boolean;
}

/** How one projection of a layer is reached. Absent: the collection does not exist for that audience. */
export interface LayerProjection {
  readonly geometryTypes: readonly GeometryType[];
  /** Column that is the feature's id and the default order. */
  readonly idField: string;
  /** Has a map feed at `/api/map/{id}.geojson`. */
  readonly feed: boolean;
  /**
   * A view with columns `id text, properties jsonb, geom` made for the feed, where one feature a row of `view` would be too much:
   * a summary has a row for every unit and step, its feed one feature a unit with all its steps. Absent: the feed is `view` with the fields marked `feed`.
   */
  readonly feedView?: string;
  /** What a reader of this projection must know about precision. */
  readonly note?: Bilingual;
}

/** One declaration from which API, schema, queryables, feed, legend, card and table follow. */
export interface Layer {
  /** Collection id, kebab-case: fixed, other people's tools rely on it. */
  readonly id: string;
  /** Name of its view in the schemas `internal` and `published`, snake_case. */
  readonly view: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly projections: { readonly [P in Projection]?: LayerProjection };
  readonly fields: readonly Field[];
  /** Does `datetime` (valid time) select the state on that day? The views read it from the setting `atlas.valid_on`. */
  readonly temporal: boolean;
  /** Does `as-known-on` (record time) select what had been written down by a day? Staff only; the views read it from the setting `atlas.known_on`. */
  readonly hasRecordTime?: boolean;
  /** Tables whose change moves the version of the internal projection. */
  readonly tables: readonly string[];
}

export function fieldsIn(layer: Layer, projection: Projection): readonly Field[] {
  return layer.fields.filter((field) => field.in.includes(projection));
}

export function isFilterable(field: Field): boolean {
  return field.filterable ?? (field.type !== "json" && field.type !== "area");
}
