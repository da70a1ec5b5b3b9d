import type { ReactElement } from "react";
import { Link } from "react-router";
import { FilterPanel } from "../panels/filter/filter-panel.tsx";
import { useView } from "../state/view-store.ts";
import { DayField } from "../ui/day-field.tsx";
import { Icon } from "../ui/icons.tsx";
import { useIsNarrow } from "../ui/use-narrow.ts";
import { useSheet } from "../workbench/sheet.ts";
import { firstValidDay } from "../workbench/valid-time.ts";
import { figureIds } from "./figure-frame.tsx";
import styles from "./figures.module.css";
import { hiddenEntries } from "./filter-words.ts";
import { mapAddress } from "./map-link.ts";
import { useSteadyWords } from "./use-steady-words.ts";

/** The day and the filter that every figure looks through, the way to the map that shows the same, and what is on the page. */
export function ViewPanel(): ReactElement {
  const { t } = useSteadyWords();
  const view = useView();
  return (
    <aside className={styles.view} aria-label={t("figures.view")}>
      <DayChoice />
      <RecordOfDay />
      <FilterPanel />
      <HiddenEntries />
      <Link className={styles.toMap} to={mapAddress(view)}>
        <Icon name="back" size={16} />
        {t("figures.onMap")}
      </Link>
      <Contents />
    </aside>
  );
}

/** The questions of the page; on a phone folded away, for they would fill its screen. */
function Contents(): ReactElement {
  const { t } = useSteadyWords();
  const isNarrow = useIsNarrow();
  return (
    <details className={styles.contents} open={!isNarrow}>
      <summary className={styles.label}>{t("figures.contents")}</summary>
      <nav aria-label={t("figures.contents")}>
        <ul>
          {figureIds.map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{t(`figures.${id}.heading`)}</a>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}

function DayChoice(): ReactElement {
  const { t, day } = useSteadyWords();
  const { onDay, today } = useSheet();
  const setDay = useView((view) => view.setDay);
  return (
    <div className={styles.day}>
      <h2 className={styles.label}>{t("figures.day")}</h2>
      <div className={styles.days}>
        <DayField
          label={t("figures.day")}
          value={onDay}
          first={firstValidDay}
          last={today}
          rangeSentence={t("figures.dayRange", { first: day(firstValidDay), last: day(today) })}
          onDay={(chosen) => setDay(chosen === today ? null : chosen)}
        />
        {onDay === today ? (
          <span className={styles.quiet}>{t("figures.isToday")}</span>
        ) : (
          <button type="button" className={styles.choice} onClick={() => setDay(null)}>
            {t("figures.today")}
          </button>
        )}
      </div>
      <p className={styles.quiet}>{t("figures.asOn", { date: day(onDay) })}</p>
    </div>
  );
}

/** Comes with the address of the map; here it can be ended. */
function RecordOfDay(): ReactElement | null {
  const { t, daySlots } = useSteadyWords();
  const { known } = useSheet();
  const setKnownOn = useView((view) => view.setKnownOn);
  if (known === null) return null;
  return (
    <div className={styles.day}>
      <h2 className={styles.label}>{t("known.title")}</h2>
      <p>
        <b>{t("known.sentence", daySlots(known.on))}</b>
      </p>
      <button type="button" className={styles.choice} onClick={() => setKnownOn(null)}>
        {t("known.end")}
      </button>
    </div>
  );
}

/** What the legend hides is not counted; here it can be counted again. */
function HiddenEntries(): ReactElement | null {
  const words = useSteadyWords();
  const { t } = words;
  const setEntry = useView((view) => view.setEntry);
  const hidden = hiddenEntries(
    useView((view) => view.hidden),
    words,
  );
  if (hidden.length === 0) return null;
  return (
    <div className={styles.day}>
      <h2 className={styles.label}>{t("figures.hidden")}</h2>
      <ul className={styles.chips}>
        {hidden.map(({ layer, code, name }) => (
          <li key={`${layer}:${code}`}>
            <button
              type="button"
              className={styles.chip}
              aria-label={t("figures.countAgain", { name })}
              onClick={() => setEntry(layer, code, true)}
            >
              {name}
              <Icon name="close" size={12} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
