import { type DatedState, stateOn } from "../workflow/workflow.ts";
import type { ZoneCounter } from "../workflow/zone-counters.ts";
import type { ZoneStage } from "../workflow/zone-stage.ts";

/** What the ledger knows of a zone. Hectares are geodesic; null: not recorded. */
export interface LedgerZone {
  readonly id: string;
  readonly code: string;
  readonly aimag: string | null;
  readonly soum: string | null;
  readonly funder: string | null;
  readonly isDemo: boolean;
  readonly areaHa: number;
  readonly counters: Readonly<Record<ZoneCounter, number | null>>;
  /** Oldest first. */
  readonly history: readonly DatedState<ZoneStage>[];
}

/** The stage with which the work behind a counter begins anew on land that was disturbed again. */
const beginsWith = {
  technical: ["TECHNICAL"],
  topsoil: ["TECHNICAL"],
  biological: ["BIOLOGICAL"],
} as const satisfies Partial<Record<ZoneCounter, readonly ZoneStage[]>>;

/** The stages that say a counter's work is finished: the newest of them gives its year. */
const finishedWith: Readonly<Record<ZoneCounter, readonly ZoneStage[]>> = {
  disturbed: ["ASSESSED", "REDISTURBED"],
  technical: ["TECHNICAL_DONE"],
  topsoil: ["TECHNICAL_DONE"],
  biological: ["MONITORING"],
  accepted: ["ACCEPTED"],
};

/** Place in a zone's history of the newest step up to a day into one of some stages; -1: there is none. */
function newest({ history }: LedgerZone, onDay: string, stages: readonly ZoneStage[]): number {
  return history.findLastIndex(([day, stage]) => stages.includes(stage) && day <= onDay);
}

const disturbedAgain: readonly ZoneStage[] = ["REDISTURBED"];

/**
 * Hectares of a counter that count on a day. Acceptance counts while it stands; work on land that was disturbed again is lost,
 * and counts anew once it has begun anew. What is on record counts as it stands today: counters have no past.
 * @returns null: nothing of it counts
 */
export function countedHectares(zone: LedgerZone, counter: ZoneCounter, onDay: string): number | null {
  const hectares = zone.counters[counter];
  if (hectares === null || counter === "disturbed") return hectares;
  if (counter === "accepted") return stateOn(zone.history, onDay) === "ACCEPTED" ? hectares : null;
  const lost = newest(zone, onDay, disturbedAgain);
  return lost < 0 || newest(zone, onDay, beginsWith[counter]) > lost ? hectares : null;
}

/** The year a counter's work was finished in, as four digits; null: it is not finished. */
export function yearFinished(zone: LedgerZone, counter: ZoneCounter, onDay: string): string | null {
  const finished = zone.history[newest(zone, onDay, finishedWith[counter])];
  return finished?.[0].slice(0, 4) ?? null;
}
