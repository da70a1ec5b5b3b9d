import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { DayField } from "../../ui/day-field.tsx";
import { Icon } from "../../ui/icons.tsx";
import styles from "./time-panel.module.css";
import type { TimeTravel } from "./use-time-travel.ts";

/** The day looked at, to type; the way back to today; the way to a second day. */
export function DayChoice({
  travel,
  onLeave,
}: {
  readonly travel: TimeTravel;
  /** Somebody chose a day: whatever moves it by itself ends. */
  readonly onLeave: () => void;
}): ReactElement {
  const { t, day } = useWords();
  const { firstChoice, last, isToday, thenDay } = travel;
  const [first, today] = [isoOfDay(firstChoice) ?? "", isoOfDay(last) ?? ""];
  return (
    <div className={styles.dayChoice}>
      <DayField
        label={t("time.dayLookedAt")}
        value={isoOfDay(travel.day) ?? ""}
        first={first}
        last={today}
        rangeSentence={t("time.range", { first: day(first), last: day(today) })}
        onDay={(iso) => {
          onLeave();
          travel.lookAtIso(iso);
        }}
      />
      {isToday ? (
        <span className={styles.asOf}>{t("time.asToday")}</span>
      ) : (
        <button
          type="button"
          className={styles.quietButton}
          onClick={() => {
            onLeave();
            travel.lookAt(last);
          }}
        >
          {t("time.today")}
        </button>
      )}
      {thenDay === null && (
        <button
          type="button"
          className={styles.button}
          disabled={travel.day <= travel.first}
          onClick={() => {
            onLeave();
            travel.startComparing();
          }}
        >
          <Icon name="compare" size={16} />
          {t("time.compare")}
        </button>
      )}
    </div>
  );
}
