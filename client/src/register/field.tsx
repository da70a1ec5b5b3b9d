import { type ReactElement, useId } from "react";
import editing from "../editing/editing.module.css";

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is wrong with it, in words. */
  readonly problem: string | null;
  /** The latest day that may be chosen: the field is one of a day. */
  readonly latestDay?: string;
  readonly isLong?: boolean;
}

/** A day, a line or some lines, with its label and what is wrong with it. */
export function Field({ label, value, onChange, problem, latestDay, isLong }: FieldProps): ReactElement {
  const id = useId();
  const shared = {
    id,
    className: editing.input,
    value,
    "aria-required": true,
    "aria-invalid": problem !== null,
    "aria-describedby": problem === null ? undefined : `${id}-said`,
  };
  return (
    <div className={editing.field}>
      <label htmlFor={id} className={editing.label}>
        {label}
      </label>
      {isLong ? (
        <textarea {...shared} rows={3} maxLength={1_000} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <input
          {...shared}
          {...(latestDay === undefined ? { type: "text", maxLength: 500 } : { type: "date", max: latestDay })}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      {problem !== null && (
        <p id={`${id}-said`} className={editing.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
