/** What of a legal instrument decides whether contracts may be signed under it. Dates are ISO days. */
export interface Regulation {
  readonly code: string;
  readonly inForceFrom: string;
  readonly suspendedFrom: string | null;
  /** First day on which the suspension no longer holds; null: not lifted. */
  readonly suspendedTo: string | null;
  /** First day on which it no longer holds. */
  readonly endedOn: string | null;
}

export interface RulesOnDay {
  /** May new contracts be signed? Not before the first regulation of 2010, and not while one is suspended (domain notes 1.1). */
  readonly areOpen: boolean;
  /** The instrument that says so: the regulation in force, or the one that suspends it; null before there was any. */
  readonly instrument: string | null;
}

/** Laws stand behind the regulations of micro-mining and are none themselves; their codes tell. */
const isRegulation = ({ code }: Regulation): boolean => code.startsWith("RES-");

const holds = (from: string | null, to: string | null, onDay: string): boolean =>
  from !== null && from <= onDay && (to === null || onDay < to);

/** The micro-mining rules on an ISO day. */
export function rulesOn(instruments: readonly Regulation[], onDay: string): RulesOnDay {
  const regulations = instruments.filter(isRegulation);
  const isSuspended = (each: Regulation) =>
    holds(each.inForceFrom, each.endedOn, onDay) && holds(each.suspendedFrom, each.suspendedTo, onDay);
  const inForce = regulations.filter(
    (each) => holds(each.inForceFrom, each.endedOn, onDay) && !holds(each.suspendedFrom, each.suspendedTo, onDay),
  );
  const newest = inForce.toSorted((a, b) => b.inForceFrom.localeCompare(a.inForceFrom))[0];
  return {
    areOpen: newest !== undefined && !regulations.some(isSuspended),
    instrument: newest?.code ?? regulations.find(isSuspended)?.code ?? null,
  };
}
