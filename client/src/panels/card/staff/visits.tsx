import { confidences, presence, suspicion } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import type { UseQueryResult } from "@tanstack/react-query";
import type { Feature } from "geojson";
import type { ReactElement } from "react";
import { explainFailure } from "../../../api/failure.ts";
import { useWords, type Words } from "../../../i18n/use-words.ts";
import { changesOf, type VisitChange, type VisitFacts } from "../../../sites/visit-changes.ts";
import { FailureNote } from "../../../ui/failure-note.tsx";
import { useSheet } from "../../../workbench/sheet.ts";
import styles from "../card.module.css";
import { PeopleSparkline } from "./people-sparkline.tsx";
import own from "./staff.module.css";
import type { VisitRow } from "./visit-rows.ts";

interface VisitsProps {
  /** Oldest first. */
  readonly rows: readonly VisitRow[];
  /** The visits in full; for what became of fetching them. */
  readonly visits: UseQueryResult<readonly Feature[]>;
}

/** Visits over the years, newest first, with what changed from one to the next. */
export function Visits({ rows, visits }: VisitsProps): ReactElement {
  const words = useWords();
  const { t, day } = words;
  const { onDay } = useSheet();
  const changes = changesOf(rows.map(({ facts }) => facts));
  const told = rows.map((row, index) => ({
    key: `${row.facts.on} ${index}`,
    row,
    changes: changes[index] ?? [],
    isAhead: row.facts.on > onDay,
  }));
  const newestPast = told.findLast(({ isAhead }) => !isAhead);
  return (
    <section className={styles.section} aria-busy={visits.isPending}>
      <h3 className={styles.sectionTitle}>{t("cards.visits")}</h3>
      {visits.error && !visits.data && (
        <FailureNote
          sentence={t("cards.visitsFailed", { reason: explainFailure(visits.error, t) })}
          retryLabel={t("app.tryAgain")}
          onRetry={() => void visits.refetch()}
        />
      )}
      {rows.length === 0 && visits.isSuccess && <p className={styles.note}>{t("cards.noVisits")}</p>}
      <PeopleSparkline visits={rows.map(({ facts }) => facts)} />
      <ol className={styles.visits}>
        {told.toReversed().map((each) => (
          <li key={each.key} className={each.isAhead ? own.ahead : undefined}>
            <details open={each === newestPast}>
              <summary>
                <time dateTime={each.row.facts.on}>{day(each.row.facts.on)}</time>{" "}
                {each.isAhead && <span className={own.lasted}>{t("cards.later")}</span>}
                <Changes changes={each.changes} words={words} />
              </summary>
              <Facts facts={each.row.facts} words={words} deepestM={each.row.more?.deepestM ?? null} />
              <Remarks more={each.row.more} words={words} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** "people 8 → 20 · open shafts 3 → 0" */
function Changes({
  changes,
  words,
}: {
  readonly changes: readonly VisitChange[];
  readonly words: Words;
}): ReactElement | null {
  if (changes.length === 0) return null;
  return (
    <span className={own.changes}>
      {changes.map((change) => (
        <span key={change.field}>{changeWords(change, words)}</span>
      ))}
    </span>
  );
}

function changeWords(change: VisitChange, { t, count, sayCode }: Words): string {
  const what = t(`cards.changed.${change.field}`);
  if (typeof change.from === "number" && typeof change.to === "number")
    return t("cards.change", { what, from: count(change.from), to: count(change.to) });
  const entries = change.field === "under_15" ? presence : suspicion;
  const say = (code: number | string) => sayCode(entries, String(code)).toLowerCase();
  return t("cards.change", { what, from: say(change.from), to: say(change.to) });
}

function Facts({
  facts,
  deepestM,
  words,
}: {
  readonly facts: VisitFacts;
  readonly deepestM: number | null;
  readonly words: Words;
}): ReactElement {
  return (
    <dl className={styles.lines}>
      {visitFacts(facts, deepestM, words).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? <em className={styles.missing}>{words.t("card.notAssessed")}</em>}</dd>
        </div>
      ))}
    </dl>
  );
}

function visitFacts(
  facts: VisitFacts,
  deepestM: number | null,
  { t, count, measure, sayCode }: Words,
): readonly (readonly [string, string | null])[] {
  const counted = (value: number | null) => (value === null ? null : count(value));
  const bySex =
    facts.women !== null && facts.men !== null
      ? ` (${t("cards.peopleBySex", { women: count(facts.women), men: count(facts.men) })})`
      : "";
  return [
    [t("cards.people"), facts.people === null ? null : counted(facts.people) + bySex],
    [t("cards.childrenOf"), counted(facts.children)],
    [t("cards.underFifteen"), facts.under_15 && sayCode(presence, facts.under_15)],
    [t("cards.shafts"), counted(facts.shafts)],
    [t("cards.deepest"), deepestM === null ? null : t("cards.metres", { value: measure(deepestM) })],
    [t("cards.mercury"), facts.mercury && sayCode(suspicion, facts.mercury)],
    [t("cards.water"), facts.water && sayCode(suspicion, facts.water)],
  ];
}

function Remarks({ more, words }: { readonly more: VisitRow["more"]; readonly words: Words }): ReactElement | null {
  const { t } = words;
  if (more === null) return null;
  const remarks = [
    more.wasOnSite ? null : t("cards.notOnSpot"),
    more.confidence && t("cards.confidence", { level: words.sayCode(confidences, more.confidence).toLowerCase() }),
    more.countMethod && countMethodWords(more.countMethod, words),
    more.note,
  ];
  return <p className={styles.aside}>{remarks.filter(Boolean).join(" · ")}</p>;
}

const countMethods = ["counted", "estimated", "reported"] as const;

/** What is no code of ours was written by a person and is shown as it stands. */
function countMethodWords(method: string, { t }: Pick<Words, "t">): string {
  const known = countMethods.find((each) => each === method);
  return known ? t(`cards.countMethod.${known}`) : method;
}
