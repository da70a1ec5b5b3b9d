import type { Role } from "@asm-atlas/data/domain/roles.ts";
import type { DatedState } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { type ReactElement, useState } from "react";
import { newId } from "../../api/writing.ts";
import { useDraft } from "../../editing/draft.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { eventOf } from "./event-fields.ts";
import { EventForm } from "./event-form.tsx";
import type { EventKind } from "./event-kinds.ts";
import { stateChoiceOf } from "./state-choice.ts";
import { useEnterEvent } from "./use-enter-event.ts";
import { useRefusal } from "./use-refusal.ts";

interface RecordEventFormProps {
  readonly kind: EventKind;
  readonly record: { readonly id: string; readonly code: string };
  /** What stands, oldest first. */
  readonly history: readonly DatedState[];
  readonly role: Role;
  /** The state chosen to begin with. */
  readonly to: string;
  readonly areaHa: number | undefined;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Records a step of a zone or a kindergarten: its day, what it becomes, and what shows it. */
export function RecordEventForm(props: RecordEventFormProps): ReactElement {
  const { kind, record, history, role, onDone, onCancel } = props;
  const { t, sayCode } = useWords();
  const { onDay, today } = useSheet();
  // One id for however many tries: the server enters an event once.
  const [id] = useState(newId);
  const draft = useDraft(`event:${record.id}:${props.to}`, {
    effectiveOn: onDay < today ? onDay : today,
    to: props.to,
  });
  const { states, to, isMisfit, asked } = stateChoiceOf(kind, history, role, draft.values, []);
  const enter = useEnterEvent(kind, record, draft, onDone);
  const refusalOf = useRefusal(kind);
  const labelOfState = (state: string) => sayCode(kind.workflow.states, state);
  return (
    <EventForm
      asked={asked}
      draft={draft}
      states={states}
      labelOfState={labelOfState}
      stateProblem={isMisfit && to !== undefined ? t("events.doesNotFit", { status: labelOfState(to) }) : null}
      areaHa={props.areaHa}
      refusal={refusalOf(enter.error)}
      isSending={enter.isPending}
      submitLabel={t("decision.save")}
      onSubmit={() => to !== undefined && enter.mutate(eventOf(id, to, asked, draft.values))}
      onCancel={onCancel}
    />
  );
}
