import type { LegalSituation, NextStep } from "@asm-atlas/data/domain/workflow/legal-path.ts";
import { contractTypes, siteStatusWorkflow, suspensionReasons } from "@asm-atlas/data/domain/workflow/site-status.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactElement, useState } from "react";
import { enterEvent, takeBackEvents } from "../../api/decisions.ts";
import { explainFailure, RequestFailure } from "../../api/failure.ts";
import { newId, refreshStaff } from "../../api/writing.ts";
import { useDraft } from "../../editing/draft.ts";
import editing from "../../editing/editing.module.css";
import { useWords } from "../../i18n/use-words.ts";
import { useNotices } from "../../state/notices.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { useSheet } from "../../workbench/sheet.ts";
import { EventFieldInput } from "./event-field-input.tsx";
import { type EventField, eventOf, fieldsOf, missingFields } from "./site-event-draft.ts";

interface SiteEventFormProps {
  readonly siteId: string;
  readonly siteCode: string;
  readonly step: NextStep;
  readonly situation: LegalSituation;
  /** The day the form begins with, where one is proposed; else today. */
  readonly proposedOn?: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Records one step: its day, its paper, its instrument. What was entered can be taken back from the notice, and later from the history. */
export function SiteEventForm({
  siteId,
  siteCode,
  step,
  situation,
  proposedOn,
  onDone,
  onCancel,
}: SiteEventFormProps): ReactElement {
  const { t, sayCode, daySlots, say } = useWords();
  const { today, names } = useSheet();
  const queries = useQueryClient();
  // One id for however many tries: the server enters an event once.
  const [id] = useState(newId);
  const [asked, setAsked] = useState<readonly EventField[]>([]);
  const usual = situation.instruments.findLast((instrument) =>
    step.requirements.some(
      ({ code, instrument: named }) => code === "instrument-in-force" && named === instrument.code,
    ),
  );
  const draft = useDraft(`event:${siteId}:${step.to}`, {
    effectiveOn: proposedOn ?? today,
    instrument: usual?.code ?? "",
  });
  const fields = fieldsOf(step, situation.status, draft.values, situation.instruments);
  const label = sayCode(siteStatusWorkflow.states, step.to);
  const enter = useMutation({
    mutationFn: () => enterEvent("sites", siteId, eventOf(id, step.to, fields, draft.values)),
    onSuccess: async () => {
      const on = String(draft.values.effectiveOn);
      draft.discard();
      await refreshStaff(queries);
      useNotices
        .getState()
        .tell(t("decision.recorded", { code: siteCode, status: label, ...daySlots(on) }), async () => {
          await takeBackEvents("sites", [id], t("decision.takenBackReason"));
          await refreshStaff(queries);
        });
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = missingFields(fields, draft.values);
    setAsked(missing);
    if (missing.length === 0) enter.mutate();
  };
  const choices: Partial<Record<EventField, readonly { readonly value: string; readonly label: string }[]>> = {
    instrument: situation.instruments.map(({ code }) => ({ value: code, label: names.instrument(code) })),
    suspensionReason: suspensionReasons.map(({ code, label: words }) => ({ value: code, label: say(words) })),
    contractType: contractTypes.map(({ code, label: words }) => ({ value: code, label: say(words) })),
  };
  return (
    <form className={editing.form} onSubmit={submit} noValidate>
      {enter.error && <FailureNote sentence={sentenceOf(enter.error, t)} />}
      {fields.map((field) => (
        <EventFieldInput
          key={field}
          field={field}
          value={draft.values[field]}
          choices={choices[field]}
          problem={asked.includes(field) ? t("decision.fieldNeeded") : null}
          onChange={(value) => draft.set(field, value)}
        />
      ))}
      <div className={editing.actions}>
        <button type="submit" className={editing.primary} disabled={enter.isPending}>
          {enter.isPending ? t("editing.saving") : t("decision.save")}
        </button>
        <button type="button" className={editing.secondary} onClick={onCancel}>
          {t("editing.cancel")}
        </button>
      </div>
    </form>
  );
}

/** A clash of the history is said with its day; what a guard misses in the server's own words. */
function sentenceOf(error: unknown, t: ReturnType<typeof useWords>["t"]): string {
  if (error instanceof RequestFailure && error.code === "transition.not-allowed") return t("decision.clash");
  if (error instanceof RequestFailure && error.code?.startsWith("guard."))
    return t("decision.guard", { title: error.problem?.title ?? "", detail: error.problem?.detail ?? "" });
  return explainFailure(error, t);
}
