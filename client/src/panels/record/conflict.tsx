import { declaredField, type EditableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import { type ReactElement, useEffect, useRef, useState } from "react";
import type { FormValues } from "../../editing/draft.ts";
import { placeWords } from "../../editing/place.ts";
import { placeKey } from "../../editing/place-field.tsx";
import { useWords } from "../../i18n/use-words.ts";
import buttons from "../../ui/button.module.css";
import { writableNames } from "./changed-fields.ts";
import styles from "./record.module.css";
import { valueWords } from "./value-words.ts";

interface ConflictProps {
  readonly editable: EditableLayer;
  /** What was typed and could not be saved. */
  readonly mine: FormValues;
  /** The record as somebody else left it meanwhile. */
  readonly theirs: FormValues;
  /** Goes on from the newer record, with these fields as they have them. */
  readonly onTake: (fields: readonly string[]) => void;
}

/** Somebody was faster: mine and theirs side by side, a field at a time. Nothing is lost until it is chosen. */
export function Conflict({ editable, mine, theirs, onTake }: ConflictProps): ReactElement {
  const words = useWords();
  const { t, say } = words;
  const isField = (name: string) => name === placeKey || writableNames(editable).includes(name);
  const fields = Object.keys(mine).filter(
    (name) => isField(name) && JSON.stringify(mine[name]) !== JSON.stringify(theirs[name]),
  );
  // An area is told as a place is: a hectare says more than that there is a shape.
  const isPlace = (name: string) => name === placeKey || name === editable.area?.field;
  const label = (name: string) => (name === placeKey ? t("editing.place") : say(declaredField(editable, name).label));
  const told = (name: string, value: unknown) =>
    isPlace(name)
      ? placeWords(value, words.language) || t("card.notRecorded")
      : valueWords(declaredField(editable, name), value, words);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const box = useRef<HTMLElement>(null);
  // Whoever pressed the button at the foot of a long form does not see its head.
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} className={styles.conflict} role="alert" aria-label={t("record.conflict")} tabIndex={-1}>
      <p>{t("record.conflictExplained")}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("record.field")}</th>
            <th scope="col">{t("record.mine")}</th>
            <th scope="col">{t("record.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const isTheirs = taken.includes(field);
            const choose = (take: boolean) =>
              setTaken(take ? [...taken, field] : taken.filter((each) => each !== field));
            return (
              <tr key={field}>
                <th scope="row">{label(field)}</th>
                {[false, true].map((take) => (
                  <td key={String(take)}>
                    <label>
                      <input
                        type="radio"
                        name={`take-${field}`}
                        checked={isTheirs === take}
                        onChange={() => choose(take)}
                      />
                      {told(field, (take ? theirs : mine)[field])}
                    </label>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <button type="button" className={buttons.small} onClick={() => onTake(taken)}>
        {t("record.goOn")}
      </button>
    </section>
  );
}
