import { filterableFields, itemsParameters } from "../items-query.ts";
import { filterSchema } from "../json-schema.ts";
import type { LayerView } from "../layer-view.ts";
import { mediaTypes } from "../links.ts";
import { content, get, notFound, ref } from "./operations.ts";

function pageSchema(collectionId: string): object {
  return {
    type: "object",
    required: ["type", "features", "numberMatched", "numberReturned", "timeStamp", "links"],
    properties: {
      type: { type: "string", enum: ["FeatureCollection"] },
      features: { type: "array", items: { $ref: `#/components/schemas/${collectionId}` } },
      numberMatched: { type: "integer", minimum: 0 },
      numberReturned: { type: "integer", minimum: 0 },
      timeStamp: { type: "string", format: "date-time" },
      links: { type: "array", items: { type: "object" } },
    },
  };
}

/** "site-summary" → "SiteSummary", for the ids of operations. */
const pascal = (id: string) => id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The paths of one collection, written out: GDAL looks for the very address of its items. */
export function collectionPaths(view: LayerView): Record<string, object> {
  const { layer, projection } = view;
  const path = `/collections/${layer.id}`;
  const name = pascal(layer.id);
  const tags = [layer.id];
  const filters = filterableFields(layer, projection).map((field) => ({
    name: field.name,
    in: "query",
    description: field.label.en,
    required: false,
    schema: filterSchema(field),
    style: "form",
    explode: false,
  }));
  const feature = { $ref: `#/components/schemas/${layer.id}` };
  return {
    [path]: { get: get(`describe${name}`, layer.title.en, [ref("f")], content(mediaTypes.json), tags, notFound) },
    [`${path}/queryables`]: {
      get: get(
        `get${name}Queryables`,
        "What it can be filtered by",
        [ref("f")],
        content(mediaTypes.schema),
        tags,
        notFound,
      ),
    },
    [`${path}/schema`]: {
      get: get(`get${name}Schema`, "What its features hold", [ref("f")], content(mediaTypes.schema), tags, notFound),
    },
    [`${path}/items`]: {
      get: get(
        `get${name}`,
        `Features of: ${layer.title.en}`,
        [...itemsParameters.map(ref), ...filters],
        content(mediaTypes.geojson, pageSchema(layer.id)),
        tags,
        notFound,
      ),
    },
    [`${path}/items/{featureId}`]: {
      get: get(
        `get${name}Feature`,
        `One feature of: ${layer.title.en}`,
        [ref("featureId"), ref("f"), ref("datetime")],
        content(mediaTypes.geojson, feature),
        tags,
        notFound,
      ),
    },
  };
}
