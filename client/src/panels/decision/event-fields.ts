import type { EventDraft } from "../../api/decisions.ts";
import type { FormValues } from "../../editing/draft.ts";

/** Fields of the forms that enter or correct a dated event, in the order they are filled in; which of them are asked for follows from the event. */
const eventFields = [
  "effectiveOn",
  "to",
  "suspensionReason",
  "contractType",
  "contractNumber",
  "contractFrom",
  "contractTo",
  "instrument",
  "instrumentException",
  "override",
  "hectares",
  "dueOn",
  "document",
  "note",
  "reason",
] as const;
export type EventField = (typeof eventFields)[number];

/** What an event asks for, in the order it is filled in, and what of it must not stay empty. */
export interface Asked {
  readonly fields: readonly EventField[];
  readonly needed: readonly EventField[];
}

/** Puts what is asked for in order; `optional` may stay empty, what is in both is needed. */
export function askedOf(needed: readonly EventField[], optional: readonly EventField[]): Asked {
  return { fields: eventFields.filter((field) => needed.includes(field) || optional.includes(field)), needed };
}

/** What was typed; undefined where nothing was. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

/** Most hectares the server takes for one event. */
const mostHectares = 100_000;
/** Fewest letters that are a reason. */
const leastReason = 3;

export type FieldFault = "needed" | "hectares" | "reason";

/** What is wrong with a form, field by field; empty: it can be sent. */
export function faultsOf({ fields, needed }: Asked, values: FormValues): ReadonlyMap<EventField, FieldFault> {
  const faults = new Map<EventField, FieldFault>();
  for (const field of fields) {
    const text = textOf(values[field]);
    if (text === undefined) {
      if (needed.includes(field)) faults.set(field, "needed");
    } else if (field === "hectares" && !(Number(text) >= 0 && Number(text) <= mostHectares)) {
      faults.set(field, "hectares");
    } else if (field === "reason" && text.length < leastReason) {
      faults.set(field, "reason");
    }
  }
  return faults;
}

/** The event as it is sent: of what was typed only what is asked for. */
export function eventOf(id: string, to: string, { fields }: Asked, values: FormValues): EventDraft {
  const given = (field: EventField) => (fields.includes(field) ? textOf(values[field]) : undefined);
  const optional = <Key extends string, Value>(key: Key, value: Value | undefined) =>
    value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
  const [type, number, from] = [given("contractType"), given("contractNumber"), given("contractFrom")];
  const hectares = given("hectares");
  return {
    id,
    to,
    effectiveOn: given("effectiveOn") ?? "",
    ...optional("instrument", given("instrument")),
    ...optional("instrumentException", given("instrumentException")),
    ...optional("suspensionReason", given("suspensionReason")),
    ...(type && number && from ? { contract: { type, number, from, ...optional("to", given("contractTo")) } } : {}),
    ...optional("override", given("override")),
    ...optional("hectares", hectares === undefined ? undefined : Number(hectares)),
    ...optional("dueOn", given("dueOn")),
    ...optional("document", given("document")),
    ...optional("note", given("note")),
  };
}

/** What a form holds of an event that is to be sent. */
export function valuesOfDraft(event: EventDraft): FormValues {
  const { id: _id, contract, hectares, ...rest } = event;
  return {
    ...rest,
    ...(hectares === undefined ? {} : { hectares: String(hectares) }),
    ...(contract && {
      contractType: contract.type,
      contractNumber: contract.number,
      contractFrom: contract.from,
      ...(contract.to === undefined ? {} : { contractTo: contract.to }),
    }),
  };
}
