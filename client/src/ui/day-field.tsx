import { type ReactElement, useId, useState } from "react";
import styles from "./day-field.module.css";

interface DayFieldProps {
  readonly label: string;
  /** YYYY-MM-DD, as are the others. */
  readonly value: string;
  readonly first: string;
  readonly last: string;
  /** Says which days can be chosen; shown while what is typed is none of them. */
  readonly rangeSentence: string;
  readonly onDay: (day: string) => void;
}

/** A day to type or to pick. While it is being typed it may be no day, or one out of reach: then what there was stays. */
export function DayField({ label, value, first, last, rangeSentence, onDay }: DayFieldProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const sentenceId = useId();
  const isReachable = (day: string) => day >= first && day <= last;
  const isOut = typed !== null && typed !== "" && !isReachable(typed);
  return (
    <span className={styles.field}>
      <input
        type="date"
        className={styles.input}
        aria-label={label}
        aria-invalid={isOut}
        aria-describedby={isOut ? sentenceId : undefined}
        value={typed ?? value}
        min={first}
        max={last}
        required
        onChange={(event) => {
          const { value: day } = event.currentTarget;
          setTyped(day);
          if (isReachable(day)) onDay(day);
        }}
        onBlur={() => setTyped(null)}
      />
      {isOut && (
        <span id={sentenceId} className={styles.problem} role="status">
          {rangeSentence}
        </span>
      )}
    </span>
  );
}
