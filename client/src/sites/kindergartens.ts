import { kindergartenKinds } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { Kindergarten } from "@asm-atlas/data/domain/statistics/reach.ts";
import { parseSeason } from "@asm-atlas/data/domain/statistics/season.ts";
import {
  type KindergartenStatus,
  kindergartenStatusWorkflow,
} from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { type DatedState, stateByCode } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { Feature, FeatureCollection } from "geojson";
import { readerOf } from "../api/read.ts";
import { codeOf, FeedError, featuresOf, historyOf, pointOf, readOrNull } from "../map/feed.ts";

/** A kindergarten as the staff's feed carries it: what decides who reaches it, and how many it takes. */
export interface KindergartenRecord extends Kindergarten {
  readonly code: string;
  /** Null: not recorded. */
  readonly seats: number | null;
  readonly aimagCode: string | null;
}

function historyOfKindergarten(feature: Feature): readonly DatedState<KindergartenStatus>[] {
  const history = historyOf(feature);
  const unknown = history.find(([, status]) => !stateByCode<string>(kindergartenStatusWorkflow, status));
  if (unknown) throw new FeedError(`${codeOf(feature)} has the status ${unknown[1]}, which is not known here.`);
  return history as readonly DatedState<KindergartenStatus>[];
}

/** @throws FeedError for a kindergarten without place, or of a kind or status not known here; RangeError for half a season */
export function readKindergarten(feature: Feature): KindergartenRecord {
  const read = readerOf(feature);
  const [lon = 0, lat = 0] = pointOf(feature).coordinates;
  const kind = kindergartenKinds.find(({ code }) => code === read.text("kind"))?.code;
  if (!kind) throw new FeedError(`${codeOf(feature)} is of no known kind.`);
  return {
    code: codeOf(feature),
    lon,
    lat,
    kind,
    history: historyOfKindergarten(feature),
    season: parseSeason(read.text("season_from"), read.text("season_to")),
    seats: read.number("seats"),
    aimagCode: read.text("aimag_code"),
  };
}

/** All kindergartens of a feed, in its order; null when the feed is not what its layer declares, which the legend says. */
export function kindergartensOf(feed: FeatureCollection): readonly KindergartenRecord[] | null {
  return readOrNull(() => featuresOf(feed).map(readKindergarten));
}
