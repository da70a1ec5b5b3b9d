import type { RegisterDeed } from "@asm-atlas/data/domain/publication/register.ts";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import styles from "./register.module.css";

/** What was done to the decision, newest first; nothing of it is ever lost. */
export function Deeds({ deeds }: { readonly deeds: readonly RegisterDeed[] }): ReactElement | null {
  const { t, moment } = useWords();
  if (deeds.length === 0) return null;
  return (
    <details className={styles.deeds}>
      <summary>{t("register.history")}</summary>
      <ul>
        {deeds.map(({ at, actor, deed, shownAs, reason }) => (
          <li key={at}>
            {[
              moment(at),
              actor,
              t(`register.deed.${deed}`),
              deed === "withdrawn" || shownAs === null ? null : t(`register.form.${shownAs}`),
              reason,
            ]
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
    </details>
  );
}
