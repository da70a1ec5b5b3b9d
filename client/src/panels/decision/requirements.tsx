import { type Requirement, requirementWords } from "@asm-atlas/data/domain/workflow/legal-path.ts";
import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useSheet } from "../../workbench/sheet.ts";
import styles from "./decision.module.css";

const marks: Readonly<Record<Requirement["state"], string>> = {
  met: "✓",
  missing: "○",
  paper: "▤",
  unknown: "?",
  warning: "!",
};

/** What a step needs, which of it exists, and the rule behind each point. */
export function Requirements({ requirements }: { readonly requirements: readonly Requirement[] }): ReactElement | null {
  const { t, say } = useWords();
  const { names } = useSheet();
  if (requirements.length === 0) return null;
  return (
    <ul className={styles.requirements}>
      {requirements.map(({ code, state, instrument }) => (
        <li key={code} data-state={state}>
          <span className={styles.mark} aria-hidden="true">
            {marks[state]}
          </span>
          <span>
            <span className={styles.spoken}>{t(`decision.state.${state}`)}: </span>
            {say(requirementWords[code])}
            <span className={styles.behind}>
              {[state === "met" ? null : t(`decision.state.${state}`), instrument && names.instrument(instrument)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
