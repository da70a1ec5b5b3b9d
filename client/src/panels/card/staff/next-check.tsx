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
  /** Is no check to be expected: accepted, or returned with a day of its own? */
  readonly isSettled: boolean;
}

/** When the zone is to be looked at next. */
export function NextCheck({ on, isSettled }: NextCheckProps): ReactElement | null {
  const { t } = useWords();
  if (on === null) return isSettled ? null : <p className={styles.note}>{t("cards.noCheck")}</p>;
  return <Due on={on} what="check" />;
}

const sentences = {
  check: { overdue: "cards.checkOverdue", today: "cards.checkToday", due: "cards.checkDue" },
  correction: { overdue: "cards.correctionOverdue", today: "cards.correctionToday", due: "cards.correctionDue" },
} as const;

/** A day something is due. Whether that has passed is told of today, whatever day is looked at. */
export function Due({ on, what }: { readonly on: string; readonly what: keyof typeof sentences }): ReactElement {
  const words = useWords();
  const { t, day } = words;
  const { today } = useSheet();
  const isOverdue = on < today;
  const slots = isOverdue ? spanSlots(ageBetween(on, today), words) : spanSlots(ageBetween(today, on), words);
  const when = isOverdue ? "overdue" : on === today ? "today" : "due";
  return (
    <p className={own.check} data-overdue={isOverdue}>
      {t(sentences[what][when], { ...slots, date: day(on) })}
    </p>
  );
}
