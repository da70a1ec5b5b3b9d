import { type ReactElement, useMemo } from "react";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { isFiltering } from "../../sites/site-filter.ts";
import { type KnownSum, type SitesSummary, summarise } from "../../sites/summary.ts";
import { useView } from "../../state/view-store.ts";
import { useSheet } from "../../workbench/sheet.ts";
import styles from "./filter.module.css";

/** How many sites the map shows of all, and what they add up to; each sum with the number of sites it is known for. */
export function MatchSummary(): ReactElement | null {
  const words = useWords();
  const { t, count } = words;
  const { lens, details } = useSheet();
  const where = useView((view) => view.where);
  const summary = useMemo(() => lens && summarise(lens.table, lens.onDay, lens.shown), [lens]);
  if (!lens || !summary) return null;
  const isNarrowed = isFiltering(where) || lens.within !== null || lens.shownCount < lens.known;
  return (
    <div className={styles.summary}>
      <p role="status">
        <b>
          {isNarrowed
            ? t("filter.matching", { matched: count(lens.shownCount), known: count(lens.known) })
            : t("filter.all", { count: lens.known })}
        </b>
      </p>
      {summary.sites === 0 && <p className={styles.quiet}>{t("filter.noneMatch")}</p>}
      {summary.sites > 0 && details.phase === "there" && <Sums summary={summary} words={words} />}
    </div>
  );
}

function Sums({ summary, words }: { readonly summary: SitesSummary; readonly words: Words }): ReactElement {
  const { t, count, measure } = words;
  const sums: readonly (readonly [label: string, sum: KnownSum, value: string])[] = [
    [t("filter.facet.people"), summary.people, count(summary.people.sum)],
    [t("filter.facet.children"), summary.children, count(summary.children.sum)],
    [t("filter.hectares"), summary.areaHa, measure(Math.round(summary.areaHa.sum * 10) / 10)],
  ];
  return (
    <dl className={styles.sums}>
      {sums.map(([label, sum, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <b>{sum.known === 0 ? "–" : value}</b>
            <span className={styles.quiet}>
              {t("filter.assessedOf", { known: count(sum.known), total: count(summary.sites) })}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
