import { isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { ReactElement } from "react";
import { DayField } from "../ui/day-field.tsx";
import { useSheet } from "../workbench/sheet.ts";
import { firstValidDay } from "../workbench/valid-time.ts";
import { type Period, presetIds } from "./compute/periods.ts";
import styles from "./figures.module.css";
import type { PeriodInUse } from "./use-period.ts";
import { useSteadyWords } from "./use-steady-words.ts";

const isSame = (a: Period, b: Period): boolean => a.first === b.first && a.last === b.last;

/** Periods worth looking at by one press, and any other by its first and last day. */
export function PeriodChoice({ period, presets, onPeriod }: PeriodInUse): ReactElement {
  const { t, day } = useSteadyWords();
  const { onDay } = useSheet();
  const [first, last] = [isoOfDay(period.first) ?? "", isoOfDay(period.last) ?? ""];
  const choose = (part: "first" | "last") => (iso: string) => {
    const chosen = parseDay(iso);
    if (chosen === undefined) return;
    const other = part === "first" ? period.last : period.first;
    // Whoever moves one end past the other means a period that begins, or ends, there.
    const [from, to] = part === "first" ? [chosen, Math.max(chosen, other)] : [Math.min(chosen, other), chosen];
    onPeriod({ first: from, last: to });
  };
  const range = t("figures.dayRange", { first: day(firstValidDay), last: day(onDay) });
  return (
    <fieldset className={styles.choices} aria-label={t("figures.moves.period")}>
      {presetIds.map((id) => {
        const preset = presets[id];
        return (
          preset && (
            <button
              key={id}
              type="button"
              className={styles.choice}
              aria-pressed={isSame(preset, period)}
              onClick={() => onPeriod(preset)}
            >
              {t(`figures.moves.preset.${id}`)}
            </button>
          )
        );
      })}
      <span className={styles.days}>
        <DayField
          label={t("figures.moves.first")}
          value={first}
          first={firstValidDay}
          last={onDay}
          rangeSentence={range}
          onDay={choose("first")}
        />
        <span aria-hidden="true">–</span>
        <DayField
          label={t("figures.moves.last")}
          value={last}
          first={firstValidDay}
          last={onDay}
          rangeSentence={range}
          onDay={choose("last")}
        />
      </span>
    </fieldset>
  );
}
