import type { LegalSituation, NextStep } from "@asm-atlas/data/domain/workflow/legal-path.ts";
import { type ReactElement, useState } from "react";
import { newId } from "../../api/writing.ts";
import { useDraft } from "../../editing/draft.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useSheet } from "../../workbench/sheet.ts";
import { eventOf } from "./event-fields.ts";
import { EventForm } from "./event-form.tsx";
import { siteEvents } from "./event-kinds.ts";
import { askedOfSite } from "./site-event-fields.ts";
import { useEnterEvent } from "./use-enter-event.ts";
import { useRefusal } from "./use-refusal.ts";

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
  const { t } = useWords();
  const { today } = useSheet();
  // One id for however many tries: the server enters an event once.
  const [id] = useState(newId);
  const usual = situation.instruments.findLast((instrument) =>
    step.requirements.some(
      ({ code, instrument: named }) => code === "instrument-in-force" && named === instrument.code,
    ),
  );
  const draft = useDraft(`event:${siteId}:${step.to}`, {
    effectiveOn: proposedOn ?? today,
    instrument: usual?.code ?? "",
  });
  const asked = askedOfSite(step, situation.status, draft.values, situation.instruments);
  const enter = useEnterEvent(siteEvents, { id: siteId, code: siteCode }, draft, onDone);
  const refusalOf = useRefusal(siteEvents);
  return (
    <EventForm
      asked={asked}
      draft={draft}
      refusal={refusalOf(enter.error)}
      isSending={enter.isPending}
      submitLabel={t("decision.save")}
      onSubmit={() => enter.mutate({ event: eventOf(id, step.to, asked, draft.values) })}
      onCancel={onCancel}
    />
  );
}
