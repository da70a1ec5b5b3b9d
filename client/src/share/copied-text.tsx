import { type ReactElement, useId, useState } from "react";
import { copyText } from "../ui/copy-text.ts";
import styles from "./share.module.css";
import { useShareTexts } from "./share-words.ts";

interface CopiedTextProps {
  readonly label: string;
  readonly text: string;
  readonly copyLabel: string;
  /** Lines it is shown in. */
  readonly rows: number;
  /** Further buttons in the row. */
  readonly children?: React.ReactNode;
}

/** A text to be taken elsewhere: it can be marked by hand, and copied by a button that says whether it could. */
export function CopiedText({ label, text, copyLabel, rows, children }: CopiedTextProps): ReactElement {
  const texts = useShareTexts();
  const id = useId();
  const [said, setSaid] = useState("");
  const copy = async () => setSaid((await copyText(text)) ? texts.copied : texts.notCopied);
  return (
    <>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.text}
        rows={rows}
        value={text}
        readOnly
        spellCheck={false}
        onFocus={(event) => event.target.select()}
      />
      <div className={styles.buttons}>
        <button type="button" className={styles.button} onClick={() => void copy()}>
          {copyLabel}
        </button>
        {children}
        <span role="status" className={styles.said}>
          {said}
        </span>
      </div>
    </>
  );
}
