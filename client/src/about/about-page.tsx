import basemapSources from "@asm-atlas/data/basemap/built/sources.json";
import { locationPrecisions } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { type ReactElement, useEffect } from "react";
import { Link, useLocation } from "react-router";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { type AboutPart, type AboutSection, type AboutText, isPoint } from "../i18n/about/about-text.ts";
import { aboutEn } from "../i18n/about-en.ts";
import { aboutMn } from "../i18n/about-mn.ts";
import { useWords } from "../i18n/use-words.ts";
import { TableFrame } from "../ui/table.tsx";
import styles from "./about.module.css";
import { methodAnchor } from "./anchors.ts";
import { Definitions } from "./definitions.tsx";
import { PublishedFigures } from "./published-figures.tsx";
import { Wordings } from "./wordings.tsx";

const texts = { en: aboutEn, mn: aboutMn };

/** Method, definitions, privacy, limits, sources, and the Mongolian wording that waits for a native speaker. */
export function AboutPage(): ReactElement {
  const { t, language } = useWords();
  useTitle(t("title.about"));
  useAnchor();
  const text = texts[language];
  return (
    <main id="content" tabIndex={-1} className={textPage.page}>
      <article className={`${textPage.paper} ${styles.paper}`}>
        <h1 className={textPage.heading}>{text.heading}</h1>
        <p className={styles.lead}>{text.lead}</p>
        <nav className={styles.contents} aria-label={text.contents}>
          <ul>
            {text.sections.map(({ id, heading }) => (
              <li key={id}>
                <a href={`#${id}`}>{heading}</a>
              </li>
            ))}
          </ul>
        </nav>
        {text.sections.map((section) => (
          <Section key={section.id} section={section} text={text} />
        ))}
      </article>
    </main>
  );
}

/** Goes to what the address names and marks it: the browser does so by itself only when it loads a page. */
function useAnchor(): void {
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key changes also when the same anchor is asked for again
  useEffect(() => {
    const target = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    if (!target) return;
    target.scrollIntoView();
    target.dataset.isAskedFor = "true";
    return () => {
      delete target.dataset.isAskedFor;
    };
  }, [hash, key]);
}

function Section({ section, text }: { readonly section: AboutSection; readonly text: AboutText }): ReactElement {
  return (
    <section id={section.id} className={styles.section}>
      <h2>{section.heading}</h2>
      {section.body.map((part, index) => (
        <Part key={keyOf(part)} part={part} after={section.id === "places" && index === 0 ? <Precisions /> : null} />
      ))}
      {section.id === "definitions" && <Definitions text={text} />}
      {section.id === "figures" && <PublishedFigures text={text} />}
      {section.id === "figures" && (
        <p>
          <Link to="/open-data">{text.openData}</Link>
        </p>
      )}
      {section.id === "sources" && <Sources text={text} />}
      {section.id === "wording" && <Wordings text={text} />}
    </section>
  );
}

function keyOf(part: AboutPart): string {
  if (typeof part === "string") return part;
  return isPoint(part) ? part.id : (part[0] ?? "");
}

function Part({ part, after }: { readonly part: AboutPart; readonly after: ReactElement | null }): ReactElement {
  if (typeof part === "string")
    return (
      <>
        <p>{part}</p>
        {after}
      </>
    );
  if (isPoint(part))
    return (
      <div id={methodAnchor(part.id)} className={styles.point}>
        <h3>{part.heading}</h3>
        {part.body.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    );
  return <List points={part} />;
}

function List({ points }: { readonly points: readonly string[] }): ReactElement {
  return (
    <ul className={styles.list}>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}

/** The ways a place was found, in the words that cards and filters use. */
function Precisions(): ReactElement {
  const { say } = useWords();
  return <List points={locationPrecisions.map(({ label }) => say(label))} />;
}

function Sources({ text }: { readonly text: AboutText }): ReactElement {
  const { name, edition, usedFor, licence } = text.sourceColumns;
  return (
    <TableFrame name={name} columns={[name, edition, usedFor, licence]}>
      {basemapSources.sources.map((source) => (
        <tr key={source.name}>
          <th scope="row">
            <a href={source.url} rel="noreferrer noopener" target="_blank">
              {source.name}
            </a>
          </th>
          <td lang="en">{["edition" in source ? source.edition : null, source.version].filter(Boolean).join("; ")}</td>
          <td lang="en">{source.used_for}</td>
          <td lang="en">{source.licence}</td>
        </tr>
      ))}
    </TableFrame>
  );
}
