import type { ReactElement } from "react";
import styles from "./failure-note.module.css";

interface FailureNoteProps {
  /** What failed and what to do, in a sentence. */
  readonly sentence: string;
  readonly retryLabel?: string;
  readonly onRetry?: () => void;
}

/** One thing failed; everything else goes on. */
export function FailureNote({ sentence, retryLabel, onRetry }: FailureNoteProps): ReactElement {
  return (
    <div className={styles.note} role="alert">
      <span>{sentence}</span>
      {onRetry && retryLabel && (
        <button type="button" className={styles.button} onClick={onRetry}>
          {retryLabel}
        </button>
      )}
    </div>
  );
}
