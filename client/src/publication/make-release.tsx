import { type ReleasePreview, settingLimits } from "@asm-atlas/data/domain/publication/administration.ts";
import { type FormEvent, type ReactElement, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { usePublicationDeed } from "../api/publication.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./publication.module.css";
import { TextField } from "./text-field.tsx";

interface MakeReleaseProps {
  readonly preview: ReleasePreview;
  readonly onMade: (number: number) => void;
}

/** Publishes what was looked at: only when it is due, the gate lets it pass or somebody says why not, and its cut-off is typed. */
export function MakeRelease({ preview, onMade }: MakeReleaseProps): ReactElement {
  const { t, day } = useWords();
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [isChecked, setChecked] = useState(false);
  const make = usePublicationDeed("releases", ({ releases: [made] }) => onMade(made?.number ?? preview.number));
  const isFound = preview.findings.length > 0;
  const heading = <h2 id="make-release">{t("publication.makeHeading")}</h2>;
  if (!preview.isDue || (isFound && !preview.mayBeAccepted))
    return (
      <section className={styles.boxed} aria-labelledby="make-release">
        {heading}
        <p>
          {preview.isDue
            ? t("publication.mayNotAccept")
            : t("publication.cannotYet", { earliest: day(preview.earliestOn) })}
        </p>
      </section>
    );
  const isTyped = typed.trim() === preview.cutOffOn;
  const isReasoned = !isFound || reason.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isTyped || !isReasoned) return;
    make.mutate({
      cutOffOn: preview.cutOffOn,
      confirmation: typed.trim(),
      ...(isFound ? { acceptedBecause: reason.trim() } : {}),
    });
  };
  return (
    <section className={styles.boxed} aria-labelledby="make-release">
      {heading}
      <form className={styles.block} onSubmit={submit} noValidate>
        {make.error && <FailureNote sentence={explainFailure(make.error, t)} />}
        {isFound && (
          <TextField
            label={t("publication.acceptReason")}
            value={reason}
            onChange={setReason}
            maxLength={settingLimits.reasonCharacters}
            problem={isChecked && !isReasoned ? t("publication.reasonMissing") : null}
            isLong
          />
        )}
        <TextField
          label={t("publication.typeCutOff", { cutOff: preview.cutOffOn })}
          hint={t("publication.typeHint")}
          value={typed}
          onChange={setTyped}
          maxLength={20}
          problem={isChecked && !isTyped ? t("publication.typeCutOff", { cutOff: preview.cutOffOn }) : null}
        />
        <button type="submit" className={styles.primary} disabled={make.isPending}>
          {t(make.isPending ? "publication.publishing" : "publication.publish")}
        </button>
      </form>
    </section>
  );
}
