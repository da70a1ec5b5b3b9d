import type { OpenDataIndex, OpenDataRelease } from "@asm-atlas/data/domain/publication/open-data.ts";
import { type ReactElement, useEffect } from "react";
import { Link, useLocation, useSearchParams } from "react-router";
import { explainFailure } from "../api/failure.ts";
import { useOpenDataIndex, useOpenDataReleases } from "../api/open-data.ts";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { fillIn } from "../i18n/open-data/open-data-text.ts";
import { useWords } from "../i18n/use-words.ts";
import { FailureNote } from "../ui/failure-note.tsx";
import { Columns } from "./columns.tsx";
import { Figures } from "./figures.tsx";
import { Files } from "./files.tsx";
import { Licence } from "./licence.tsx";
import styles from "./open-data.module.css";
import { useText } from "./use-text.ts";

/** What is published, as files: which there are, under which terms, what is in them, and how to open them. */
export function OpenDataPage(): ReactElement {
  const { t } = useWords();
  const text = useText();
  useTitle(text.title);
  const [parameters] = useSearchParams();
  const releases = useOpenDataReleases();
  const all = releases.data?.releases ?? [];
  const chosen = all.find(({ number }) => String(number) === parameters.get("release")) ?? all[0];
  const index = useOpenDataIndex(chosen?.number);
  useAnchor(index.data !== undefined);
  const failed = [releases, index].find(({ error, data }) => error && !data);
  return (
    <main id="content" tabIndex={-1} className={textPage.page}>
      <article className={`${textPage.paper} ${styles.paper}`}>
        <h1 className={textPage.heading}>{text.heading}</h1>
        <p className={styles.lead}>{text.lead}</p>
        {failed && (
          <FailureNote
            sentence={explainFailure(failed.error, t)}
            retryLabel={t("app.tryAgain")}
            onRetry={() => void failed.refetch()}
          />
        )}
        {releases.data && all.length === 0 && <p>{text.noRelease}</p>}
        {chosen && <Releases releases={all} chosen={chosen} />}
        {chosen && !index.data && !failed && (
          <p className={textPage.quiet} role="status">
            {text.making}
          </p>
        )}
        {index.data && <Release index={index.data} />}
      </article>
    </main>
  );
}

function Releases({
  releases,
  chosen,
}: {
  readonly releases: readonly OpenDataRelease[];
  readonly chosen: OpenDataRelease;
}): ReactElement {
  const { day } = useWords();
  const text = useText();
  return (
    <nav aria-label={text.releases}>
      <ul className={styles.releases}>
        {releases.map(({ number, cutOffOn, releasedOn }, index) => (
          <li key={number}>
            <Link
              className={styles.release}
              to={index === 0 ? "/open-data" : `/open-data?release=${number}`}
              aria-current={number === chosen.number ? "true" : undefined}
            >
              <b>
                {fillIn(text.releaseNumber, { number })}
                {index === 0 && ` (${text.newest})`}
              </b>
              <span>{fillIn(text.releaseDates, { date: day(cutOffOn), releasedOn: day(releasedOn) })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The sections, in the order in which they follow. */
function Contents(): ReactElement {
  const text = useText();
  return (
    <nav className={styles.contents} aria-label={text.contents}>
      <ul>
        {(["licence", "recipes", "coarser", "columns", "figures"] as const).map((id) => (
          <li key={id}>
            <a href={`#${id}`}>{text[id].heading}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Goes to what the address names once it is there: the browser looks for it before the files of the release are known. */
function useAnchor(isThere: boolean): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (isThere && hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash, isThere]);
}

function Release({ index }: { readonly index: OpenDataIndex }): ReactElement {
  const text = useText();
  return (
    <>
      {index.release.isDemo && <p className={styles.demo}>{text.demo}</p>}
      <Contents />
      <Files index={index} />
      <Licence index={index} />
      <Recipes />
      <Coarser index={index} />
      <Columns collections={index.collections} />
      <Figures index={index} />
    </>
  );
}

function Coarser({ index }: { readonly index: OpenDataIndex }): ReactElement {
  const { say } = useWords();
  const text = useText();
  return (
    <section id="coarser" className={styles.section}>
      <h2>{text.coarser.heading}</h2>
      <p>{text.coarser.lead}</p>
      <ul className={styles.list}>
        {index.generalisation.map((rule) => (
          <li key={rule.en}>{say(rule)}</li>
        ))}
      </ul>
      <p>
        <Link to="/about#privacy">{text.coarser.more}</Link>
      </p>
    </section>
  );
}

function Recipes(): ReactElement {
  const text = useText();
  return (
    <section id="recipes" className={styles.section}>
      <h2>{text.recipes.heading}</h2>
      {text.recipes.list.map(({ heading, steps }) => (
        <div key={heading} className={styles.recipe}>
          <h3>{heading}</h3>
          <ol className={styles.steps}>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      ))}
      <p>
        <a href="/ogc">{text.api}</a>
      </p>
    </section>
  );
}
