import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { useSheet } from "../../workbench/sheet.ts";
import styles from "./known-mark.module.css";

/** Says over the map that it shows the record of an earlier day, with the way back. */
export function KnownMark(): ReactElement | null {
  const { t, daySlots } = useWords();
  const { known, comparison } = useSheet();
  if (known === null) return null;
  return (
    <div className={styles.mark} data-is-comparing={comparison !== null}>
      <p role="status">{t("known.said", daySlots(known.on))}</p>
      <IconButton icon="close" label={t("known.end")} onClick={() => useView.getState().setKnownOn(null)} />
    </div>
  );
}

/** The same in the legend and beside sums: what the numbers are by. */
export function KnownNote(): ReactElement | null {
  const { t, daySlots } = useWords();
  const { known } = useSheet();
  return known === null ? null : <p className={styles.note}>{t("known.sentence", daySlots(known.on))}</p>;
}
