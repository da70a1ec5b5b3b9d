import type { Field } from "@asm-atlas/data/domain/layers/layer.ts";
import type { Language } from "../http/format.ts";
import { filterableFields } from "./items-query.ts";
import type { LayerView } from "./layer-view.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

const typeOf = {
  text: { type: "string" },
  code: { type: "string" },
  "code-list": { type: "array" },
  integer: { type: "integer" },
  number: { type: "number" },
  boolean: { type: "boolean" },
  date: { type: "string", format: "date" },
  timestamp: { type: "string", format: "date-time" },
  uuid: { type: "string", format: "uuid" },
  url: { type: "string", format: "uri" },
  "text-list": { type: "array", items: { type: "string" } },
  json: { type: "array", items: {} },
  area: { type: "object", properties: { type: { const: "MultiPolygon" }, coordinates: { type: "array" } } },
} as const satisfies Record<Field["type"], JsonSchema>;

/** Unit codes of UCUM where it has one; counts of things have none and are named. */
const unitNames = { ha: "har", km2: "km2", m: "m", days: "d", year: "a", percent: "%" } as const;

function words(field: Field, language: Language): JsonSchema {
  const description = field.description?.[language];
  const unit = field.unit;
  const codes = field.codes?.map(({ code, label }) => `${code}: ${label[language]}`).join("; ");
  const sentences = [description, unit && `In ${unit}.`, codes].filter((part) => part !== undefined);
  return {
    title: field.label[language],
    ...(sentences.length > 0 ? { description: sentences.join(" ") } : {}),
    ...(unit !== undefined && unit in unitNames ? { "x-ogc-unit": unitNames[unit as keyof typeof unitNames] } : {}),
  };
}

/** The schema of one value of a field. */
export function fieldSchema(field: Field, language: Language = "en"): JsonSchema {
  const codes = field.codes?.map(({ code }) => code);
  const base = typeOf[field.type];
  if (field.type === "code-list") return { ...base, items: { type: "string", enum: codes }, ...words(field, language) };
  return { ...base, ...(field.type === "code" && codes ? { enum: codes } : {}), ...words(field, language) };
}

/** The schema of one `property=value`: of a list, one of its members. */
export function filterSchema(field: Field, language: Language = "en"): JsonSchema {
  if (field.type === "code-list" || field.type === "text-list") {
    return fieldSchema({ ...field, type: field.type === "code-list" ? "code" : "text" }, language);
  }
  return fieldSchema(field, language);
}

const dialect = "https://json-schema.org/draft/2020-12/schema";

/** The fields a feature carries as properties: an id called `id` is the feature's own member and not told twice. */
export function propertyFields(view: LayerView): readonly Field[] {
  return view.fields.filter((field) => field.name !== "id");
}

/** A feature as GeoJSON. Each value has its one type, as GDAL reads it; in a feature it may also be null: not assessed. */
export function collectionSchema(view: LayerView, id: string, language: Language): JsonSchema {
  const fields = propertyFields(view);
  const { geometryTypes } = view.shape;
  return {
    $schema: dialect,
    $id: id,
    type: "object",
    title: view.layer.title[language],
    description: view.layer.description[language],
    required: ["type", "id", "geometry", "properties"],
    properties: {
      type: { const: "Feature" },
      id: { type: "string" },
      geometry:
        geometryTypes.length === 0
          ? { type: "null" }
          : { type: "object", properties: { type: { enum: geometryTypes }, coordinates: { type: "array" } } },
      properties: {
        type: "object",
        required: fields.map((field) => field.name),
        properties: Object.fromEntries(
          fields.map((field) => [
            field.name,
            { ...fieldSchema(field, language), ...(field.required ? {} : { nullable: true }) },
          ]),
        ),
      },
    },
  };
}

function geometryQueryable({ shape: { geometryTypes } }: LayerView): JsonSchema {
  if (geometryTypes.length === 0) return {};
  // Formats of OGC API – Features Part 3: geometry-point, geometry-polygon-or-multipolygon, ...
  const format = `geometry-${geometryTypes.map((type) => type.toLowerCase()).join("-or-")}`;
  return { geometry: { title: "Geometry", format, "x-ogc-role": "primary-geometry" } };
}

/** What the collection can be filtered by, as `?property=value` and, for its geometry, `bbox`. */
export function queryablesSchema(view: LayerView, id: string, language: Language): JsonSchema {
  const fields = filterableFields(view.layer, view.projection);
  return {
    $schema: dialect,
    $id: id,
    type: "object",
    title: view.layer.title[language],
    description: view.layer.description[language],
    properties: {
      ...Object.fromEntries(fields.map((field) => [field.name, filterSchema(field, language)])),
      ...geometryQueryable(view),
    },
    additionalProperties: false,
  };
}
