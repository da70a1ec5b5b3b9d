import { can } from "@asm-atlas/data/domain/roles.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Feature } from "geojson";
import { type ReactElement, useState } from "react";
import { enterEvent, strikeEvent } from "../../api/decisions.ts";
import type { DatedReader } from "../../api/read.ts";
import { useSession } from "../../api/session.ts";
import { newId, refreshStaff } from "../../api/writing.ts";
import { useDraft } from "../../editing/draft.ts";
import editing from "../../editing/editing.module.css";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import buttons from "../../ui/button.module.css";
import { useRecords } from "../../workbench/records/use-records.ts";
import { asEnteredAgain, askedInPlaceOf, historyWithout, valuesOfEvent } from "./correction-draft.ts";
import styles from "./decision.module.css";
import { askedOf, eventOf, textOf } from "./event-fields.ts";
import { EventForm } from "./event-form.tsx";
import type { EventKind } from "./event-kinds.ts";
import { stateChoiceOf } from "./state-choice.ts";
import { useRefusal } from "./use-refusal.ts";

interface CorrectionProps {
  readonly kind: EventKind;
  readonly record: { readonly id: string; readonly code: string };
  /** All events of the record, struck ones too. */
  readonly events: readonly Feature[];
  /** The one to be corrected. */
  readonly event: DatedReader;
}

/** The way to strike an event that was entered in error, for those who correct; nobody else is shown it. */
export function Correction(props: CorrectionProps): ReactElement | null {
  const { t, sayCode, daySlots } = useWords();
  const { data: session } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  const { kind, event } = props;
  if (!can(session?.role ?? "anonymous", "correct", kind.subject)) return null;
  const slots = {
    status: sayCode(kind.workflow.states, event.text(kind.stateField) ?? ""),
    ...daySlots(event.text("effective_on") ?? ""),
  };
  return (
    <>
      <button
        type="button"
        className={`${buttons.link} ${styles.correct}`}
        aria-label={t("events.correctOf", slots)}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t("events.correct")}
      </button>
      {isOpen && <CorrectionForm {...props} slots={slots} onClose={() => setIsOpen(false)} />}
    </>
  );
}

interface CorrectionFormProps extends CorrectionProps {
  /** The event's state and day, for sentences. */
  readonly slots: { readonly status: string; readonly date: string; readonly dateOf: string };
  readonly onClose: () => void;
}

function CorrectionForm({ kind, record, events, event, slots, onClose }: CorrectionFormProps): ReactElement {
  const { t, sayCode } = useWords();
  const { data: session } = useSession();
  const { instruments } = useRecords();
  const queries = useQueryClient();
  // One id for however many tries: what takes the event's place is entered once.
  const [id] = useState(newId);
  const draft = useDraft(`correction:${event.id}`, { isReplaced: false, ...valuesOfEvent(kind, event) });
  const isReplaced = draft.values.isReplaced === true;
  const choice = stateChoiceOf(
    kind,
    historyWithout(kind, events, event.id),
    session?.role ?? "anonymous",
    draft.values,
    [...(instruments?.values() ?? [])],
  );
  const { states, to, isMisfit } = choice;
  const replacement = isReplaced ? askedInPlaceOf(kind, event, choice) : askedOf([], []);
  const labelOfState = (state: string) => sayCode(kind.workflow.states, state);
  // What was struck stays struck: what it said is entered once more, in the place of what took its place.
  const undo = async () => {
    const again = asEnteredAgain(kind, event, newId());
    await (isReplaced
      ? strikeEvent(kind.collection, record.id, id, { reason: t("events.struckInError"), replacement: again })
      : enterEvent(kind.collection, record.id, again));
    await refreshStaff(queries);
  };
  const strike = useMutation({
    mutationFn: () =>
      strikeEvent(kind.collection, record.id, event.id, {
        reason: textOf(draft.values.reason) ?? "",
        ...(isReplaced && to !== undefined ? { replacement: eventOf(id, to, replacement, draft.values) } : {}),
      }),
    onSuccess: async () => {
      draft.discard();
      useNotices.getState().tell(t("events.struck", { code: record.code, ...slots }), undo);
      onClose();
      await refreshStaff(queries);
    },
  });
  const refusalOf = useRefusal(kind);
  return (
    <section className={styles.correction} aria-label={t("events.correctOf", slots)}>
      <EventForm
        asked={askedOf([...replacement.needed, "reason"], replacement.fields)}
        draft={draft}
        states={states}
        labelOfState={labelOfState}
        stateProblem={
          isReplaced && isMisfit && to !== undefined ? t("events.doesNotFit", { status: labelOfState(to) }) : null
        }
        refusal={refusalOf(strike.error)}
        isSending={strike.isPending}
        submitLabel={t(isReplaced ? "events.strikeAndReplace" : "events.strike")}
        onSubmit={() => strike.mutate()}
        onCancel={onClose}
      >
        <p className={styles.behind}>{t("events.correctExplained")}</p>
        <label className={editing.check}>
          <input
            type="checkbox"
            checked={isReplaced}
            onChange={({ target }) => draft.set("isReplaced", target.checked)}
          />
          {t("events.replace")}
        </label>
      </EventForm>
    </section>
  );
}
