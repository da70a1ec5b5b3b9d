import { type ReactElement, useId, useRef, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useView } from "../../state/view-store.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import { Icon } from "../../ui/icons.tsx";
import mapButton from "../../ui/map-button.module.css";
import { useCloseOutside } from "../../ui/use-close-outside.ts";
import type { BaseMapChoice } from "../../workbench/base-map.ts";
import styles from "./base-map.module.css";

/** The choice of a base map, beside the map's own buttons; not there where the settings offer none. */
export function BaseMapControl({ choice }: { readonly choice: BaseMapChoice }): ReactElement | null {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  useCloseOutside(isOpen, box, () => setIsOpen(false));
  const hasTrouble = choice.phase === "failed" || choice.phase === "blocked";
  if (choice.offered.length === 0) return null;
  return (
    <div ref={box} className={styles.control}>
      {(isOpen || hasTrouble) && (
        <div className={styles.panel} id={listId}>
          {isOpen && <Choices choice={choice} />}
          {hasTrouble && <Trouble choice={choice} />}
        </div>
      )}
      <button
        type="button"
        className={mapButton.button}
        aria-label={t("basemaps.title")}
        title={t("basemaps.title")}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name="base" />
      </button>
    </div>
  );
}

function Choices({ choice }: { readonly choice: BaseMapChoice }): ReactElement {
  const { t, say } = useWords();
  const name = useId();
  const options = [
    { id: null, label: t("basemaps.own") },
    ...choice.offered.map((each) => ({ id: each.id, label: say(each.name) })),
  ];
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.title}>{t("basemaps.title")}</legend>
      {options.map(({ id, label }) => (
        <label key={id ?? ""} className={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={(choice.chosen?.id ?? null) === id}
            onChange={() => useView.getState().setBase(id)}
          />
          <span>
            {label}
            {id !== null && choice.chosen?.id === id && choice.phase === "coming" && (
              <span className={styles.coming}>{t("basemaps.coming")}</span>
            )}
          </span>
        </label>
      ))}
      <p className={styles.note}>{t("basemaps.note")}</p>
    </fieldset>
  );
}

/** The base map could not be had; the atlas's own is there meanwhile. */
function Trouble({ choice }: { readonly choice: BaseMapChoice }): ReactElement {
  const { t, say } = useWords();
  const name = choice.chosen ? say(choice.chosen.name) : "";
  return (
    <FailureNote
      sentence={t(choice.phase === "blocked" ? "basemaps.blocked" : "basemaps.failed", { name })}
      retryLabel={t("app.tryAgain")}
      onRetry={choice.retry}
    />
  );
}
