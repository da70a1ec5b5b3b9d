import { expiringWithinDays, worklistSections } from "@asm-atlas/data/domain/worklist.ts";
import { type ReactElement, useRef, useState } from "react";
import type { WaitingSection as Section } from "../api/worklist.ts";
import { useWords } from "../i18n/use-words.ts";
import buttons from "../ui/button.module.css";
import { useCardLink } from "./card-link.ts";
import { WaitingRecord } from "./waiting-record.tsx";
import styles from "./worklist.module.css";

/** Entries of a section that are there without asking. */
const shownAtFirst = 10;

/** One kind of thing that waits: how many of how many, why, and the most urgent of them. */
export function WaitingSection({ section }: { readonly section: Section }): ReactElement {
  const { t, count } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const [isAll, setIsAll] = useState(false);
  const cardLink = useCardLink();
  const { id, total, of, entries } = section;
  const shown = isAll ? entries : entries.slice(0, shownAtFirst);
  const counted = worklistSections.find((each) => each.id === id)?.of ?? "sites";
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1} className={styles.heading}>
        {t(`worklist.section.${id}.heading`, { days: count(expiringWithinDays) })}
      </h2>
      <p>
        <strong>{t(`worklist.of.${counted}`, { total: count(total), of: count(of) })}</strong>
      </p>
      <p className={styles.quiet}>{t(`worklist.section.${id}.explained`)}</p>
      {total === 0 && <p className={styles.quiet}>{t("worklist.nothing")}</p>}
      <ul>
        {shown.map((entry) => (
          <WaitingRecord
            key={entry.id}
            section={id}
            entry={entry}
            cardAddress={cardLink(entry)}
            // The form and its button go with the entry: the reader is left where it was.
            onRecorded={() => heading.current?.focus()}
          />
        ))}
      </ul>
      {shown.length < entries.length && (
        <button type="button" className={buttons.small} onClick={() => setIsAll(true)}>
          {t("worklist.showAll", { number: count(entries.length) })}
        </button>
      )}
      {isAll && entries.length < total && (
        <p className={styles.quiet}>{t("worklist.listed", { shown: count(entries.length), total: count(total) })}</p>
      )}
    </section>
  );
}
