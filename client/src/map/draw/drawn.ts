import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { Audience, Box, OverlayId } from "../map-state.ts";

/** Sources of the map that overlays fill. */
export const overlaySourceIds = {
  sites: ["sites", "register"],
  "rehabilitation-zones": ["zones", "zone-signs"],
  kindergartens: ["kindergartens"],
  "published-figures": ["published-figures"],
  "site-summary": ["site-summary", "province-counts"],
  "protected-areas": ["protected-areas"],
  "site-areas": ["site-areas"],
} as const satisfies Record<OverlayId, readonly string[]>;

export type OverlaySourceId = (typeof overlaySourceIds)[OverlayId][number];

/** One feature as the legend counts it: whether or not its entry is switched on. */
export interface Entry {
  readonly code: string;
  readonly legendCode: string;
  readonly box: Box;
}

/** An overlay on one day: what the legend counts and what the map's sources hold. */
export interface Drawn {
  readonly entries: readonly Entry[];
  readonly sources: Readonly<Partial<Record<OverlaySourceId, FeatureCollection>>>;
}

export const nothingDrawn: Drawn = { entries: [], sources: {} };

export interface DrawContext {
  readonly audience: Audience;
  /** Never null here: today where the state says "now". */
  readonly onDay: string;
  readonly hidden: ReadonlySet<string>;
  /** 1 for each feature of the feed that passes the filters; absent or null: all do. What does not pass is neither drawn nor counted. */
  readonly mask?: Uint8Array | null;
}

export function collectionOf(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

export function feature(geometry: Geometry, properties: Readonly<Record<string, string | number | boolean>>): Feature {
  return { type: "Feature", geometry, properties: { ...properties } };
}
