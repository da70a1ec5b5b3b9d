import type { ShownAs, ShownPlace } from "@asm-atlas/data/domain/publication/register.ts";
import { type ReactElement, useId } from "react";
import editing from "../editing/editing.module.css";
import { useWords } from "../i18n/use-words.ts";
import { placeSentence } from "./place-sentence.ts";
import styles from "./register.module.css";

interface FormChoiceProps {
  readonly forms: readonly ShownAs[];
  /** What each would say; a form without one cannot be shown here. */
  readonly previews: readonly ShownPlace[];
  /** Other sites that leave only the soum. */
  readonly workNearby: number;
  readonly value: ShownAs;
  readonly onChange: (value: ShownAs) => void;
}

/** How a place is to be shown: each form with what the public would read of it, and whether it may be chosen. */
export function FormChoice({ forms, previews, workNearby, value, onChange }: FormChoiceProps): ReactElement {
  const words = useWords();
  const { t, count } = words;
  const id = useId();
  return (
    <fieldset className={styles.forms} aria-describedby={`${id}-nearby`}>
      <legend className={editing.label}>{t("register.shownAs")}</legend>
      {forms.map((form, index) => {
        const preview = previews[index];
        const isPossible = form === "soum" || (workNearby === 0 && preview?.shownAs === form);
        return (
          <label key={form} className={styles.form} data-possible={isPossible}>
            <input
              type="radio"
              name={id}
              value={form}
              checked={value === form}
              disabled={!isPossible}
              onChange={() => onChange(form)}
            />
            <span>
              <b>{t(`register.form.${form}`)}</b>
              {preview && <span className={styles.quiet}>{placeSentence(preview, words)}</span>}
            </span>
          </label>
        );
      })}
      <p id={`${id}-nearby`} className={styles.quiet}>
        {workNearby > 0
          ? t("register.nearby", { count: workNearby, number: count(workNearby) })
          : t("register.noneNearby")}{" "}
        {t("register.cellNamed")}
      </p>
    </fieldset>
  );
}
