import { useMemo } from "react";
import { useFeed } from "../api/collections.ts";
import { type Instrument, instrumentsOf, type Suspension, suspensionsOf } from "../panels/time/instruments.ts";

export interface Rules {
  readonly instruments: readonly Instrument[];
  readonly suspensions: readonly Suspension[];
}

/** The rules and their suspension; none until their feed has come, without which everything but their names still works. */
export function useRules(): Rules {
  const { data } = useFeed("staff", "legal-instruments");
  return useMemo(() => {
    const instruments = data ? instrumentsOf(data) : [];
    return { instruments, suspensions: suspensionsOf(instruments) };
  }, [data]);
}
