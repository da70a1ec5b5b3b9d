import { type InstrumentTimes, instrumentStateOn } from "@asm-atlas/data/domain/workflow/instruments.ts";
import type { NextStep } from "@asm-atlas/data/domain/workflow/legal-path.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { EventDraft } from "../../api/decisions.ts";
import type { FormValues } from "../../editing/draft.ts";

/** Fields of the form of a status event; which of them a step asks for follows from the step. */
export type EventField =
  | "effectiveOn"
  | "document"
  | "instrument"
  | "instrumentException"
  | "suspensionReason"
  | "contractType"
  | "contractNumber"
  | "contractFrom"
  | "contractTo"
  | "override"
  | "note";

/** What a step asks for, in the order it is filled in. */
export function fieldsOf(
  step: NextStep,
  from: SiteStatus,
  values: FormValues,
  instruments: readonly InstrumentTimes[],
): readonly EventField[] {
  const isContract = step.to === "FORMAL" && from !== "SUSPENDED";
  return [
    "effectiveOn",
    ...(step.to === "SUSPENDED" ? (["suspensionReason"] as const) : []),
    ...(isContract ? (["contractType", "contractNumber", "contractFrom", "contractTo"] as const) : []),
    ...(isContract || step.to === "SUSPENDED" || step.to === "LAND_APPROVED" ? (["instrument"] as const) : []),
    ...(isContract && needsException(values, instruments) ? (["instrumentException"] as const) : []),
    ...(step.requirements.some(({ state }) => state === "warning") && step.to === "FORMAL"
      ? (["override"] as const)
      : []),
    "document",
    "note",
  ];
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

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

/** Fields that must not stay empty. */
export function missingFields(fields: readonly EventField[], values: FormValues): readonly EventField[] {
  const optional: readonly EventField[] = [
    "document",
    "note",
    "contractTo",
    ...(fields.includes("contractNumber") ? [] : (["instrument"] as const)),
  ];
  return fields.filter((field) => !optional.includes(field) && textOf(values[field]) === undefined);
}

/** The event as it is sent. */
export function eventOf(id: string, to: SiteStatus, fields: readonly EventField[], values: FormValues): EventDraft {
  const given = (field: EventField) => (fields.includes(field) ? textOf(values[field]) : undefined);
  const optional = <Key extends string>(key: Key, value: string | undefined) =>
    value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
  const [type, number, from] = [given("contractType"), given("contractNumber"), given("contractFrom")];
  return {
    id,
    to,
    effectiveOn: given("effectiveOn") ?? "",
    ...optional("instrument", given("instrument")),
    ...optional("instrumentException", given("instrumentException")),
    ...optional("suspensionReason", given("suspensionReason")),
    ...(type && number && from ? { contract: { type, number, from, ...optional("to", given("contractTo")) } } : {}),
    ...optional("override", given("override")),
    ...optional("document", given("document")),
    ...optional("note", given("note")),
  };
}
