import type { ReactElement } from "react";
import { useSession } from "../../api/session.ts";
import { newId } from "../../api/writing.ts";
import { useDraft } from "../../editing/draft.ts";
import { useWords } from "../../i18n/use-words.ts";
import { refused, waitingDraft } from "../../waiting/waiting-form.ts";
import type { EventSave, WaitingSave } from "../../waiting/waiting-save.ts";
import { useRecords } from "../../workbench/records/use-records.ts";
import { askedOf, type EventField, eventOf, textOf, valuesOfDraft } from "../decision/event-fields.ts";
import { EventForm } from "../decision/event-form.tsx";
import { eventKindOf } from "../decision/event-kinds.ts";
import { useEnterEvent } from "../decision/use-enter-event.ts";
import { useRefusal } from "../decision/use-refusal.ts";

interface WaitingEventFormProps {
  readonly entry: WaitingSave<EventSave>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** A dated event that waits. Of the record's history nothing need be at hand: whether the event fits, the server says. */
export function WaitingEventForm({ entry, onDone, onCancel }: WaitingEventFormProps): ReactElement {
  const { collection, recordId, event } = entry.save;
  const kind = eventKindOf[collection];
  const { t, sayCode } = useWords();
  const { data: session } = useSession();
  const { instruments } = useRecords();
  const role = session?.role ?? "anonymous";
  const began = valuesOfDraft(event);
  const draft = useDraft(waitingDraft(entry), began);
  const to = textOf(draft.values.to) ?? event.to;
  const { fields, needed } = kind.asked({ from: undefined, to }, draft.values, [...(instruments?.values() ?? [])]);
  const asked = askedOf([...needed, "to"], [...fields, ...(Object.keys(began) as EventField[])]);
  const enter = useEnterEvent(kind, { id: recordId, code: entry.code }, draft, onDone, entry);
  const refusalOf = useRefusal(kind);
  const states = kind.workflow.states.map(({ code }) => code).filter((state) => kind.mayEnter(role, state));
  // Unchanged it is the same event, also if its first try did arrive; another event is another.
  const send = () => {
    const id = Object.keys(draft.changed).length > 0 ? newId() : event.id;
    enter.mutate({ event: eventOf(id, to, asked, draft.values) });
  };
  return (
    <EventForm
      asked={asked}
      draft={draft}
      states={states}
      labelOfState={(state) => sayCode(kind.workflow.states, state)}
      refusal={refusalOf(enter.error ?? refused(entry.refusal))}
      isSending={enter.isPending}
      submitLabel={t("decision.save")}
      onSubmit={send}
      onCancel={onCancel}
    />
  );
}
