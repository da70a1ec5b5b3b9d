import { geopackageName, type OpenDataIndex } from "@asm-atlas/data/domain/publication/open-data.ts";
import type { ReactElement } from "react";
import { fillIn } from "../i18n/open-data/open-data-text.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./open-data.module.css";
import { useText } from "./use-text.ts";

/** Each headline figure with what it counts and the query that computes it. */
export function Figures({ index }: { readonly index: OpenDataIndex }): ReactElement {
  const { say } = useWords();
  const { figures } = useText();
  return (
    <section id="figures" className={styles.section}>
      <h2>{figures.heading}</h2>
      <p>{fillIn(figures.lead, { file: geopackageName(index.release.number) })}</p>
      <dl className={styles.figures}>
        {index.figures.map(({ id, title, definition, query }) => (
          <div key={id} id={`figure-${id}`} className={styles.figure}>
            <dt>{say(title)}</dt>
            <dd>{say(definition)}</dd>
            <dd>
              <code className={styles.query}>{query}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
