import type { ZoneStage } from "./zone-stage.ts";

/** The hectare counters of a zone, in the order of its life. They stand side by side and are never added: the same land is in several. */
export const zoneCounters = ["disturbed", "technical", "topsoil", "biological", "accepted"] as const;
export type ZoneCounter = (typeof zoneCounters)[number];

/** Field of the layer, and column, that holds a counter. */
export type ZoneCounterField = `${ZoneCounter}_ha`;

export const fieldOfCounter = (counter: ZoneCounter): ZoneCounterField => `${counter}_ha`;

/** The counter that the hectares of an event speak of; the database writes them there (`atlas.zone_counter_of`). */
export const zoneStageCounter: Readonly<Partial<Record<ZoneStage, ZoneCounter>>> = {
  ASSESSED: "disturbed",
  TECHNICAL_DONE: "technical",
  BIOLOGICAL: "biological",
  MONITORING: "biological",
  ACCEPTED: "accepted",
  REDISTURBED: "disturbed",
};

/** How far beyond the measured outline a counter may go (domain notes 2.4): land paced off and land measured differ by about so much. */
const mostOfArea = 1.05;

/** `above-area` is taken with a warning, `too-much` is refused, by the database too. */
export type CounterFit = "fits" | "above-area" | "too-much";

/** Do the hectares of a counter fit the measured outline of their zone, both in hectares? */
export function counterFit(hectares: number, areaHa: number): CounterFit {
  if (hectares <= areaHa) return "fits";
  return hectares <= areaHa * mostOfArea ? "above-area" : "too-much";
}
