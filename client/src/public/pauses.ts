import type { FeatureCollection } from "geojson";
import { propertiesOf } from "../map/feed.ts";

/** A time in which the rules that contracts rest on were suspended; days are YYYY-MM-DD, `to` the first day after it. */
export interface Pause {
  readonly from: string;
  /** Null: it lasts. */
  readonly to: string | null;
}

/** The suspensions that the feed of legal instruments tells of, oldest first, each once. */
export function pausesOf(instruments: FeatureCollection): readonly Pause[] {
  const pauses = instruments.features
    .map(propertiesOf)
    .flatMap(({ suspended_from: from, suspended_to: to }) =>
      typeof from === "string" ? [{ from, to: typeof to === "string" ? to : null }] : [],
    );
  return [...new Map(pauses.map((pause) => [pause.from, pause])).values()].sort((a, b) => a.from.localeCompare(b.from));
}
