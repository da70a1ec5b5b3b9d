import { stateOn } from "@asm-atlas/data/domain/workflow/workflow.ts";
import {
  groupOfZoneStage,
  type ZoneStage,
  type ZoneStageGroup,
  zoneStageGroups,
} from "@asm-atlas/data/domain/workflow/zone-stage.ts";
import type { Feature, FeatureCollection } from "geojson";
import { codeOf, FeedError, featuresOf, historyOf, propertiesOf } from "../../map/feed.ts";
import type { KnownSum } from "../../sites/summary.ts";
import { Summing } from "../../sites/summary.ts";

/** The counters of rehabilitation. Each has hectares of its own, never added to another's: the same land is in several. */
export const hectareCounters = ["area", "technical", "biological", "accepted"] as const;
export type HectareCounter = (typeof hectareCounters)[number];

/** The stage with which the work behind a counter begins, and the one from which its number no longer grows. */
const workOf = {
  technical: { field: "technical_ha", begins: "TECHNICAL", isOver: "TECHNICAL_DONE" },
  biological: { field: "biological_ha", begins: "BIOLOGICAL", isOver: "MONITORING" },
  accepted: { field: "accepted_ha", begins: "ACCEPTED", isOver: "ACCEPTED" },
} as const satisfies Record<Exclude<HectareCounter, "area">, { field: string; begins: ZoneStage; isOver: ZoneStage }>;

interface StageHectares {
  readonly group: ZoneStageGroup;
  readonly zones: number;
  readonly hectares: Readonly<Record<HectareCounter, KnownSum>>;
}

export interface HectaresByStage {
  /** In the order of the legend, those without a zone included. */
  readonly stages: readonly StageHectares[];
  readonly all: StageHectares["hectares"];
  /** Zones counted, of those known on the day. */
  readonly shown: number;
  readonly known: number;
}

/**
 * A counter of a zone on a day. The record holds what it is today; of an earlier day only what had begun and ended by then is known.
 * @returns null: not known
 */
function hectaresOn(zone: Feature, onDay: string, counter: HectareCounter): number | null {
  const numberOf = (field: string): number | null => {
    const value: unknown = propertiesOf(zone)[field];
    return typeof value === "number" ? value : null;
  };
  if (counter === "area") return numberOf("area_ha");
  const { field, begins, isOver } = workOf[counter];
  const history = historyOf(zone);
  const stagesBy = history.filter(([day]) => day <= onDay).map(([, stage]) => stage);
  const hasBegun = stagesBy.includes(begins);
  const isAsToday = stagesBy.length === history.length;
  if (!isAsToday) return hasBegun ? (stagesBy.includes(isOver) ? numberOf(field) : null) : 0;
  return numberOf(field) ?? (hasBegun ? null : 0);
}

class Tally {
  zones = 0;
  readonly hectares: Record<HectareCounter, Summing> = {
    area: new Summing(),
    technical: new Summing(),
    biological: new Summing(),
    accepted: new Summing(),
  };
}

/**
 * Hectares by stage of rehabilitation on a day.
 * @param mask which zones of the feed pass the filter; null: all
 * @param hiddenGroups legend entries that are switched off
 * @throws FeedError for a feed that is not what its layer declares
 */
export function hectaresByStage(
  feed: FeatureCollection,
  onDay: string,
  mask: Uint8Array | null,
  hiddenGroups: readonly string[],
): HectaresByStage {
  const tallies = new Map(zoneStageGroups.map(({ code }) => [code, new Tally()]));
  const all = new Tally();
  let known = 0;
  for (const [index, zone] of featuresOf(feed).entries()) {
    const stage = stateOn(historyOf(zone), onDay);
    if (stage === undefined) continue;
    known += 1;
    const group = groupOfZoneStage[stage as ZoneStage];
    const tally = tallies.get(group);
    if (!tally) throw new FeedError(`${codeOf(zone)} has an unknown stage ${stage}.`);
    if (mask?.[index] === 0 || hiddenGroups.includes(group)) continue;
    for (const each of [tally, all]) {
      each.zones += 1;
      for (const counter of hectareCounters) each.hectares[counter].add(hectaresOn(zone, onDay, counter));
    }
  }
  return {
    stages: [...tallies].map(([group, { zones, hectares }]) => ({ group, zones, hectares })),
    all: all.hectares,
    shown: all.zones,
    known,
  };
}
