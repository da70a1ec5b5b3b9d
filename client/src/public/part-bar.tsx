import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "./public-story.module.css";

interface Part {
  readonly name: string;
  readonly value: number;
  /** A colour of the sheet. */
  readonly ink: string;
}

/** Parts of a whole as a bar with every number in words below it; parts of nothing are left out. */
export function PartBar({ parts }: { readonly parts: readonly Part[] }): ReactElement {
  const { count } = useWords();
  const shown = parts.filter(({ value }) => value > 0);
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {shown.map(({ name, value, ink }) => (
          <span key={name} style={{ flexGrow: value, background: ink }} />
        ))}
      </div>
      <ul className={styles.parts}>
        {shown.map(({ name, value, ink }) => (
          <li key={name}>
            <span className={styles.swatch} style={{ background: ink }} aria-hidden="true" />
            <b>{count(value)}</b> {name}
          </li>
        ))}
      </ul>
    </>
  );
}
