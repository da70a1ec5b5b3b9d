import { type FormEvent, type ReactElement, useId, useMemo, useState } from "react";
import { useFeed } from "../api/collections.ts";
import editing from "../editing/editing.module.css";
import { useWords } from "../i18n/use-words.ts";
import type { Names } from "../workbench/names.ts";
import { instrumentsOf } from "../workbench/records/instruments.ts";
import styles from "./suspension.module.css";
import { neededFields, type SuspensionForm } from "./suspension-draft.ts";

interface SuspensionFieldsProps {
  readonly form: SuspensionForm;
  readonly names: Names;
  readonly isLooking: boolean;
  readonly onChange: (name: keyof SuspensionForm, value: string) => void;
  readonly onLook: () => void;
}

/** Which instrument, what, from when and why. */
export function SuspensionFields({ form, names, isLooking, onChange, onLook }: SuspensionFieldsProps): ReactElement {
  const { t } = useWords();
  const { data: feed } = useFeed("staff", "legal-instruments");
  // Contracts rest on regulations; the resolution that suspended them bears none.
  const choices = useMemo(
    () => [...(instrumentsOf(feed)?.values() ?? [])].filter(({ bearsContracts }) => bearsContracts),
    [feed],
  );
  const [asked, setAsked] = useState<readonly string[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = neededFields.filter((name) => form[name].trim() === "");
    setAsked(missing);
    if (missing.length === 0) onLook();
  };
  const field = (name: Exclude<keyof SuspensionForm, "action">) => ({
    label: t(`suspension.field.${name}`),
    problem: asked.includes(name) && form[name].trim() === "" ? t("suspension.needed") : null,
  });
  return (
    <form className={`${editing.form} ${styles.form}`} onSubmit={submit} noValidate>
      <Field {...field("instrument")}>
        {(shared) => (
          <select {...shared} value={form.instrument} onChange={({ target }) => onChange("instrument", target.value)}>
            <option value="">{t("editing.choose")}</option>
            {choices.map(({ code }) => (
              <option key={code} value={code}>
                {names.instrument(code)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className={styles.choices}>
        <legend className={editing.label}>{t("suspension.action")}</legend>
        {(["suspend", "resume"] as const).map((action) => (
          <label key={action} className={editing.check}>
            <input
              type="radio"
              name="action"
              checked={form.action === action}
              onChange={() => onChange("action", action)}
            />
            {t(`suspension.what.${action}`)}
          </label>
        ))}
      </fieldset>
      <Field {...field("on")}>
        {(shared) => (
          <input {...shared} type="date" value={form.on} onChange={({ target }) => onChange("on", target.value)} />
        )}
      </Field>
      <Field {...field("document")}>
        {(shared) => (
          <input
            {...shared}
            type="text"
            maxLength={300}
            value={form.document}
            onChange={({ target }) => onChange("document", target.value)}
          />
        )}
      </Field>
      <Field {...field("note")}>
        {(shared) => (
          <textarea
            {...shared}
            rows={3}
            maxLength={1_000}
            value={form.note}
            onChange={({ target }) => onChange("note", target.value)}
          />
        )}
      </Field>
      <div className={styles.actions}>
        <button type="submit" className={editing.primary} disabled={isLooking}>
          {isLooking ? t("suspension.looking") : t("suspension.preview")}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly problem: string | null;
  readonly children: (shared: {
    readonly id: string;
    readonly className: string | undefined;
    readonly "aria-invalid": boolean;
    readonly "aria-describedby": string | undefined;
  }) => ReactElement;
}

function Field({ label, problem, children }: FieldProps): ReactElement {
  const id = useId();
  return (
    <div className={editing.field}>
      <label htmlFor={id} className={editing.label}>
        {label}
      </label>
      {children({
        id,
        className: editing.input,
        "aria-invalid": problem !== null,
        "aria-describedby": problem ? `${id}-problem` : undefined,
      })}
      {problem && (
        <p id={`${id}-problem`} className={editing.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
