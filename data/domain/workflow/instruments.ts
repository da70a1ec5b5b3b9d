/** A rule as far as it matters for what rests on it; dates are YYYY-MM-DD, null where there is none. */
export interface InstrumentTimes {
  readonly code: string;
  readonly inForceFrom: string;
  /** First day of a suspension, and the first day after it; no end: suspended for good. */
  readonly suspendedFrom: string | null;
  readonly suspendedTo: string | null;
  /** First day no longer in force. */
  readonly endedOn: string | null;
  /** Is it a regulation that contracts rest on? The resolution that suspended the rules is in force too, and is none. */
  readonly bearsContracts: boolean;
}

export type InstrumentState = "not-yet" | "in-force" | "suspended" | "ended";

/** Where an instrument stood on a day; the same rule as `atlas.was_in_force` in the database (publication rules 5 and 6). */
export function instrumentStateOn(instrument: InstrumentTimes, onDay: string): InstrumentState {
  if (onDay < instrument.inForceFrom) return "not-yet";
  if (instrument.endedOn !== null && onDay >= instrument.endedOn) return "ended";
  const isSuspended =
    instrument.suspendedFrom !== null &&
    onDay >= instrument.suspendedFrom &&
    (instrument.suspendedTo === null || onDay < instrument.suspendedTo);
  return isSuspended ? "suspended" : "in-force";
}
