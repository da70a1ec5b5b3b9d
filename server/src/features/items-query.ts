import { fieldsIn, isFilterable, type Layer } from "@asm-atlas/data/domain/layers/layer.ts";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { Projection } from "@asm-atlas/data/domain/roles.ts";
import { parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { invalidParameter } from "../http/problem.ts";
import { type QueryParameters, unknownParameter } from "../http/query-parameters.ts";
import { type Bbox, crs84, parseBbox } from "./bbox.ts";
import { parseDatetime } from "./datetime.ts";
import { type PropertyFilter, parsePropertyValue } from "./property-value.ts";

/** What is asked of a collection's items. */
export interface ItemsQuery {
  readonly bbox: Bbox | undefined;
  /** YYYY-MM-DD; undefined: as it is now. */
  readonly validOn: string | undefined;
  /** YYYY-MM-DD: as it was on record at the end of that day; undefined: as it is on record now. */
  readonly knownOn: string | undefined;
  readonly limit: number;
  readonly offset: number;
  /** Whoever only counts and sums is spared the shapes, which are most of an answer. */
  readonly skipGeometry: boolean;
  readonly filters: readonly PropertyFilter[];
}

export const itemsParameters = ["f", "bbox", "bbox-crs", "datetime", "limit", "offset", "skipGeometry"] as const;

export const knownOnParameter = "as-known-on";

/** May one ask what had been on record by a day? Of the public's releases there is one record only. */
export function hasRecordTime(layer: Layer, projection: Projection): boolean {
  return projection === "internal" && layer.hasRecordTime === true;
}

/** @throws Problem when it is no day */
export function parseKnownOn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (parseDay(text) === undefined) throw invalidParameter(knownOnParameter, "it is one day: YYYY-MM-DD.");
  return text;
}

/** The fields of a layer that may be filtered by, for one audience. */
export function filterableFields(layer: Layer, projection: Projection) {
  return fieldsIn(layer, projection).filter(isFilterable);
}

function parseWhole(name: string, text: string | undefined, otherwise: number, least: number): number {
  if (text === undefined) return otherwise;
  if (!/^\d{1,15}$/.test(text) || Number(text) < least)
    throw invalidParameter(name, `it is a whole number from ${least}.`);
  return Number(text);
}

function parseOffset(text: string | undefined): number {
  const offset = parseWhole("offset", text, 0, 0);
  if (offset > limits.offsetMax)
    throw invalidParameter("offset", `it is at most ${limits.offsetMax}; narrow the question instead.`);
  return offset;
}

/** A `limit` above the most is capped, not refused (7.15.3); below one it is refused. */
function parseLimit(text: string | undefined): number {
  return Math.min(parseWhole("limit", text, limits.pageDefault, 1), limits.pageMax);
}

function parseFlag(name: string, text: string | undefined): boolean {
  if (text === undefined || text === "true" || text === "false") return text === "true";
  throw invalidParameter(name, "it is true or false.");
}

/** Reads the parameters of `items`. @throws Problem for what is unknown or cannot be understood */
export function parseItemsQuery(layer: Layer, projection: Projection, parameters: QueryParameters): ItemsQuery {
  const fields = new Map(filterableFields(layer, projection).map((field) => [field.name, field]));
  const known: readonly string[] = hasRecordTime(layer, projection)
    ? [...itemsParameters, knownOnParameter]
    : itemsParameters;
  const filters: PropertyFilter[] = [];
  for (const [name, text] of parameters) {
    if (known.includes(name)) continue;
    const field = fields.get(name);
    if (!field) throw unknownParameter(name, [...known, ...fields.keys()]);
    filters.push({ field, value: parsePropertyValue(field, text) });
  }
  const bboxCrs = parameters.get("bbox-crs");
  if (bboxCrs !== undefined && bboxCrs !== crs84) throw invalidParameter("bbox-crs", `only ${crs84} is offered.`);
  const bbox = parameters.get("bbox");
  const datetime = parameters.get("datetime");
  return {
    bbox: bbox === undefined ? undefined : parseBbox(bbox),
    validOn: datetime === undefined ? undefined : parseDatetime(datetime),
    knownOn: parseKnownOn(parameters.get(knownOnParameter)),
    limit: parseLimit(parameters.get("limit")),
    offset: parseOffset(parameters.get("offset")),
    skipGeometry: parseFlag("skipGeometry", parameters.get("skipGeometry")),
    filters,
  };
}
