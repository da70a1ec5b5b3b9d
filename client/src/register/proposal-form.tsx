import { formsOf, type RegisterRecord, type ShownAs } from "@asm-atlas/data/domain/publication/register.ts";
import { type FormEvent, type ReactElement, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { type Proposal, propose } from "../api/register.ts";
import editing from "../editing/editing.module.css";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { useSheet } from "../workbench/sheet.ts";
import { Field } from "./field.tsx";
import { FormChoice } from "./form-choice.tsx";
import styles from "./register.module.css";
import { useDecide } from "./use-decide.ts";
import { useEntryFocus } from "./use-entry-focus.ts";

interface ProposalFormProps {
  readonly record: RegisterRecord;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Proposes how a record is shown: the group's consent and the form for a site, the form for a zone, the announcement for a kindergarten. */
export function ProposalForm({ record, onDone, onCancel }: ProposalFormProps): ReactElement {
  const { t } = useWords();
  const { today } = useSheet();
  const { entry, previews, workNearby } = record;
  const { collection, decision } = entry;
  const isZone = collection === "rehabilitation-zones";
  const isKindergarten = collection === "kindergartens";
  const form = useEntryFocus();
  // What was withdrawn says nothing of what is proposed now.
  const kept = decision?.withdrawnOn === null ? decision : null;
  const [agreedOn, setAgreedOn] = useState(kept?.agreedOn ?? "");
  const [document, setDocument] = useState(kept?.document ?? "");
  const [shownAs, setShownAs] = useState<ShownAs>("soum");
  const [isTried, setTried] = useState(false);
  const send = useDecide((proposal: Proposal) => propose(entry, proposal), "proposed", onDone);
  const isDay = /^\d{4}-\d\d-\d\d$/.test(agreedOn) && agreedOn <= today;
  const isWhole = isZone || (isDay && document.trim() !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isWhole) return;
    send.mutate({
      ...(isZone ? {} : { agreedOn, document: document.trim() }),
      ...(isKindergarten ? {} : { shownAs }),
    });
  };
  return (
    <form ref={form} className={editing.form} onSubmit={submit} noValidate>
      {!isZone && (
        <>
          <Field
            label={t(isKindergarten ? "register.announcedOn" : "register.agreedOn")}
            value={agreedOn}
            onChange={setAgreedOn}
            latestDay={today}
            problem={isTried && !isDay ? t("register.missing.day") : null}
          />
          <Field
            label={t(isKindergarten ? "register.source" : "register.document")}
            value={document}
            onChange={setDocument}
            problem={isTried && document.trim() === "" ? t("register.missing.text") : null}
          />
        </>
      )}
      {!isKindergarten && (
        <FormChoice
          forms={formsOf[collection]}
          previews={previews}
          workNearby={workNearby ?? 0}
          value={shownAs}
          onChange={setShownAs}
        />
      )}
      {send.error && <FailureNote sentence={explainFailure(send.error, t)} />}
      <div className={styles.actions}>
        <button type="submit" className={editing.primary} disabled={send.isPending}>
          {send.isPending ? t("editing.saving") : t("register.send")}
        </button>
        <button type="button" className={editing.secondary} onClick={onCancel}>
          {t("editing.cancel")}
        </button>
      </div>
    </form>
  );
}
