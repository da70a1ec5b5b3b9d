import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import { DayField } from "../../ui/day-field.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useSiteChanges } from "../../workbench/use-site-changes.ts";
import { changesHeadline, directionCounts } from "../changes/direction-words.ts";
import { DaySuggestions } from "./day-suggestions.tsx";
import { useInstrumentWords } from "./instrument-words.ts";
import { type Instrument, suspensionsOf } from "./instruments.ts";
import { stepped } from "./time-axis.ts";
import styles from "./time-panel.module.css";
import type { TimeTravel } from "./use-time-travel.ts";

interface CompareBarProps {
  readonly travel: TimeTravel;
  readonly instruments: readonly Instrument[];
}

/** Name under which the panel of changes is opened in the address. */
export const changesPanel = "changes";

/** While two days stand side by side: the earlier one, what changed since in one sentence, and the way out. */
export function CompareBar({ travel, instruments }: CompareBarProps): ReactElement | null {
  const words = useWords();
  const { t, day } = words;
  const changes = useSiteChanges();
  const isListed = useView((view) => view.opened.includes(changesPanel));
  const { thenDay } = travel;
  if (thenDay === null) return null;
  const [first, last] = [isoOfDay(travel.first) ?? "", isoOfDay(travel.day - 1) ?? ""];
  const end = () => {
    travel.stopComparing();
    useView.getState().setOpened(changesPanel, false);
  };
  return (
    <section className={styles.compare} aria-label={t("time.comparison")}>
      <span className={styles.compareDay}>
        {t("time.comparedWith")}
        <DayField
          label={t("time.thenDay")}
          value={isoOfDay(thenDay) ?? ""}
          first={first}
          last={last}
          rangeSentence={t("time.range", { first: day(first), last: day(last) })}
          onDay={travel.compareWithIso}
        />
      </span>
      <Suggestions travel={travel} instruments={instruments} />
      {changes && !isListed && (
        <p className={styles.headline} role="status">
          <b>{changesHeadline(changes, words)}</b>
          {changes.changed > 0 && `: ${directionCounts(changes, words).join(", ")}`}
        </p>
      )}
      <button
        type="button"
        className={styles.button}
        aria-expanded={isListed}
        onClick={() => useView.getState().setOpened(changesPanel, !isListed)}
      >
        {isListed ? t("time.hideChanges") : t("time.showChanges")}
      </button>
      <button type="button" className={styles.button} onClick={end}>
        <Icon name="close" size={14} />
        {t("time.endComparing")}
      </button>
    </section>
  );
}

/** Days worth comparing with: a year before, and the eve of what changed the rules. */
function Suggestions({ travel, instruments }: CompareBarProps): ReactElement {
  const { t } = useWords();
  const { short } = useInstrumentWords();
  const changesOfRules = suspensionsOf(instruments).flatMap(({ by, endedBy }) => [by, endedBy]);
  const suggested = [
    { day: stepped(travel.day, "year", -1), label: t("time.yearBefore") },
    ...changesOfRules.flatMap((instrument) =>
      instrument ? [{ day: instrument.from - 1, label: t("time.eveOf", { instrument: short(instrument) }) }] : [],
    ),
  ].filter(({ day }) => day >= travel.first && day < travel.day);
  return <DaySuggestions suggested={suggested} chosen={travel.thenDay} onChoose={travel.compareWith} />;
}
