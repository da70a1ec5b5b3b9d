import { type PublicationState, settingLimits } from "@asm-atlas/data/domain/publication/administration.ts";
import { type FormEvent, type ReactElement, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { usePublicationDeed } from "../api/publication.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./publication.module.css";
import { TextField } from "./text-field.tsx";

const nothingTyped = { en: "", mn: "", office: "", reason: "" };
type Typed = typeof nothingTyped;

/** The one warning that may stand on the public page, and its end. */
export function WarningPart({ state }: { readonly state: PublicationState }): ReactElement {
  const { t, say } = useWords();
  const [typed, setTyped] = useState<Typed>(nothingTyped);
  const [isChecked, setChecked] = useState(false);
  const [said, setSaid] = useState("");
  const standing = state.warning;
  const send = usePublicationDeed("warnings", (_state, { warning }) => {
    setSaid(t(warning ? "publication.warned" : "publication.warningEnded"));
    setTyped(nothingTyped);
    setChecked(false);
  });
  const needed: readonly (keyof Typed)[] = standing ? ["reason"] : ["en", "mn", "office", "reason"];
  const isMissing = (name: keyof Typed) => typed[name].trim() === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (needed.some(isMissing)) return;
    const { reason, ...warning } = typed;
    send.mutate({ warning: standing ? null : warning, reason });
  };
  const field = (name: keyof Typed, label: string, maxLength: number, isLong = false) => (
    <TextField
      label={label}
      value={typed[name]}
      onChange={(value) => setTyped((before) => ({ ...before, [name]: value }))}
      maxLength={maxLength}
      problem={isChecked && isMissing(name) ? t("publication.needed") : null}
      isLong={isLong}
    />
  );
  return (
    <section aria-labelledby="one-warning">
      <h2 id="one-warning">{t("publication.warningHeading")}</h2>
      <p>{t("publication.warningLead")}</p>
      <form className={styles.boxed} onSubmit={submit} noValidate aria-labelledby="one-warning">
        {send.error && <FailureNote sentence={explainFailure(send.error, t)} />}
        {standing ? (
          <div>
            <p>{t("publication.warningStands")}</p>
            <p className={`${styles.verdict} ${styles.refusal}`}>
              {say(standing.text)} ({standing.office})
            </p>
          </div>
        ) : (
          <div className={styles.fields}>
            {field("en", t("publication.warningEn"), settingLimits.warningCharacters, true)}
            {field("mn", t("publication.warningMn"), settingLimits.warningCharacters, true)}
            {field("office", t("publication.office"), settingLimits.officeCharacters)}
          </div>
        )}
        {field("reason", t("publication.reason"), settingLimits.reasonCharacters)}
        <button type="submit" className={styles.primary} disabled={send.isPending}>
          {t(standing ? "publication.endWarning" : "publication.warn")}
        </button>
        <p role="status">{said}</p>
      </form>
    </section>
  );
}
