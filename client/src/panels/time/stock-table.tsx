import { type Day, isoOfDay, parseDay } from "@asm-atlas/data/domain/statistics/days.ts";
import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import { type ReactElement, useId, useMemo } from "react";
import { useWords } from "../../i18n/use-words.ts";
import type { Lens } from "../../sites/lens.ts";
import type { SiteFilter } from "../../sites/site-filter.ts";
import { groupCodes, groupCountsOf, stockOf, totalAt } from "../../sites/stock-over-time.ts";
import { yearEnds } from "./time-axis.ts";
import styles from "./time-panel.module.css";

interface StockTableProps {
  readonly lens: Lens;
  readonly first: Day;
  readonly last: Day;
  readonly where: SiteFilter;
  readonly hidden: readonly string[];
}

interface Row {
  readonly day: Day;
  readonly counts: Uint32Array;
  readonly shown: number;
  readonly known: number;
}

/** The chart as a table: the end of every year, and the day looked at. */
export function StockTable({ lens, first, last, where, hidden }: StockTableProps): ReactElement {
  const { t, count, day, say } = useWords();
  const labelId = useId();
  const { table } = lens;
  const years = useMemo(() => {
    const stock = stockOf(table, yearEnds(first, last), where, hidden, lens.within);
    return stock.days.map((each, point): Row => {
      const counts = stock.counts.subarray(point * groupCodes.length, (point + 1) * groupCodes.length);
      return { day: each, counts, shown: totalAt(stock, point), known: stock.known[point] ?? 0 };
    });
  }, [table, first, last, where, hidden, lens.within]);
  const lookedAt: Row = {
    day: parseDay(lens.onDay) ?? 0,
    counts: groupCountsOf(lens),
    shown: lens.shownCount,
    known: lens.known,
  };
  const rows = [...years.filter((row) => row.day !== lookedAt.day), lookedAt].sort((a, b) => a.day - b.day);
  return (
    <>
      <p id={labelId} className={styles.caption}>
        {t("time.tableLabel")}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.tableBox} aria-labelledby={labelId} tabIndex={0}>
        <table className={styles.table} aria-labelledby={labelId}>
          <thead>
            <tr>
              <th scope="col">{t("time.column.day")}</th>
              {siteStatusGroups.map(({ code, label }) => (
                <th key={code} scope="col">
                  {say(label)}
                </th>
              ))}
              <th scope="col">{t("time.column.together")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.day} aria-current={row === lookedAt ? "date" : undefined}>
                <th scope="row">{day(isoOfDay(row.day) ?? "")}</th>
                {groupCodes.map((group, index) => (
                  <td key={group}>{hidden.includes(group) ? t("time.off") : count(row.counts[index] ?? 0)}</td>
                ))}
                <td>{t("time.nOfN", { shown: count(row.shown), known: count(row.known) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
