import { type ReactElement, type ReactNode, Suspense, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { LatePart } from "../app/late-part.tsx";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import type { FigureId } from "./figure-ids.ts";
import { TileDetails } from "./late-parts.ts";
import styles from "./public-story.module.css";
import { ShowMe } from "./show-me.tsx";
import type { Headline, Headlines } from "./use-headlines.ts";

interface TileProps {
  readonly id: FigureId;
  readonly headline: Headline<unknown>;
  readonly value: string | undefined;
  readonly title: string;
  /** The denominator: a figure never stands alone. */
  readonly of: ReactNode;
  /** What is seen at once beside the number. */
  readonly picture?: ReactNode;
  /** All figures: what unfolds has more of them. */
  readonly headlines: Headlines;
}

/** One headline figure. It fails, waits and is explained by itself. */
export function Tile({ id, headline, value, title, of, picture, headlines }: TileProps): ReactElement {
  const { t } = useWords();
  if (headline.failure)
    return (
      <article className={styles.tile} aria-label={title}>
        <h2 className={styles.tileTitle}>{title}</h2>
        <FailureNote
          sentence={explainFailure(headline.failure, t)}
          retryLabel={t("app.tryAgain")}
          onRetry={headline.retry}
        />
      </article>
    );
  return (
    <article
      className={styles.tile}
      aria-busy={headline.isComing}
      aria-label={title}
      data-has-picture={Boolean(picture)}
    >
      <div className={styles.tileHead}>
        <p className={styles.value} data-figure={id}>
          {value ?? (
            <span className={styles.noValue}>
              {headline.isComing ? "…" : t(headline.isWithheld ? "public.noFigureNow" : "public.noFigure")}
            </span>
          )}
        </p>
        {value !== undefined && <ShowMe id={id} what={title} />}
      </div>
      <h2 className={styles.tileTitle}>{title}</h2>
      <p className={styles.of}>{of}</p>
      {picture}
      <More id={id} what={title} headlines={headlines} />
    </article>
  );
}

interface MoreProps {
  readonly id: FigureId;
  readonly what: string;
  readonly headlines: Headlines;
}

/** What unfolds below a figure, fetched when somebody asks: figures of the same, and what all of them count. */
function More({ id, what, headlines }: MoreProps): ReactElement {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.definition} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary aria-label={t("public.moreOf", { what })}>{t("public.more")}</summary>
      {isOpen && (
        <LatePart>
          <Suspense fallback={<p>{t("app.loading")}</p>}>
            <TileDetails id={id} headlines={headlines} />
          </Suspense>
        </LatePart>
      )}
    </details>
  );
}
