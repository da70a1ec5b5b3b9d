import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from "geojson";

/** A feed that is not what its layer declares. The message says which feature and what is wrong with it. */
export class FeedError extends Error {
  override readonly name = "FeedError";
}

export type AreaGeometry = Polygon | MultiPolygon;
export type Properties = Readonly<Record<string, unknown>>;

export function isFeatureCollection(data: unknown): data is FeatureCollection {
  const claimed = data as Partial<FeatureCollection> | null;
  return claimed?.type === "FeatureCollection" && Array.isArray(claimed.features);
}

export function featuresOf(data: FeatureCollection): readonly Feature[] {
  if (!isFeatureCollection(data)) throw new FeedError("The feed is no FeatureCollection.");
  return data.features;
}

export function propertiesOf(feature: Feature): Properties {
  return feature.properties ?? {};
}

/** A feature's id is its code; summaries have no code but that of their unit. */
export function codeOf(feature: Feature): string {
  const code = feature.id ?? feature.properties?.code ?? feature.properties?.unit_code;
  if (typeof code === "string" && code !== "") return code;
  throw new FeedError("A feature of the feed has no code.");
}

export function pointOf(feature: Feature): Point {
  const { geometry } = feature;
  if (geometry?.type === "Point" && geometry.coordinates.length >= 2 && geometry.coordinates.every(Number.isFinite))
    return geometry;
  throw new FeedError(`${codeOf(feature)} has no point.`);
}

export function areaOf(feature: Feature): AreaGeometry {
  const { geometry } = feature;
  const isArea = geometry?.type === "Polygon" || geometry?.type === "MultiPolygon";
  if (isArea && geometry.coordinates.length > 0) return geometry;
  throw new FeedError(`${codeOf(feature)} has no area.`);
}

/** `[[date, code], …]`; the codes are checked where they are used, for a map has thousands of them and shows one day. */
export function historyOf(feature: Feature): readonly DatedState[] {
  const history: unknown = feature.properties?.history;
  if (Array.isArray(history) && history.every((event) => Array.isArray(event) && event.length === 2)) {
    return history as readonly DatedState[];
  }
  throw new FeedError(`${codeOf(feature)} has no history.`);
}

/** Steps of a summary, oldest first: `[[step, number, …], …]`. */
export function stepsOf(feature: Feature): readonly (readonly [step: string, ...numbers: number[]])[] {
  const steps: unknown = feature.properties?.steps;
  if (Array.isArray(steps) && steps.every((step) => Array.isArray(step) && typeof step[0] === "string")) {
    return steps as readonly (readonly [string, ...number[]])[];
  }
  throw new FeedError(`${codeOf(feature)} has no steps.`);
}

/** The newest step up to a day; the first one when the day lies before all of them is not it: then nothing was counted yet. */
export function stepOn<Step extends readonly [string, ...unknown[]]>(
  steps: readonly Step[],
  onDay: string,
): Step | undefined {
  return steps.findLast(([step]) => step <= onDay);
}

/** What a feed says, or null when it is not what its layer declares: FeedError, or RangeError of a value in it. The legend says so. */
export function readOrNull<Read>(read: () => Read): Read | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof FeedError || error instanceof RangeError) return null;
    throw error;
  }
}
