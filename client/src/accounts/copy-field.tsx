import { type ReactElement, useId, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { copyText } from "../ui/copy-text.ts";
import styles from "./accounts.module.css";

interface CopyFieldProps {
  readonly label: string;
  readonly text: string;
  /** How it is shown where that differs from what is copied: a key in groups of four. */
  readonly shown?: string;
}

/** A text to be handed on, with a button that copies it and says whether it could. */
export function CopyField({ label, text, shown = text }: CopyFieldProps): ReactElement {
  const { t } = useWords();
  const id = useId();
  const [said, setSaid] = useState("");
  const copy = async () => setSaid((await copyText(text)) ? t("accounts.copied") : t("accounts.notCopied"));
  return (
    <div className={styles.copyField}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <div className={styles.copyRow}>
        <output aria-labelledby={id} className={styles.copyText}>
          {shown}
        </output>
        <button type="button" className={styles.secondary} onClick={() => void copy()}>
          {t("accounts.copy")}
        </button>
      </div>
      <span role="status" className={styles.quiet}>
        {said}
      </span>
    </div>
  );
}
