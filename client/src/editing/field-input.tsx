import type { EditableField } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { Field } from "@asm-atlas/data/domain/layers/layer.ts";
import { type ReactElement, useId } from "react";
import { useWords, type Words } from "../i18n/use-words.ts";
import styles from "./editing.module.css";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface FieldInputProps {
  readonly declared: Field;
  readonly field: EditableField;
  readonly value: unknown;
  /** What is wrong with it, in words. */
  readonly problem: string | null;
  /** What to know about the value, which is taken all the same. */
  readonly note?: string | null;
  /** Records this field may name; absent: it names none. */
  readonly choices?: readonly Choice[] | undefined;
  readonly onChange: (value: unknown) => void;
}

/** One property of a record as an input of its kind, with its label, its unit and what is wrong with it. */
export function FieldInput(props: FieldInputProps): ReactElement {
  const { declared, field, problem, note = null } = props;
  const words = useWords();
  const id = useId();
  const label = labelOf(declared, words);
  const said = problem ?? note;
  const described = { id, "aria-invalid": problem !== null, "aria-describedby": said ? `${id}-said` : undefined };
  const isGroup = declared.type === "code-list";
  return (
    <div className={styles.field}>
      {isGroup ? (
        <span id={`${id}-label`} className={styles.label}>
          {label}
          {field.isRequired && <Needed />}
        </span>
      ) : (
        <label htmlFor={id} className={styles.label}>
          {label}
          {field.isRequired && <Needed />}
        </label>
      )}
      {isGroup ? <CodeList {...props} labelId={`${id}-label`} /> : <Input {...props} described={described} />}
      {said && (
        <p id={`${id}-said`} className={problem ? styles.problem : styles.warning}>
          {said}
        </p>
      )}
    </div>
  );
}

function Needed(): ReactElement {
  const { t } = useWords();
  return <span className={styles.needed}> · {t("editing.needed")}</span>;
}

/** The layer's own label, with the unit the number is in. */
function labelOf(declared: Field, { say, t }: Words): string {
  const label = say(declared.label);
  return isTold(declared.unit) ? `${label}, ${t(`editing.unit.${declared.unit}`)}` : label;
}

/** Units that stand beside a number; people and days are what the label says already. */
const toldUnits = ["ha", "m", "mnt", "percent"] as const;
const isTold = (unit: Field["unit"]): unit is (typeof toldUnits)[number] =>
  (toldUnits as readonly (string | undefined)[]).includes(unit);

interface Described {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
}

function Input(props: FieldInputProps & { readonly described: Described }): ReactElement {
  const { declared, field, value, choices, onChange, described } = props;
  const text = typeof value === "string" ? value : "";
  if (choices) return <Choices {...props} choices={choices} text={text} />;
  switch (declared.type) {
    case "code":
      return <CodeChoice {...props} text={text} />;
    case "boolean":
      return <YesNo {...props} />;
    case "integer":
    case "number":
      return (
        <input
          {...described}
          className={styles.input}
          type="number"
          inputMode={declared.type === "integer" ? "numeric" : "decimal"}
          min={field.min}
          max={field.max}
          step={declared.type === "integer" ? 1 : "any"}
          value={typeof value === "number" ? value : ""}
          onChange={({ target }) => onChange(target.value === "" ? null : target.valueAsNumber)}
        />
      );
    case "date":
      return (
        <input
          {...described}
          className={styles.input}
          type="date"
          value={text}
          onChange={({ target }) => onChange(target.value || null)}
        />
      );
    case "text-list":
      return (
        <input
          {...described}
          className={styles.input}
          type="text"
          value={Array.isArray(value) ? value.join(", ") : ""}
          onChange={({ target }) => onChange(target.value === "" ? [] : target.value.split(/,\s*/))}
        />
      );
    default: {
      const isLong = (field.maxCharacters ?? 200) > 500;
      const shared = { ...described, className: styles.input, value: text, maxLength: field.maxCharacters ?? 200 };
      return isLong ? (
        <textarea {...shared} rows={4} onChange={({ target }) => onChange(target.value || null)} />
      ) : (
        <input {...shared} type="text" onChange={({ target }) => onChange(target.value || null)} />
      );
    }
  }
}

type TextProps = FieldInputProps & { readonly described: Described; readonly text: string };

function Choices({ choices, text, field, onChange, described }: TextProps & { readonly choices: readonly Choice[] }) {
  const { t } = useWords();
  return (
    <select
      {...described}
      className={styles.input}
      value={text}
      onChange={({ target }) => onChange(target.value || null)}
    >
      <option value="">{field.isRequired ? t("editing.choose") : t("editing.none")}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}

/** "Not assessed" is an entry of the list itself where there is one; otherwise nothing chosen means nothing recorded. */
function CodeChoice({ declared, field, text, onChange, described }: TextProps): ReactElement {
  const { say, t } = useWords();
  const codes = declared.codes ?? [];
  const hasOwnBlank = codes.some(({ code }) => code === "not_assessed");
  return (
    <select
      {...described}
      className={styles.input}
      value={text || (hasOwnBlank ? "not_assessed" : "")}
      onChange={({ target }) => onChange(target.value || null)}
    >
      {!hasOwnBlank && <option value="">{field.isRequired ? t("editing.choose") : t("editing.notRecorded")}</option>}
      {codes.map(({ code, label }) => (
        <option key={code} value={code}>
          {say(label)}
        </option>
      ))}
    </select>
  );
}

/** Three answers: yes, no, and nobody looked. */
function YesNo({
  value,
  field,
  onChange,
  described,
}: FieldInputProps & { readonly described: Described }): ReactElement {
  const { t } = useWords();
  const text = value === true ? "yes" : value === false ? "no" : "";
  return (
    <select
      {...described}
      className={styles.input}
      value={text}
      onChange={({ target }) => onChange(target.value === "" ? null : target.value === "yes")}
    >
      <option value="">{field.isRequired ? t("editing.choose") : t("editing.notAssessed")}</option>
      <option value="yes">{t("card.yes")}</option>
      <option value="no">{t("card.no")}</option>
    </select>
  );
}

function CodeList({
  declared,
  value,
  onChange,
  labelId,
}: FieldInputProps & { readonly labelId: string }): ReactElement {
  const { say } = useWords();
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out beside its boxes
    <div role="group" aria-labelledby={labelId} className={styles.checks}>
      {(declared.codes ?? []).map(({ code, label }) => (
        <label key={code} className={styles.check}>
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))
            }
          />
          {say(label)}
        </label>
      ))}
    </div>
  );
}
