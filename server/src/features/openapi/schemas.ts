import { problems } from "@asm-atlas/data/domain/problems.ts";
import { fieldSchema, propertyFields } from "../json-schema.ts";
import type { LayerView } from "../layer-view.ts";

const nullable = (schema: object) => ({ ...schema, nullable: true });

/** Geometry as GeoJSON; coordinates of every nesting the collection may have. */
function geometrySchema({ shape }: LayerView): object {
  if (shape.geometryTypes.length === 0)
    return { type: "object", nullable: true, description: "Always null: a list, not a map." };
  return nullable({
    type: "object",
    required: ["type", "coordinates"],
    properties: { type: { type: "string", enum: shape.geometryTypes }, coordinates: { type: "array", items: {} } },
  });
}

/** A GeoJSON feature of a collection. */
export function featureSchema(view: LayerView): object {
  const fields = propertyFields(view);
  const properties = fields.map((field) => {
    const schema = fieldSchema(field);
    return [field.name, field.required ? schema : nullable(schema)];
  });
  return {
    type: "object",
    required: ["type", "id", "geometry", "properties"],
    properties: {
      type: { type: "string", enum: ["Feature"] },
      id: { type: "string" },
      geometry: geometrySchema(view),
      properties: {
        type: "object",
        required: fields.map((field) => field.name),
        properties: Object.fromEntries(properties),
      },
    },
  };
}

/** RFC 9457 with the catalogue's codes. */
export const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "code", "requestId"],
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", enum: Object.keys(problems) },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "code", "message"],
        properties: { path: { type: "string" }, code: { type: "string" }, message: { type: "string" } },
      },
    },
    requestId: { type: "string" },
  },
};
