import type { ReactElement, ReactNode } from "react";
import { useWords } from "../../i18n/use-words.ts";
import styles from "./card.module.css";

/** Nobody looked, nothing was written down, or it is still being fetched. */
type MissingKind = "assessed" | "recorded" | "coming";

export interface Fact {
  readonly label: string;
  /** Null is never "no": it is shown as not assessed, or as what `missing` says. */
  readonly value: ReactNode | null;
  readonly missing?: MissingKind;
  /** A smaller line under the value. */
  readonly aside?: string | null;
}

interface FactsProps {
  readonly heading?: string;
  readonly facts: readonly Fact[];
  /** Two columns of big figures, or a list of lines. */
  readonly look?: "figures" | "lines";
  readonly note?: string;
}

/** Names and values of a record. */
export function Facts({ heading, facts, look = "lines", note }: FactsProps): ReactElement {
  return (
    <section className={styles.section}>
      {heading && <h3 className={styles.sectionTitle}>{heading}</h3>}
      <dl className={look === "figures" ? styles.figures : styles.lines}>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>
              {fact.value ?? <Missing kind={fact.missing ?? "assessed"} />}
              {fact.aside && <span className={styles.aside}>{fact.aside}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {note && <p className={styles.note}>{note}</p>}
    </section>
  );
}

function Missing({ kind }: { readonly kind: MissingKind }): ReactElement {
  const { t } = useWords();
  const words = { assessed: t("card.notAssessed"), recorded: t("card.notRecorded"), coming: t("legend.loading") };
  return <em className={styles.missing}>{words[kind]}</em>;
}
