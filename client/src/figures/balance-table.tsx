import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { Balance } from "@asm-atlas/data/domain/statistics/flow.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { ReactElement } from "react";
import { Sign } from "../signs/Sign.tsx";
import { facetNamed } from "../sites/facets/facet-columns.ts";
import { type DataCell, type DataRow, DataTable } from "../ui/data-table.tsx";
import { FailureNote } from "../ui/failure-note.tsx";
import { useSheet } from "../workbench/sheet.ts";
import type { PeriodAccount } from "./compute/moves-of-period.ts";
import { useLookedAt } from "./looked-at.ts";
import { useCountLink } from "./map-link.ts";
import { statusWords } from "./move-words.ts";
import styles from "./moves.module.css";
import { keepingStatus } from "./status-choice.ts";
import { useChartTheme } from "./use-chart-theme.ts";
import { useSteadyWords } from "./use-steady-words.ts";

/** `+4`, `−2`, `0`: a change says its direction. */
function signed(change: number, count: (value: number) => string): string {
  if (change === 0) return count(0);
  return change > 0 ? `+${count(change)}` : `−${count(-change)}`;
}

/** Every status with its stock before and after the period, what came in and went out, and whether the two explain one another. */
export function BalanceTable({ account }: { readonly account: PeriodAccount }): ReactElement {
  const words = useSteadyWords();
  const { t, count, day } = words;
  const { period, balances, unbalanced } = account;
  const stockCell = useStockCell();
  const theme = useChartTheme();
  const [before, after] = [isoOfDay(period.first - 1) ?? "", isoOfDay(period.last) ?? ""];
  const used = balances.filter(({ start, inflow, outflow, end }) => start + inflow + outflow + end > 0);
  const holds = (isBalanced: boolean): DataCell => ({
    text: isBalanced ? `✓ ${t("figures.moves.holds")}` : `✗ ${t("figures.moves.fails")}`,
  });
  const rowOf = ({ code, start, inflow, outflow, end, isBalanced }: Balance<SiteStatus>): DataRow => ({
    key: code,
    cells: [
      { text: statusWords(code, words), sign: <Sign layer="sites" code={code} size={16} theme={theme} /> },
      stockCell(code, start, before),
      { text: count(inflow) },
      { text: count(outflow) },
      { text: signed(inflow - outflow, count) },
      { text: signed(end - start, count) },
      stockCell(code, end, after),
      holds(isBalanced),
    ],
  });
  return (
    <div>
      {unbalanced.length === 0 ? (
        <p className={styles.holds}>✓ {t("figures.moves.identityHolds", { count: used.length })}</p>
      ) : (
        <FailureNote
          sentence={t("figures.moves.identityFails", {
            statuses: unbalanced.map(({ code }) => statusWords(code, words)).join(", "),
          })}
        />
      )}
      <DataTable
        caption={t("figures.moves.balance")}
        columns={[
          { key: "status", label: t("figures.column.status") },
          { key: "before", label: t("figures.moves.stockOn", { date: day(before) }), isNumber: true },
          { key: "in", label: t("figures.column.in"), isNumber: true },
          { key: "out", label: t("figures.column.out"), isNumber: true },
          { key: "net", label: t("figures.moves.net"), isNumber: true },
          { key: "change", label: t("figures.moves.change"), isNumber: true },
          { key: "after", label: t("figures.moves.stockOn", { date: day(after) }), isNumber: true },
          { key: "holds", label: t("figures.moves.check") },
        ]}
        rows={used.map(rowOf)}
      />
    </div>
  );
}

/**
 * A stock that leads to the map of its day. Where the filter asks for something that changes with time, the sites followed are those it
 * keeps on the day looked at, and the map of another day keeps others: then a stock is a number alone.
 */
function useStockCell(): (status: SiteStatus, sites: number, iso: string) => DataCell {
  const words = useSteadyWords();
  const { t, count, day } = words;
  const { onDay, today } = useSheet();
  const { where } = useLookedAt();
  const isAnyHidden = (useLookedAt().hidden.sites ?? []).length > 0;
  const countLink = useCountLink();
  const isLasting = !isAnyHidden && Object.keys(where).every((id) => facetNamed(id)?.isDated !== true);
  return (status, sites, iso) => {
    const text = count(sites);
    if (sites === 0 || (iso !== onDay && !isLasting)) return { text };
    return {
      text,
      to: countLink({ where: keepingStatus(where, [status]), day: iso === today ? null : iso }),
      label: t("figures.showGroupOn", {
        group: statusWords(status, words),
        count: sites,
        number: text,
        date: day(iso),
      }),
    };
  };
}
