import { type ReactElement, useId } from "react";
import editing from "../../editing/editing.module.css";
import { useWords } from "../../i18n/use-words.ts";
import type { EventField } from "./event-fields.ts";

interface EventFieldInputProps {
  readonly field: EventField;
  readonly value: unknown;
  readonly choices: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly isNeeded: boolean;
  readonly problem: string | null;
  /** What to know about the value, which is taken all the same. */
  readonly note: string | null;
  readonly onChange: (value: string) => void;
}

const days: ReadonlySet<EventField> = new Set(["effectiveOn", "dueOn", "contractFrom", "contractTo"]);
const long: ReadonlySet<EventField> = new Set(["note", "override", "instrumentException", "reason"]);

/** One field of a decision: a day, a choice, a number, a line or some lines, with its label and what is wrong with it. */
export function EventFieldInput({
  field,
  value,
  choices,
  isNeeded,
  problem,
  note,
  onChange,
}: EventFieldInputProps): ReactElement {
  const { t } = useWords();
  const id = useId();
  const said = problem ?? note;
  const shared = {
    id,
    className: editing.input,
    value: typeof value === "string" ? value : "",
    "aria-required": isNeeded,
    "aria-invalid": problem !== null,
    "aria-describedby": said ? `${id}-said` : undefined,
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
          {...(field === "hectares"
            ? { type: "number", min: 0, step: "any" }
            : days.has(field)
              ? { type: "date" }
              : { type: "text", maxLength: 300 })}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
      {said && (
        <p id={`${id}-said`} className={problem ? editing.problem : editing.warning}>
          {said}
        </p>
      )}
    </div>
  );
}
