import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import type { EventDraft } from "../../api/decisions.ts";
import { newestFirst, type Reader } from "../../api/read.ts";
import type { FormValues } from "../../editing/draft.ts";
import { type Asked, askedOf, type EventField, eventOf } from "./event-fields.ts";
import type { EventKind } from "./event-kinds.ts";
import type { StateChoice } from "./state-choice.ts";

/** What an event says, as another that says the same. */
export function asEnteredAgain(kind: EventKind, event: Reader, id: string): EventDraft {
  const values = valuesOfEvent(kind, event);
  return eventOf(id, String(values.to), askedOf([], Object.keys(values) as EventField[]), values);
}

/** The form of what takes an event's place begins with what the event says. */
export function valuesOfEvent(kind: EventKind, event: Reader): FormValues {
  const hectares = event.number("hectares");
  const said: Readonly<Record<Exclude<EventField, "reason">, string | null>> = {
    effectiveOn: event.text("effective_on"),
    to: event.text(kind.stateField),
    hectares: hectares === null ? null : String(hectares),
    dueOn: event.text("due_on"),
    document: event.text("document_reference"),
    instrument: event.text("instrument_code"),
    instrumentException: event.text("instrument_exception"),
    suspensionReason: event.text("suspension_reason"),
    contractType: event.text("contract_type"),
    contractNumber: event.text("contract_number"),
    contractFrom: event.text("contract_from"),
    contractTo: event.text("contract_to"),
    override: event.text("override_reason"),
    note: event.text("note"),
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
}

/** What the form of what takes an event's place asks for: what the step asks for and, while it is the same step, all the event says. */
export function askedInPlaceOf(kind: EventKind, event: Reader, choice: StateChoice): Asked {
  const { asked, to } = choice;
  if (to !== event.text(kind.stateField)) return asked;
  return askedOf(asked.needed, [...asked.fields, ...(Object.keys(valuesOfEvent(kind, event)) as EventField[])]);
}

/** What would stand without an event, oldest first. */
export function historyWithout(
  kind: EventKind,
  events: Parameters<typeof newestFirst>[0],
  eventId: string,
): readonly DatedState[] {
  return newestFirst(events, "effective_on")
    .filter((event) => event.id !== eventId && !isStruck(event))
    .map((event): DatedState => [event.text("effective_on") ?? "", event.text(kind.stateField) ?? ""])
    .toReversed();
}

/** Was it struck as entered in error? Then it stays on record and counts no more. */
export const isStruck = (event: Reader): boolean => event.text("struck_at") !== null;
