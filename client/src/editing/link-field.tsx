import type { Field } from "@asm-atlas/data/domain/layers/layer.ts";
import { foldedName } from "@asm-atlas/data/domain/search/fold-name.ts";
import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { IconButton } from "../ui/icon-button.tsx";
import styles from "./editing.module.css";
import type { Choice } from "./field-input.tsx";

interface LinkFieldProps {
  readonly declared: Field;
  /** Codes of the records linked. */
  readonly value: unknown;
  readonly problem: string | null;
  /** All that may be linked, by their codes. */
  readonly choices: readonly Choice[];
  readonly onChange: (codes: readonly string[]) => void;
}

/** So many are offered at a time: who does not find it among them types on. */
const mostOffered = 6;

/** Records that this one is linked to: those that are, each to be taken away, and others to be found by code or name. */
export function LinkField({ declared, value, problem, choices, onChange }: LinkFieldProps): ReactElement {
  const { t, say, count } = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const linked = Array.isArray(value) ? value.map(String) : [];
  const found = text.trim() === "" ? [] : matching(choices, text).filter((choice) => !linked.includes(choice.value));
  const offered = found.slice(0, mostOffered);
  const isOffering = offered.length > 0;
  // What is found stands below the field, where the buttons of the form lie: the field goes up and makes room.
  useEffect(() => {
    if (isOffering) field.current?.scrollIntoView({ block: "start" });
  }, [isOffering]);
  const labelOf = (code: string) => choices.find((choice) => choice.value === code)?.label ?? code;
  const add = (code: string) => {
    onChange([...linked, code]);
    setText("");
    field.current?.focus();
  };
  const remove = (code: string) => {
    onChange(linked.filter((each) => each !== code));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    // It chooses here; the form is sent by its button.
    event.preventDefault();
    const [first] = offered;
    if (first) add(first.value);
  };
  return (
    <fieldset className={styles.links} aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className={styles.label}>{say(declared.label)}</legend>
      {linked.length === 0 ? (
        <p className={styles.remark}>{t("editing.links.none")}</p>
      ) : (
        <ul className={styles.linked}>
          {linked.map((code) => (
            <li key={code}>
              {labelOf(code)}
              <IconButton
                icon="close"
                label={t("editing.links.remove", { name: labelOf(code) })}
                onClick={() => remove(code)}
              />
            </li>
          ))}
        </ul>
      )}
      <input
        ref={field}
        className={styles.input}
        type="text"
        aria-label={t("editing.links.find")}
        placeholder={t("editing.links.find")}
        aria-controls={`${id}-found`}
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-found`} className={styles.offered}>
        {offered.map((choice) => (
          <li key={choice.value}>
            <button
              type="button"
              aria-label={t("editing.links.add", { name: choice.label })}
              onClick={() => add(choice.value)}
            >
              {choice.label}
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.remark} role="status">
        {text.trim() !== "" && foundWords()}
      </p>
      {problem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </fieldset>
  );

  function foundWords(): string {
    const number = count(found.length);
    if (found.length > offered.length) return t("editing.links.foundMore", { number, shown: count(offered.length) });
    return t("editing.links.found", { count: found.length, number });
  }
}

/** In either script and any of a name's spellings. */
function matching(choices: readonly Choice[], text: string): readonly Choice[] {
  const [plain, folded] = [text.trim().toLowerCase(), foldedName(text)];
  return choices.filter(
    ({ label }) => label.toLowerCase().includes(plain) || (folded !== "" && foldedName(label).includes(folded)),
  );
}
