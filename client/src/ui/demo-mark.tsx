import type { ReactElement } from "react";
import styles from "./demo-mark.module.css";

/** Says, wherever it matters, that what stands beside it is invented. */
export function DemoMark({
  label,
  explanation,
}: {
  readonly label: string;
  readonly explanation: string;
}): ReactElement {
  return (
    <span className={styles.mark} title={explanation}>
      {label}
    </span>
  );
}
