import type { ReactElement } from "react";
import { useWords } from "../../../i18n/use-words.ts";
import { ageBetween } from "../../../sites/age.ts";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import { spanSlots } from "./spans.ts";
import own from "./staff.module.css";

interface NextCheckProps {
  /** YYYY-MM-DD; null: none is recorded. */
  readonly on: string | null;
  readonly isAccepted: boolean;
}

/** When the zone is to be looked at next. Whether that is overdue is told of today, whatever day is looked at. */
export function NextCheck({ on, isAccepted }: NextCheckProps): ReactElement | null {
  const words = useWords();
  const { t, day } = words;
  const { today } = useSheet();
  if (on === null) return isAccepted ? null : <p className={styles.note}>{t("cards.noCheck")}</p>;
  const isOverdue = on < today;
  const slots = isOverdue ? spanSlots(ageBetween(on, today), words) : spanSlots(ageBetween(today, on), words);
  const key = isOverdue ? "cards.checkOverdue" : on === today ? "cards.checkToday" : "cards.checkDue";
  return (
    <p className={own.check} data-overdue={isOverdue}>
      {t(key, { ...slots, date: day(on) })}
    </p>
  );
}
