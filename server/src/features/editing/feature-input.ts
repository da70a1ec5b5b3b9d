import {
  type EditableLayer,
  geometryOptionsOf,
  outlineOptionsOf,
} from "@asm-atlas/data/domain/editing/editable-layers.ts";
import {
  checkProperties,
  type Extent,
  type FieldProblem,
  faultWords,
} from "@asm-atlas/data/domain/editing/validate.ts";
import {
  describeGeometryReason,
  type Geometry,
  type GeometryOptions,
  geometryReasonValues,
  parseGeometry,
} from "@asm-atlas/data/domain/geometry.ts";
import { z } from "zod";
import { parsedBody } from "../../http/json-body.ts";
import { Problem } from "../../http/problem.ts";
import { uuidPattern } from "../property-value.ts";

/** A feature as somebody sends it. Members that say what the feature already is (links) may come back and are left alone. */
const featureBody = z.looseObject({
  type: z.literal("Feature").optional(),
  id: z.string().max(60).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  geometry: z.unknown().optional(),
});

export interface FeatureInput {
  /** The id made by the client; undefined where none was sent. */
  readonly id: string | undefined;
  /** Values by column, checked. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Undefined: left as it is. */
  readonly geometry: Geometry | undefined;
  /** The second outline; null: there is to be none; undefined: left as it is. */
  readonly area: Geometry | null | undefined;
}

/** @throws Problem `request.invalid-body`, `record.invalid` or `geometry.invalid`, each naming every part that is wrong */
export function readFeature(editable: EditableLayer, body: unknown, extent: Extent): FeatureInput {
  const feature = parsedBody(featureBody, body);
  if (feature.id !== undefined && editable.idColumn === "id" && !uuidPattern.test(feature.id))
    throw invalid([{ field: "id", fault: "not-an-id" }]);
  const checked = checkProperties(editable, feature.properties ?? {}, extent);
  if (!checked.ok) throw invalid(checked.problems);
  return {
    id: feature.id,
    values: checked.values,
    geometry: readGeometry(editable, feature.geometry, extent),
    area: readArea(editable, feature.properties ?? {}, extent),
  };
}

function readGeometry(editable: EditableLayer, input: unknown, extent: Extent): Geometry | undefined {
  if (editable.geometryTypes.length === 0) return undefined;
  if (input === undefined && extent === "part") return undefined;
  return parsedGeometry(input, geometryOptionsOf(editable), "/geometry");
}

function readArea(
  { area }: EditableLayer,
  properties: Readonly<Record<string, unknown>>,
  extent: Extent,
): Geometry | null | undefined {
  if (!area) return undefined;
  const input = properties[area.field];
  if (input === undefined) return extent === "whole" ? null : undefined;
  return input === null ? null : parsedGeometry(input, outlineOptionsOf(area.rules), `/properties/${area.field}`);
}

function parsedGeometry(input: unknown, options: GeometryOptions, path: string): Geometry {
  const parsed = parseGeometry(input, options);
  if (parsed.ok) return parsed.geometry;
  throw new Problem("geometry.invalid", "Draw or type it again where the errors say.", {
    errors: parsed.reasons.map((reason) => ({
      path: `${path}${reason.path}`,
      code: reason.code,
      message: describeGeometryReason(reason, "en"),
      values: geometryReasonValues(reason),
    })),
  });
}

function invalid(problems: readonly FieldProblem[]): Problem {
  return new Problem("record.invalid", "The errors name each property and what is wrong with it.", {
    errors: problems.map(({ field, fault, limit }) => ({
      path: field === "id" ? "/id" : `/properties/${field}`,
      code: `field.${fault}`,
      message: faultWords[fault].en.replace("{limit}", String(limit ?? "")),
      ...(limit === undefined ? {} : { values: { limit } }),
    })),
  });
}
