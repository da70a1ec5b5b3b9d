import type { RegisterCondition } from "@asm-atlas/data/domain/publication/register.ts";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { conditionAnswer } from "./condition-words.ts";
import styles from "./register.module.css";

interface ConditionsProps {
  readonly conditions: readonly RegisterCondition[];
  /** Day to which the next release counts. */
  readonly cutOff: string;
}

const stateOf = ({ holds }: RegisterCondition) => (holds === null ? "open" : holds ? "met" : "missing");
const marks = { met: "✓", missing: "✕", open: "–" } as const;

/** What a release asks for, each with how it stands. */
export function Conditions({ conditions, cutOff }: ConditionsProps): ReactElement {
  const words = useWords();
  const { t, daySlots } = words;
  return (
    <div className={styles.part}>
      <h4 className={styles.subtitle}>{t("register.conditions", daySlots(cutOff))}</h4>
      <ul className={styles.conditions}>
        {conditions.map((condition) => (
          <li key={condition.code} data-state={stateOf(condition)}>
            <span className={styles.mark} aria-hidden="true">
              {marks[stateOf(condition)]}
            </span>
            <span>
              {t(`register.condition.${condition.code}`)}: <b>{conditionAnswer(condition, words)}</b>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
