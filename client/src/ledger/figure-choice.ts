import { type ZoneCounter, zoneCounters } from "@asm-atlas/data/domain/workflow/zone-counters.ts";

/** A figure of the ledger: which hectares, of which row. */
export interface FigureChoice {
  readonly counter: ZoneCounter;
  readonly key: string | null;
}

/** As it stands in the address: `technical` of what has no key, `technical:MN-051` of a row. */
export const writeFigure = ({ counter, key }: FigureChoice): string => (key === null ? counter : `${counter}:${key}`);

/** @returns null when the address names no figure */
export function readFigure(text: string | null): FigureChoice | null {
  const [name, ...rest] = text?.split(":") ?? [];
  const counter = zoneCounters.find((each) => each === name);
  return counter ? { counter, key: rest.length > 0 ? rest.join(":") : null } : null;
}
