import { type ReactElement, type ReactNode, Suspense, useState } from "react";
import { explainFailure } from "../api/failure.ts";
import { LatePart } from "../app/late-part.tsx";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import type { FigureId } from "./figure-ids.ts";
import { Definitions } from "./late-parts.ts";
import styles from "./public-story.module.css";
import { showCounted } from "./show-counted.ts";
import type { Headline } from "./use-headlines.ts";

interface TileProps {
  readonly id: FigureId;
  readonly headline: Headline<unknown>;
  readonly value: string | undefined;
  readonly title: string;
  /** The denominator: a figure never stands alone. */
  readonly of: ReactNode;
  /** What is seen at once beside the number. */
  readonly picture?: ReactNode;
  /** The figures that stand in this tile, this one first: each is defined below it. */
  readonly defines: readonly FigureId[];
  /** What unfolds: further figures of the same. */
  readonly children?: ReactNode;
}

/** One headline figure. It fails, waits and is explained by itself. */
export function Tile({ id, headline, value, title, of, picture, defines, children }: TileProps): ReactElement {
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
          {value ?? <span className={styles.noValue}>{headline.isComing ? "…" : t("public.noFigure")}</span>}
        </p>
        {value !== undefined && <ShowMe id={id} what={title} />}
      </div>
      <h2 className={styles.tileTitle}>{title}</h2>
      <p className={styles.of}>{of}</p>
      {picture}
      <More defines={defines} what={title}>
        {children}
      </More>
    </article>
  );
}

interface AlsoProps {
  readonly id: FigureId;
  readonly value: string | undefined;
  readonly what: string;
  readonly of?: string | undefined;
}

/** A figure that stands below a headline, in one line; nothing where it is not told. */
export function Also({ id, value, what, of }: AlsoProps): ReactElement | null {
  if (value === undefined) return null;
  return (
    <p className={styles.also}>
      <b data-figure={id}>{value}</b>
      <span>
        {what}
        {of && <small className={styles.alsoOf}>{of}</small>}
      </span>
      <ShowMe id={id} what={what} />
    </p>
  );
}

function ShowMe({ id, what }: { readonly id: FigureId; readonly what: string }): ReactElement {
  const { t } = useWords();
  return (
    <button
      type="button"
      className={styles.showMe}
      data-show={id}
      aria-label={t("public.showMeOf", { what })}
      onClick={() => showCounted(id)}
    >
      {t("public.showMe")}
    </button>
  );
}

interface MoreProps {
  readonly defines: readonly FigureId[];
  readonly what: string;
  readonly children: ReactNode;
}

/** What unfolds below a figure: figures of the same, and what all of them count, which is fetched when somebody asks. */
function More({ defines, what, children }: MoreProps): ReactElement {
  const { t } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className={styles.definition} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary aria-label={t("public.moreOf", { what })}>{t("public.more")}</summary>
      {isOpen && (
        <>
          {children}
          <LatePart>
            <Suspense fallback={<p>{t("app.loading")}</p>}>
              <Definitions ids={defines} />
            </Suspense>
          </LatePart>
        </>
      )}
    </details>
  );
}
