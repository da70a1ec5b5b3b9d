import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { LayerView } from "../layer-view.ts";
import { mediaTypes } from "../links.ts";
import { collectionPaths } from "./collection-paths.ts";
import { content, get, ref } from "./operations.ts";
import { otherPaths } from "./other-paths.ts";
import { featureSchema, problemSchema } from "./schemas.ts";

const parameters = {
  f: {
    name: "f",
    in: "query",
    description: "Format of the answer, instead of the Accept header.",
    schema: { type: "string", enum: ["json", "html"] },
  },
  bbox: {
    name: "bbox",
    in: "query",
    description:
      "Only features that touch this box: west,south,east,north in degrees (WGS 84), or six numbers with heights, which are ignored. West greater than east crosses the antimeridian.",
    schema: {
      type: "array",
      oneOf: [
        { minItems: 4, maxItems: 4 },
        { minItems: 6, maxItems: 6 },
      ],
      items: { type: "number" },
    },
    style: "form",
    explode: false,
  },
  "bbox-crs": {
    name: "bbox-crs",
    in: "query",
    description: "Reference system of bbox; there is one.",
    schema: { type: "string", enum: ["http://www.opengis.net/def/crs/OGC/1.3/CRS84"] },
  },
  datetime: {
    name: "datetime",
    in: "query",
    description:
      "Features as they were on a day (valid time): a date, a time, or an interval with .. for an open end, of which the last day counts. Collections without a history answer with what is always valid.",
    schema: { type: "string" },
    style: "form",
    explode: false,
  },
  limit: {
    name: "limit",
    in: "query",
    description: "Features on a page. A larger number is capped.",
    schema: { type: "integer", minimum: 1, maximum: limits.pageMax, default: limits.pageDefault },
    style: "form",
    explode: false,
  },
  offset: {
    name: "offset",
    in: "query",
    description: "How many features to pass over first.",
    schema: { type: "integer", minimum: 0, maximum: limits.offsetMax, default: 0 },
  },
  skipGeometry: {
    name: "skipGeometry",
    in: "query",
    description: "Features without their geometry, which is then null: for tables and sums.",
    schema: { type: "boolean", default: false },
    style: "form",
    explode: false,
  },
  featureId: {
    name: "featureId",
    in: "path",
    required: true,
    description: "Id of a feature.",
    schema: { type: "string" },
  },
} as const;

/** The OpenAPI 3.0 document of what one audience can ask. Tools push down only the filters it declares, so it declares every one. */
export function openApiDocument(baseUrl: string, views: readonly LayerView[]) {
  return {
    openapi: "3.0.3",
    info: {
      title: "ASM Atlas",
      version: "1.0.0",
      description:
        "Artisanal and small-scale mining in Mongolia as OGC API – Features. Signed out, the collections are the current release; with a session, what staff see.",
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: `${baseUrl}/ogc`, description: "This service" }],
    tags: views.map(({ layer }) => ({ name: layer.id, description: layer.description.en })),
    paths: {
      "/": { get: get("getLandingPage", "Where everything is", [ref("f")], content(mediaTypes.json), ["service"]) },
      "/conformance": {
        get: get("getConformance", "Standards this service keeps", [ref("f")], content(mediaTypes.json), ["service"]),
      },
      "/api": { get: get("getApi", "This document", [ref("f")], content(mediaTypes.openapi), ["service"]) },
      "/collections": {
        get: get("getCollections", "The collections offered to you", [ref("f")], content(mediaTypes.json), ["service"]),
      },
      ...Object.assign({}, ...views.map(collectionPaths)),
      ...otherPaths(baseUrl, views),
    },
    components: {
      parameters,
      schemas: {
        problem: problemSchema,
        ...Object.fromEntries(views.map((view) => [view.layer.id, featureSchema(view)])),
      },
      responses: {
        problem: {
          description: "What went wrong",
          content: { [mediaTypes.problem]: { schema: { $ref: "#/components/schemas/problem" } } },
        },
      },
    },
  };
}
