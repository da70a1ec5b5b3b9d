import { declaredField, type EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { checkProperties, type Extent, faultWords } from "@asm-atlas/data/domain/editing/validate.ts";
import type { ProblemPart } from "@asm-atlas/data/domain/problems.ts";
import { type FormEvent, type ReactElement, type ReactNode, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import type { Draft } from "./draft.ts";
import styles from "./editing.module.css";
import { type Choice, FieldInput } from "./field-input.tsx";

interface RecordFormProps {
  readonly editable: EditableLayer;
  readonly extent: Extent;
  readonly draft: Draft;
  /** Fields that somebody else fills in: the record a visit belongs to. */
  readonly fixed?: readonly string[];
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  /** Where the record is, which is no field of it; absent: it has no place, or keeps the one it has. */
  readonly place?: FormPlace | undefined;
  readonly isSaving: boolean;
  /** What the server found wrong, by part. */
  readonly refused: readonly ProblemPart[];
  readonly onSave: (values: Readonly<Record<string, unknown>>) => void;
  readonly onCancel: () => void;
}

interface FormPlace {
  readonly isMissing: boolean;
  /** What is wrong with it, in words; absent or null: nothing that is known here. */
  readonly fault?: string | null;
  readonly field: (problem: string | null) => ReactNode;
}

/** Under this name the place is told among what needs another look. */
const placePart = "/geometry";

/**
 * A form made of what the layer declares: its fields, their words, units and choices, and the rules the server holds too.
 * What is wrong is said beside the field and gathered on top.
 */
export function RecordForm(props: RecordFormProps): ReactElement {
  const { editable, extent, draft, fixed = [], choices = {}, refused, isSaving, place } = props;
  const { t, say } = useWords();
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const summary = useRef<HTMLDivElement>(null);
  const fields = editable.fields.filter(({ name }) => !fixed.includes(name));
  const told = new Map([...refused.map(({ path, message }): [string, string] => [partOf(path), message]), ...problems]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const values = extent === "part" ? draft.changed : draft.values;
    const writable = Object.fromEntries(
      Object.entries(values).filter(
        ([name]) => editable.fields.some((field) => field.name === name) || name === editable.links?.field,
      ),
    );
    const checked = checkProperties(editable, writable, extent);
    const placeFault = place?.isMissing ? say(faultWords.required) : (place?.fault ?? null);
    if (checked.ok && placeFault === null) {
      setProblems(new Map());
      props.onSave(writable);
      return;
    }
    const found = checked.ok ? [] : checked.problems;
    setProblems(
      new Map([
        ...(placeFault === null ? [] : [[placePart, placeFault] as const]),
        ...found.map(
          ({ field, fault, limit }) => [field, say(faultWords[fault]).replace("{limit}", String(limit ?? ""))] as const,
        ),
      ]),
    );
    requestAnimationFrame(() => summary.current?.focus());
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {told.size > 0 && (
        <div ref={summary} className={styles.summary} role="alert" tabIndex={-1}>
          <p>{t("editing.problems", { count: told.size })}</p>
          <ul>
            {[...told].map(([name, problem]) => (
              <li key={name}>
                {name === placePart ? t("editing.place") : labelFor(editable, name, say)}: {problem}
              </li>
            ))}
          </ul>
        </div>
      )}
      {draft.isRecalled && Object.keys(draft.changed).length > 0 && (
        <p className={styles.recalled}>
          {t("editing.recalled")}{" "}
          <button type="button" className={styles.linkButton} onClick={draft.discard}>
            {t("editing.discard")}
          </button>
        </p>
      )}
      {place?.field(told.get(placePart) ?? null)}
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          declared={declaredField(editable, field.name)}
          field={field}
          value={draft.values[field.name]}
          problem={told.get(field.name) ?? null}
          choices={choices[field.name]}
          onChange={(value) => draft.set(field.name, value)}
        />
      ))}
      <div className={styles.actions}>
        <button type="submit" className={styles.primary} disabled={isSaving}>
          {isSaving ? t("editing.saving") : t("editing.save")}
        </button>
        <button type="button" className={styles.secondary} onClick={props.onCancel}>
          {t("editing.cancel")}
        </button>
      </div>
    </form>
  );
}

/** The field a refused part belongs to; whatever is wrong within a place is wrong with the place. */
function partOf(path: string): string {
  return path.startsWith(placePart) ? placePart : path.replace("/properties/", "");
}

function labelFor(editable: EditableLayer, name: string, say: ReturnType<typeof useWords>["say"]): string {
  const field = editable.layer.fields.find((each) => each.name === name);
  return field ? say(field.label) : name.replace(/^\//, "");
}
