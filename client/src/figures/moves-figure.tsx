import { isoOfDay } from "@asm-atlas/data/domain/statistics/days.ts";
import type { MoveDirection } from "@asm-atlas/data/domain/statistics/site-moves.ts";
import { type ReactElement, useMemo } from "react";
import type { Lens } from "../sites/lens.ts";
import { useWidth } from "../ui/use-width.ts";
import { useSheet } from "../workbench/sheet.ts";
import { BalanceTable } from "./balance-table.tsx";
import { accountOf, type PeriodAccount } from "./compute/moves-of-period.ts";
import { FigureFrame } from "./figure-frame.tsx";
import styles from "./figures.module.css";
import { isAnyDemo } from "./is-demo.ts";
import { useMoveLink } from "./move-link.ts";
import { MoveList } from "./move-list.tsx";
import { MoveMatrix } from "./move-matrix.tsx";
import { useMovesTable } from "./moves-table.ts";
import { PeriodChoice } from "./period-choice.tsx";
import { usePeriod } from "./use-period.ts";
import { useSteadyWords } from "./use-steady-words.ts";

/** Narrower than this the matrix of statuses has no room for its numbers. */
const matrixFromPx = 860;

/** What moved between statuses in a period, forward and back, and whether that explains every change of stock. */
export function MovesFigure({ lens }: { readonly lens: Lens }): ReactElement {
  const { t, count, day } = useSteadyWords();
  const { onDay } = useSheet();
  const choice = usePeriod();
  const { period } = choice;
  const [place, widthPx] = useWidth<HTMLDivElement>();
  const account = useMemo(() => accountOf(lens.table.histories, period, lens.shown), [lens, period]);
  const linkOf = useMoveLink(period);
  const { table, csv } = useMovesTable(account, linkOf);
  return (
    <FigureFrame
      id="moves"
      summary={useSummary(account)}
      controls={<PeriodChoice {...choice} />}
      ofN={[
        t("figures.sitesOf", { shown: count(lens.shownCount), known: count(lens.known), date: day(onDay) }),
        t("figures.moves.followed"),
      ]}
      isDemo={isAnyDemo(lens.table, lens.shown)}
      table={table}
      csv={csv}
    >
      <div ref={place} className={styles.stack}>
        {account.total === 0 ? (
          <p className={styles.quiet}>{t("figures.moves.none")}</p>
        ) : widthPx >= matrixFromPx ? (
          <MoveMatrix account={account} linkOf={linkOf} />
        ) : (
          <MoveList account={account} linkOf={linkOf} />
        )}
        <BalanceTable account={account} />
      </div>
    </FigureFrame>
  );
}

const directions: readonly MoveDirection[] = ["forward", "back", "aside", "assessed", "first_known"];

function useSummary({ period, total, byDirection }: PeriodAccount): string {
  const { t, count, day } = useSteadyWords();
  const of = {
    first: day(isoOfDay(period.first) ?? ""),
    last: day(isoOfDay(period.last) ?? ""),
  };
  if (total === 0) return t("figures.moves.summaryNone", of);
  const parts = directions
    .filter((direction) => byDirection[direction] > 0 || direction === "forward" || direction === "back")
    .map((direction) =>
      t(`figures.moves.direction.${direction}`, {
        count: byDirection[direction],
        number: count(byDirection[direction]),
      }),
    );
  return t("figures.moves.summary", { ...of, count: total, number: count(total), parts: parts.join(", ") });
}
