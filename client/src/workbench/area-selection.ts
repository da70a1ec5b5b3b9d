import type { FeatureCollection } from "geojson";
import type { Outline } from "../map/tools/outline.ts";
import { featuresWithin } from "../sites/within.ts";

/** What lies in the area selected and passes the filter: a mask a layer, in the order of its feed; null until the feed has come. */
export interface AreaSelection {
  readonly outline: Outline;
  /** Only those the map shows: entries that the legend hides are not selected. */
  readonly sites: Uint8Array | null;
  readonly zones: Uint8Array | null;
  readonly kindergartens: Uint8Array | null;
}

/** What both masks keep; a mask that is not there keeps everything. */
export function bothOf(one: Uint8Array | null, other: Uint8Array | null): Uint8Array | null {
  return one && other ? one.map((each, index) => each & (other[index] ?? 0)) : (one ?? other);
}

export function withinArea(data: FeatureCollection | undefined, area: Outline | null): Uint8Array | null {
  return data && area ? featuresWithin(data, area) : null;
}
