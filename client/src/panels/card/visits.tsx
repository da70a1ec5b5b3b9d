import { confidences, presence, suspicion } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { ReactElement } from "react";
import { useItems } from "../../api/collections.ts";
import { explainFailure } from "../../api/failure.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { FailureNote } from "../../ui/failure-note.tsx";
import styles from "./card.module.css";
import { newestFirst, type Reader } from "./read.ts";

/** What was seen at a site, visit by visit, newest first. */
export function Visits({ siteCode }: { readonly siteCode: string }): ReactElement {
  const words = useWords();
  const { t, day } = words;
  const visits = useItems("staff", "site-visits", { site_code: siteCode, limit: "1000" });
  const list = newestFirst(visits.data ?? [], "visited_on");
  return (
    <section className={styles.section} aria-busy={visits.isPending}>
      <h3 className={styles.sectionTitle}>{t("card.visits")}</h3>
      {visits.error && !visits.data && (
        <FailureNote
          sentence={t("card.visitsFailed", { reason: explainFailure(visits.error, t) })}
          retryLabel={t("app.tryAgain")}
          onRetry={() => void visits.refetch()}
        />
      )}
      {visits.data && list.length === 0 && <p className={styles.note}>{t("card.noVisits")}</p>}
      <ol className={styles.visits}>
        {list.map((visit, index) => (
          <li key={visit.text("id") ?? index}>
            <details open={index === 0}>
              <summary>
                <time dateTime={visit.text("visited_on") ?? ""}>{day(visit.text("visited_on") ?? "")}</time>
              </summary>
              <VisitFacts visit={visit} words={words} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function VisitFacts({ visit, words }: { readonly visit: Reader; readonly words: Words }): ReactElement {
  const { t } = words;
  const confidence = visit.text("confidence");
  const remarks = [
    visit.flag("was_on_site") === false ? t("card.notOnSpot") : null,
    confidence && t("card.confidence", { level: words.sayCode(confidences, confidence).toLowerCase() }),
    visit.text("count_method"),
  ].filter((remark) => remark !== null);
  return (
    <>
      <dl className={styles.lines}>
        {visitFacts(visit, words).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? <em className={styles.missing}>{t("card.notAssessed")}</em>}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.aside}>{remarks.join(" · ")}</p>
      {visit.text("note") && <p className={styles.aside}>{visit.text("note")}</p>}
    </>
  );
}

function visitFacts(
  visit: Reader,
  { t, count, measure, sayCode }: Words,
): readonly (readonly [string, string | null])[] {
  const counted = (field: string) => {
    const value = visit.number(field);
    return value === null ? null : count(value);
  };
  const coded = (field: string, entries: Parameters<typeof sayCode>[0]) => {
    const code = visit.text(field);
    return code === null || code === "not_assessed" ? null : sayCode(entries, code);
  };
  const depthM = visit.number("max_depth_m");
  const [women, men] = [counted("women"), counted("men")];
  const people = counted("workers");
  const bySex = women !== null && men !== null ? ` (${t("card.peopleBySex", { women, men })})` : "";
  return [
    [t("card.people"), people === null ? null : people + bySex],
    [t("card.childrenOf"), counted("kindergarten_age_children")],
    [t("card.underFifteen"), coded("under_15_seen", presence)],
    [t("card.shafts"), counted("open_shafts")],
    [t("card.deepest"), depthM === null ? null : t("card.metres", { value: measure(depthM) })],
    [t("card.mercury"), coded("mercury", suspicion)],
    [t("card.water"), coded("water_contamination", suspicion)],
  ];
}
