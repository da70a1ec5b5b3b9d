import type { ReactElement } from "react";
import styles from "./segments.module.css";

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly {
    readonly value: Value;
    readonly short: string;
    readonly name: string;
    readonly lang?: string;
  }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** Two or three choices side by side, of which one holds. */
export function Segments<Value extends string>({
  label,
  options,
  value,
  onChange,
}: SegmentsProps<Value>): ReactElement {
  return (
    <fieldset className={styles.group} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={styles.option}
          aria-pressed={option.value === value}
          aria-label={option.name}
          lang={option.lang}
          onClick={() => onChange(option.value)}
        >
          {option.short}
        </button>
      ))}
    </fieldset>
  );
}
