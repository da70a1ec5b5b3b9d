import { type OpenDataIndex, openDataIndexName, openDataPath } from "@asm-atlas/data/domain/publication/open-data.ts";
import type { ReactElement } from "react";
import { fillIn } from "../i18n/open-data/open-data-text.ts";
import { useWords } from "../i18n/use-words.ts";
import styles from "./open-data.module.css";
import { useText } from "./use-text.ts";

/** The terms, and a line to copy under what is made of the data. */
export function Licence({ index }: { readonly index: OpenDataIndex }): ReactElement {
  const { say, day } = useWords();
  const { licence } = useText();
  const { number, cutOffOn, releasedOn } = index.release;
  return (
    <section id="licence" className={styles.section}>
      <h2>{licence.heading}</h2>
      <p>
        <a href={index.licence.url} rel="license noreferrer noopener" target="_blank">
          {licence.terms}
        </a>
      </p>
      <p>{licence.cite}</p>
      <blockquote className={styles.citation}>
        {fillIn(licence.citation, {
          attribution: say(index.attribution),
          year: releasedOn.slice(0, 4),
          number,
          date: day(cutOffOn),
          address: `${window.location.origin}${openDataPath(number, openDataIndexName)}`,
        })}
      </blockquote>
      <p>{licence.stays}</p>
    </section>
  );
}
