import type { ReactElement, ReactNode } from "react";
import { explainFailure } from "../api/failure.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import styles from "./public-story.module.css";
import type { Headline } from "./use-headlines.ts";

interface TileProps {
  readonly headline: Headline<unknown>;
  readonly value: string | undefined;
  readonly title: string;
  /** The denominator: a figure never stands alone. */
  readonly of: string | undefined;
  readonly definition: string;
  readonly source: ReactNode;
  readonly children?: ReactNode;
}

/** One headline figure. It fails, waits and is explained by itself. */
export function Tile({ headline, value, title, of, definition, source, children }: TileProps): ReactElement {
  const { t } = useWords();
  return (
    <article className={styles.tile} aria-busy={headline.isComing} aria-label={title}>
      {headline.failure ? (
        <>
          <h2 className={styles.tileTitle}>{title}</h2>
          <FailureNote
            sentence={explainFailure(headline.failure, t)}
            retryLabel={t("app.tryAgain")}
            onRetry={headline.retry}
          />
        </>
      ) : (
        <>
          <p className={styles.value}>
            {value ?? (
              <span className={styles.noValue}>
                {headline.isComing ? "…" : t(headline.isWithheld ? "public.noFigureNow" : "public.noFigure")}
              </span>
            )}
          </p>
          <h2 className={styles.tileTitle}>{title}</h2>
          <p className={styles.of}>{of}</p>
          {children}
          <p className={styles.source}>{source}</p>
        </>
      )}
      <details className={styles.definition}>
        <summary>{t("public.definition")}</summary>
        <p>{definition}</p>
      </details>
    </article>
  );
}
