import {
  type RegisterEntry,
  type WithdrawalReason,
  withdrawalReasons,
} from "@asm-atlas/data/domain/publication/register.ts";
import { type FormEvent, type ReactElement, useId, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { withdraw } from "../api/register.ts";
import editing from "../editing/editing.module.css";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { Field } from "./field.tsx";
import styles from "./register.module.css";
import { useDecide } from "./use-decide.ts";
import { useEntryFocus } from "./use-entry-focus.ts";

interface WithdrawFormProps {
  readonly entry: RegisterEntry;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Withdraws a decision or a proposal, with the reason. One person may: what is not to be seen is not to wait. */
export function WithdrawForm({ entry, onDone, onCancel }: WithdrawFormProps): ReactElement {
  const { t } = useWords();
  const id = useId();
  const form = useEntryFocus();
  const [reason, setReason] = useState<WithdrawalReason>("group");
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const send = useDecide(() => withdraw(entry, { reason, note: note.trim() }), "withdrawn", onDone);
  const isSaid = note.trim().length >= 3;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isSaid) send.mutate(undefined);
  };
  return (
    <form ref={form} className={editing.form} onSubmit={submit} noValidate>
      {entry.standing === "shown" && <p>{t("register.withdrawHint")}</p>}
      <div className={editing.field}>
        <label htmlFor={id} className={editing.label}>
          {t("register.withdrawReason")}
        </label>
        <select
          id={id}
          className={editing.input}
          value={reason}
          onChange={({ target }) => setReason(target.value as WithdrawalReason)}
        >
          {withdrawalReasons.map((each) => (
            <option key={each} value={each}>
              {t(`register.reason.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <Field
        label={t("register.withdrawNote")}
        value={note}
        onChange={setNote}
        problem={isTried && !isSaid ? t("register.missing.note") : null}
        isLong
      />
      {send.error && <FailureNote sentence={explainFailure(send.error, t)} />}
      <div className={styles.actions}>
        <button type="submit" className={editing.primary} disabled={send.isPending}>
          {send.isPending ? t("editing.saving") : t("register.sendWithdrawal")}
        </button>
        <button type="button" className={editing.secondary} onClick={onCancel}>
          {t("editing.cancel")}
        </button>
      </div>
    </form>
  );
}
