import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import styles from "./legend.module.css";

/** "29 of 46": what is in view, of all. Without a map to look at, only all. */
export function LegendCount({
  total,
  inView,
}: {
  readonly total: number;
  readonly inView: number | null;
}): ReactElement {
  const { t, count } = useWords();
  const slots = { inView: count(inView ?? 0), total: count(total) };
  if (inView === null) return <span className={styles.count}>{t("legend.counting", slots)}</span>;
  return (
    <span className={styles.count}>
      <span aria-hidden="true">
        <b className={styles.inView}>{slots.inView}</b> / {slots.total}
      </span>
      <span className={styles.spoken}>{t("legend.inViewOfSpoken", slots)}</span>
    </span>
  );
}
