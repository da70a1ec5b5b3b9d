import basemapSources from "@asm-atlas/data/basemap/built/sources.json";
import { type ReactElement, useEffect } from "react";
import { useLocation } from "react-router";
import textPage from "../app/text-page.module.css";
import { useTitle } from "../app/use-title.ts";
import { type AboutSection, type AboutText, aboutEn } from "../i18n/about-en.ts";
import { aboutMn } from "../i18n/about-mn.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./about.module.css";
import { PublishedFigures } from "./published-figures.tsx";
import { uncheckedWording } from "./unchecked-wording.ts";

const texts = { en: aboutEn, mn: aboutMn };
const unchecked = uncheckedWording();

/** Method, privacy, limits, sources, and the Mongolian wording that waits for a native speaker. */
export function AboutPage(): ReactElement {
  const { t, language } = useWords();
  const { hash } = useLocation();
  useTitle(t("title.about"));
  useEffect(() => {
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  const text = texts[language];
  return (
    <main id="content" tabIndex={-1} className={textPage.page}>
      <article className={`${textPage.paper} ${styles.paper}`}>
        <h1 className={textPage.heading}>{text.heading}</h1>
        <p className={styles.lead}>{text.lead}</p>
        {text.sections.map((section) => (
          <Section key={section.id} section={section} text={text} />
        ))}
      </article>
    </main>
  );
}

function Section({ section, text }: { readonly section: AboutSection; readonly text: AboutText }): ReactElement {
  return (
    <section id={section.id} className={styles.section}>
      <h2>{section.heading}</h2>
      {section.body.map((part) =>
        typeof part === "string" ? (
          <p key={part}>{part}</p>
        ) : (
          <ul key={part[0]} className={styles.list}>
            {part.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        ),
      )}
      {section.id === "figures" && <PublishedFigures text={text} />}
      {section.id === "sources" && <Sources text={text} />}
      {section.id === "wording" && <Wordings text={text} />}
    </section>
  );
}

function Sources({ text }: { readonly text: AboutText }): ReactElement {
  const { name, edition, usedFor, licence } = text.sourceColumns;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} tabIndex={0} aria-label={name}>
        <table className={styles.table}>
          <thead>
            <tr>
              {[name, edition, usedFor, licence].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {basemapSources.sources.map((source) => (
              <tr key={source.name}>
                <th scope="row">
                  <a href={source.url} rel="noreferrer noopener" target="_blank">
                    {source.name}
                  </a>
                </th>
                <td lang="en">
                  {["edition" in source ? source.edition : null, source.version].filter(Boolean).join("; ")}
                </td>
                <td lang="en">{source.used_for}</td>
                <td lang="en">{source.licence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function Wordings({ text }: { readonly text: AboutText }): ReactElement {
  const { count } = useWords();
  return (
    <details>
      <summary className={styles.summary}>{text.wordingCount.replace("{{count}}", count(unchecked.length))}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text.wordingEnglish}</th>
            <th scope="col">{text.wordingMongolian}</th>
          </tr>
        </thead>
        <tbody>
          {unchecked.map((wording) => (
            <tr key={wording.key}>
              <td lang="en">{wording.en}</td>
              <td lang="mn">{wording.mn}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
