import { type ReactElement, useId } from "react";
import styles from "./publication.module.css";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** What is wrong with it, in words. */
  readonly problem?: string | null;
  readonly maxLength?: number;
  readonly isLong?: boolean;
}

/** A text with its label, hint and fault. */
export function TextField({ label, value, onChange, hint, problem, maxLength, isLong }: TextFieldProps): ReactElement {
  const id = useId();
  const told = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  const shared = {
    id,
    value,
    maxLength,
    autoComplete: "off",
    "aria-invalid": Boolean(problem),
    "aria-describedby": told || undefined,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value),
  } as const;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {isLong ? <textarea {...shared} /> : <input type="text" {...shared} />}
      {hint && (
        <p id={`${id}-hint`} className={styles.quiet}>
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
