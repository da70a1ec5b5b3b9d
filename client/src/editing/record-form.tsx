import { declaredField, type EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { checkProperties, type Extent, faultWords } from "@asm-atlas/data/domain/editing/validate.ts";
import { describePart } from "@asm-atlas/data/domain/problem-parts.ts";
import type { ProblemPart } from "@asm-atlas/data/domain/problems.ts";
import { type FormEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import buttons from "../ui/button.module.css";
import type { Draft, FormValues } from "./draft.ts";
import styles from "./editing.module.css";
import { type Choice, FieldInput } from "./field-input.tsx";
import { LinkField } from "./link-field.tsx";

interface RecordFormProps {
  readonly editable: EditableLayer;
  readonly extent: Extent;
  readonly draft: Draft;
  /** Fields that somebody else fills in: the record a visit belongs to. */
  readonly fixed?: readonly string[];
  readonly choices?: Readonly<Record<string, readonly Choice[]>>;
  /** Where the record is, which is no field of it; absent: it has no place, or keeps the one it has. */
  readonly place?: FormPlace | undefined;
  /** What to know about values as they are typed, by field; what is refused of it is not sent. */
  readonly notesOf?: ((values: FormValues) => ReadonlyMap<string, FieldNote>) | undefined;
  readonly isSaving: boolean;
  /** What the server found wrong, by part. */
  readonly refused: readonly ProblemPart[];
  readonly onSave: (values: Readonly<Record<string, unknown>>) => void;
  readonly onCancel: () => void;
}

/** A remark on a value that its own rules have nothing against. */
export interface FieldNote {
  readonly sentence: string;
  readonly isRefused: boolean;
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
  const { t, say, language } = useWords();
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const summary = useRef<HTMLDivElement>(null);
  const linkChoices = editable.links && choices[editable.links.field];
  const form = useRef<HTMLFormElement>(null);
  // At the foot of a long card it would open out of sight.
  useEffect(() => void form.current?.scrollIntoView({ block: "start" }), []);
  const fields = editable.fields.filter(({ name }) => !fixed.includes(name));
  const told = new Map([
    ...refused.map((part): [string, string] => [partOf(part.path, editable), describePart(part, language)]),
    ...problems,
  ]);
  const notes: ReadonlyMap<string, FieldNote> = props.notesOf?.(draft.values) ?? new Map();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const values = extent === "part" ? draft.changed : draft.values;
    const writable = Object.fromEntries(
      Object.entries(values).filter(
        ([name]) =>
          editable.fields.some((field) => field.name === name) ||
          name === editable.links?.field ||
          name === editable.area?.field,
      ),
    );
    const checked = checkProperties(editable, writable, extent);
    const placeFault = place?.isMissing ? say(faultWords.required) : (place?.fault ?? null);
    const misfits = [...notes].filter(([, { isRefused }]) => isRefused);
    if (checked.ok && placeFault === null && misfits.length === 0) {
      setProblems(new Map());
      props.onSave(writable);
      return;
    }
    const found = checked.ok ? [] : checked.problems;
    setProblems(
      new Map([
        ...(placeFault === null ? [] : [[placePart, placeFault] as const]),
        ...misfits.map(([field, { sentence }]) => [field, sentence] as const),
        ...found.map(
          ({ field, fault, limit }) => [field, say(faultWords[fault]).replace("{limit}", String(limit ?? ""))] as const,
        ),
      ]),
    );
    requestAnimationFrame(() => summary.current?.focus());
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
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
          <button type="button" className={buttons.link} onClick={draft.discard}>
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
          note={notes.get(field.name)?.sentence ?? null}
          choices={choices[field.name]}
          onChange={(value) => draft.set(field.name, value)}
        />
      ))}
      {editable.links && linkChoices && (
        <LinkField
          declared={declaredField(editable, editable.links.field)}
          value={draft.values[editable.links.field]}
          problem={told.get(editable.links.field) ?? null}
          choices={linkChoices}
          onChange={(codes) => draft.set(editable.links?.field ?? "", codes)}
        />
      )}
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
function partOf(path: string, { area }: EditableLayer): string {
  const isPlace = path.startsWith(placePart) || (area && path.startsWith(`/properties/${area.field}`));
  return isPlace ? placePart : path.replace("/properties/", "");
}

function labelFor(editable: EditableLayer, name: string, say: ReturnType<typeof useWords>["say"]): string {
  const field = editable.layer.fields.find((each) => each.name === name);
  return field ? say(field.label) : name.replace(/^\//, "");
}
