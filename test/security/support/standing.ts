import { type PublicStatusGroup, publicStatusGroupOf } from "@asm-atlas/data/domain/publication/status-groups.ts";
import { legalInstruments } from "@asm-atlas/data/seed/facts/legal-instruments.ts";
import type { WorldEvent, WorldSite } from "../../helpers/worlds.ts";

/** The rules of counting once more, place by place, from the world itself and the domain's own words: no SQL of the atlas is asked. */
export function wasInForce(code: string, day: string): boolean {
  const instrument = legalInstruments.find((candidate) => candidate.code === code);
  if (!instrument || day < instrument.inForceFrom || (instrument.endedOn !== null && day >= instrument.endedOn))
    return false;
  const { suspendedFrom, suspendedTo } = instrument;
  return suspendedFrom === null || day < suspendedFrom || (suspendedTo !== null && day >= suspendedTo);
}

function groupAt(events: readonly WorldEvent[]): PublicStatusGroup | undefined {
  const newest = events.at(-1);
  const contract = events.findLast((event) => event.contract)?.contract;
  return (
    newest &&
    publicStatusGroupOf({
      status: newest.status,
      suspensionReason: newest.reason,
      signedInForce: contract !== undefined && wasInForce(contract.instrument, contract.from),
    })
  );
}

interface Standing {
  readonly group: PublicStatusGroup;
  readonly everContracted: boolean;
}

/** Where a site stood on a day, as far as it was recorded by the cut-off. */
export function standingOf(site: WorldSite, cutOff: string, step: string): Standing | undefined {
  const events = site.events
    .filter(({ on, recordedOn }) => recordedOn <= cutOff && on <= step)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const group = groupAt(events);
  const everContracted = events.some((_event, index) => groupAt(events.slice(0, index + 1)) === "under_contract");
  return group && { group, everContracted };
}
