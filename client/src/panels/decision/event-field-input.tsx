import { type ReactElement, useId } from "react";
import editing from "../../editing/editing.module.css";
import { useWords } from "../../i18n/use-words.ts";
import type { EventField } from "./site-event-draft.ts";

interface EventFieldInputProps {
  readonly field: EventField;
  readonly value: unknown;
  readonly choices: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
}

const days: ReadonlySet<EventField> = new Set(["effectiveOn", "contractFrom", "contractTo"]);
const long: ReadonlySet<EventField> = new Set(["note", "override", "instrumentException"]);

/** One field of a decision: a day, a choice, a line or some lines, with its label and what is wrong with it. */
export function EventFieldInput({ field, value, choices, problem, onChange }: EventFieldInputProps): ReactElement {
  const { t } = useWords();
  const id = useId();
  const shared = {
    id,
    className: editing.input,
    value: typeof value === "string" ? value : "",
    "aria-invalid": problem !== null,
    "aria-describedby": problem ? `${id}-problem` : undefined,
  };
  return (
    <div className={editing.field}>
      <label htmlFor={id} className={editing.label}>
        {t(`decision.field.${field}`)}
      </label>
      {choices ? (
        <select {...shared} onChange={({ target }) => onChange(target.value)}>
          <option value="">{t("editing.choose")}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : long.has(field) ? (
        <textarea {...shared} rows={3} maxLength={1_000} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <input
          {...shared}
          type={days.has(field) ? "date" : "text"}
          maxLength={days.has(field) ? undefined : 300}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      {problem && (
        <p id={`${id}-problem`} className={editing.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
