import type { Day } from "@asm-atlas/data/domain/statistics/days.ts";
import type { ReactElement } from "react";
import styles from "./time-panel.module.css";

interface DaySuggestionsProps {
  readonly suggested: readonly { readonly day: Day; readonly label: string }[];
  readonly chosen: Day | null;
  readonly onChoose: (day: Day) => void;
}

/** Days somebody is likely to want, each one press away. */
export function DaySuggestions({ suggested, chosen, onChoose }: DaySuggestionsProps): ReactElement {
  return (
    <span className={styles.suggestions}>
      {suggested.map(({ day, label }) => (
        <button
          key={label}
          type="button"
          className={styles.chip}
          aria-pressed={day === chosen}
          onClick={() => onChoose(day)}
        >
          {label}
        </button>
      ))}
    </span>
  );
}
