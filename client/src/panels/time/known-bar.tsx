import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { KeyboardEvent, ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { DayField } from "../../ui/day-field.tsx";
import { Icon } from "../../ui/icons.tsx";
import { DaySuggestions } from "./day-suggestions.tsx";
import { stepped } from "./time-axis.ts";
import styles from "./time-panel.module.css";
import type { TimeTravel } from "./use-time-travel.ts";

interface KnownBarProps {
  readonly travel: TimeTravel;
  /** Back to the record of now. */
  readonly onEnd: () => void;
}

/** While the record of an earlier day is looked at: that day, what it means for the numbers, and the way out; Escape is one too. */
export function KnownBar({ travel, onEnd }: KnownBarProps): ReactElement | null {
  const { t, day } = useWords();
  if (travel.knownOn === null) return null;
  const [first, last] = [isoOfDay(travel.first) ?? "", isoOfDay(travel.last) ?? ""];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onEnd();
  };
  return (
    <section className={styles.compare} aria-label={t("known.title")} onKeyDown={onKeyDown}>
      <span className={styles.compareDay}>
        {t("known.asKnownOn")}
        <DayField
          label={t("known.day")}
          value={isoOfDay(travel.knownOn) ?? ""}
          first={first}
          last={last}
          rangeSentence={t("time.range", { first: day(first), last: day(last) })}
          onDay={travel.knowOnIso}
        />
      </span>
      <Suggestions travel={travel} />
      <button type="button" className={styles.button} onClick={onEnd}>
        <Icon name="close" size={14} />
        {t("known.end")}
      </button>
      <p className={styles.knownSentence}>{t("known.explained")}</p>
    </section>
  );
}

/** What was believed on the very day, and what after most of the papers had come in. */
function Suggestions({ travel }: { readonly travel: TimeTravel }): ReactElement {
  const { t } = useWords();
  const suggested = [
    { day: travel.day, label: t("known.lookedAt") },
    { day: stepped(travel.day, "month", 6), label: t("known.halfYearOn") },
  ].filter(({ day }) => day <= travel.last);
  return <DaySuggestions suggested={suggested} chosen={travel.knownOn} onChoose={travel.knowOn} />;
}
