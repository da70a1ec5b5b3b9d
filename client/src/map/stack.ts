import type { Position } from "geojson";
import { zoomLimits } from "./camera.ts";
import type { FeatureRef } from "./map-state.ts";
import { metresPerPixel } from "./scale.ts";

/** A sign that stands at one place with others: what it is and where. */
export interface Stacked {
  readonly ref: FeatureRef;
  /** Of its status or status group, as the sign's catalogue names it. */
  readonly sign: string;
  readonly place: Position;
}

/** Signs whose middles are nearer than this cover one another, and no finger or mouse can mean one of them. */
const partedFromPx = 12;

const metresPerDegree = 111_320;

/** Would two places still cover one another at the nearest zoom? */
export function isOneForEver(one: Position, other: Position): boolean {
  const [longitude = 0, latitude = 0] = one;
  const [otherLongitude = 0, otherLatitude = 0] = other;
  const eastM = (otherLongitude - longitude) * metresPerDegree * Math.cos((latitude * Math.PI) / 180);
  const northM = (otherLatitude - latitude) * metresPerDegree;
  return Math.hypot(eastM, northM) < partedFromPx * metresPerPixel(latitude, zoomLimits.most);
}

/** Those of the signs that no zoom parts from the first, each once. Just the first: it can be had by itself. */
export function stackOf(first: Stacked, others: readonly Stacked[]): readonly Stacked[] {
  const byName = new Map([first, ...others].map((each) => [`${each.ref.layer} ${each.ref.code}`, each]));
  return [...byName.values()].filter(({ place }) => isOneForEver(first.place, place));
}
