import { type InstrumentTimes, instrumentStateOn } from "@asm-atlas/data/domain/workflow/instruments.ts";
import type { NextStep } from "@asm-atlas/data/domain/workflow/legal-path.ts";
import type { FormValues } from "../../editing/draft.ts";
import { type Asked, askedOf, type EventField, textOf } from "./event-fields.ts";

/**
 * What a step of a site on the path to legality asks for. `from`: the status it leaves, undefined for the first.
 * Requirements undefined: whether a warning stands is not known, so that the reason to let it pass may be given.
 */
export function askedOfSite(
  step: Pick<NextStep, "to"> & Partial<Pick<NextStep, "requirements">>,
  from: string | undefined,
  values: FormValues,
  instruments: readonly InstrumentTimes[],
): Asked {
  const isContract = step.to === "FORMAL" && from !== "SUSPENDED";
  const needed: readonly EventField[] = [
    "effectiveOn",
    ...(step.to === "SUSPENDED" ? (["suspensionReason"] as const) : []),
    ...(isContract ? (["contractType", "contractNumber", "contractFrom", "instrument"] as const) : []),
    ...(isContract && needsException(values, instruments) ? (["instrumentException"] as const) : []),
    ...(step.requirements?.some(({ state }) => state === "warning") && step.to === "FORMAL"
      ? (["override"] as const)
      : []),
  ];
  const optional: readonly EventField[] = [
    ...(isContract ? (["contractTo"] as const) : []),
    ...(step.to === "SUSPENDED" || step.to === "LAND_APPROVED" ? (["instrument"] as const) : []),
    ...(step.to === "FORMAL" && step.requirements === undefined ? (["override"] as const) : []),
    "document",
    "note",
  ];
  return askedOf(needed, optional);
}

/** No contract could rest on the instrument chosen, on that day: the reason why must be given. */
function needsException(values: FormValues, instruments: readonly InstrumentTimes[]): boolean {
  const chosen = instruments.find(({ code }) => code === values.instrument);
  const onDay = textOf(values.effectiveOn);
  return (
    chosen !== undefined &&
    onDay !== undefined &&
    !(chosen.bearsContracts && instrumentStateOn(chosen, onDay) === "in-force")
  );
}
