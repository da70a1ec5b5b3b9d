import type { Role } from "@asm-atlas/data/domain/roles.ts";
import { type DatedState, statesThatFit } from "@asm-atlas/data/domain/workflow/workflow.ts";
import { type ReactElement, useState } from "react";
import { newId } from "../../api/writing.ts";
import { StepPhotos } from "../../attachments/step-photos.tsx";
import { useDraft } from "../../editing/draft.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { askedOf, eventOf, textOf } from "./event-fields.ts";
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
  const [nextId] = useState(newId);
  const draft = useDraft(`event:${record.id}:${props.to}`, {
    effectiveOn: onDay < today ? onDay : today,
    to: props.to,
  });
  const { states, to, isMisfit, asked } = stateChoiceOf(kind, history, role, draft.values, []);
  const enter = useEnterEvent(kind, record, draft, onDone);
  const refusalOf = useRefusal(kind);
  const labelOfState = (state: string) => sayCode(kind.workflow.states, state);
  const finish = to !== undefined && kind.finish?.to === to ? kind.finish : undefined;
  const also = finish && nextOf(finish.next);
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
      onSubmit={() => to !== undefined && enter.mutate({ event: eventOf(id, to, asked, draft.values) })}
      also={also}
      onCancel={onCancel}
      after={finish && <StepPhotos record={{ of: "zone", ...record }} />}
    />
  );

  /** What comes next, entered for the same day by the same press: what is said in the form beside the hectares is said of it. */
  function nextOf(next: string) {
    const onDay = textOf(draft.values.effectiveOn);
    if (to === undefined || onDay === undefined || !kind.mayEnter(role, next)) return undefined;
    const before = history.filter(([on]) => on <= onDay);
    const after = history.slice(before.length);
    if (!statesThatFit(kind.workflow, [...before, [onDay, to], ...after], onDay).includes(next)) return undefined;
    const ofNext = kind.asked({ from: to, to: next }, draft.values, []);
    const ofThis = {
      ...asked,
      fields: asked.fields.filter((field) => !ofNext.fields.includes(field) || field === "effectiveOn"),
    };
    return {
      label: t("decision.saveAnd", { status: labelOfState(next) }),
      asked: askedOf([...asked.needed, ...ofNext.needed], [...asked.fields, ...ofNext.fields]),
      onSubmit: () =>
        enter.mutate({
          event: eventOf(id, to, ofThis, draft.values),
          next: eventOf(nextId, next, ofNext, draft.values),
        }),
    };
  }
}
