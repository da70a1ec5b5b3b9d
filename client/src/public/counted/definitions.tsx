import { computedFigures } from "@asm-atlas/data/domain/publication/figures.ts";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { useAtlasInfo } from "../../api/atlas-info.ts";
import { useWords } from "../../i18n/use-words.ts";
import styles from "./counted.module.css";

type ComputedId = (typeof computedFigures)[number]["id"];

/** What figures count, by whose count and to which day, and how anyone computes them again from the open data. */
export function Definitions({ ids }: { readonly ids: readonly ComputedId[] }): ReactElement {
  const { t, say, day } = useWords();
  const { data: atlas } = useAtlasInfo();
  const release = atlas?.release;
  const figures = ids.flatMap((id) => computedFigures.find((figure) => figure.id === id) ?? []);
  return (
    <div className={styles.definitions}>
      <dl>
        {figures.map(({ id, title, definition }) => (
          <div key={id}>
            {ids.length > 1 && <dt>{say(title)}</dt>}
            <dd>{say(definition)}</dd>
          </div>
        ))}
      </dl>
      {release && (
        <p>
          {t("counted.source", {
            number: release.number,
            released: day(release.releasedOn),
            counted: day(release.cutOffOn),
          })}
        </p>
      )}
      <details className={styles.queries}>
        <summary>{t("counted.query")}</summary>
        {figures.map(({ id, query }) => (
          <code key={id}>{query}</code>
        ))}
        <p>
          <Link to="/open-data">{t("counted.openData")}</Link>
        </p>
      </details>
    </div>
  );
}
