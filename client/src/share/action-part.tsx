import type { ReactElement } from "react";
import styles from "./share.module.css";

interface ActionPartProps {
  readonly heading: string;
  readonly note: string;
  readonly action: string;
  readonly onAction: () => void;
  /** What became of it, told to everyone; empty before. */
  readonly said: string;
}

/** A part of the panel with one thing to do in it. */
export function ActionPart({ heading, note, action, onAction, said }: ActionPartProps): ReactElement {
  return (
    <section className={styles.part}>
      <h3>{heading}</h3>
      <p>{note}</p>
      <div className={styles.buttons}>
        <button type="button" className={styles.button} onClick={onAction}>
          {action}
        </button>
        <span role="status" className={styles.said}>
          {said}
        </span>
      </div>
    </section>
  );
}
