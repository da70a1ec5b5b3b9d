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
  /** Day by which a returned zone is to be corrected; null: it is not returned. */
  readonly correctionOn: string | null;
  readonly isAccepted: boolean;
}

/** When the zone is to be looked at next. Whether that is overdue is told of today, whatever day is looked at. */
export function NextCheck({ on, correctionOn, isAccepted }: NextCheckProps): ReactElement | null {
  const { t } = useWords();
  if (on === null && correctionOn === null)
    return isAccepted ? null : <p className={styles.note}>{t("cards.noCheck")}</p>;
  return (
    <>
      {correctionOn !== null && <Due on={correctionOn} what="correction" />}
      {on !== null && <Due on={on} what="check" />}
    </>
  );
}

const sentences = {
  check: { overdue: "cards.checkOverdue", today: "cards.checkToday", due: "cards.checkDue" },
  correction: { overdue: "cards.correctionOverdue", today: "cards.correctionToday", due: "cards.correctionDue" },
} as const;

function Due({ on, what }: { readonly on: string; readonly what: keyof typeof sentences }): ReactElement {
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
