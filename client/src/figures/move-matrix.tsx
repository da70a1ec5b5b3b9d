import type { MoveDirection } from "@asm-atlas/data/domain/statistics/site-moves.ts";
import type { SiteStatus } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { CSSProperties, ReactElement } from "react";
import { Link } from "react-router";
import { Sign } from "../signs/Sign.tsx";
import type { MovesOfSites, PeriodAccount } from "./compute/moves-of-period.ts";
import type { MoveLink } from "./move-link.ts";
import { moveLabel, statusWords } from "./move-words.ts";
import styles from "./moves.module.css";
import { useChartTheme } from "./use-chart-theme.ts";
import { useSteadyWords } from "./use-steady-words.ts";

interface MoveMatrixProps {
  readonly account: PeriodAccount;
  readonly linkOf: MoveLink;
}

/** From which status (rows) to which (columns) sites moved; the darker, the more, and its colour says forward or back. */
export function MoveMatrix({ account, linkOf }: MoveMatrixProps): ReactElement {
  const words = useSteadyWords();
  const { t, count } = words;
  const theme = useChartTheme();
  const { moves, balances } = account;
  const most = moves[0]?.count ?? 1;
  const moveOf = (from: SiteStatus | undefined, to: SiteStatus) =>
    moves.find((move) => move.from === from && move.to === to);
  const isUsed = (status: SiteStatus) => moves.some(({ from, to }) => from === status || to === status);
  const statuses = balances.map(({ code }) => code).filter(isUsed);
  const rows = moves.some(({ from }) => from === undefined) ? [undefined, ...statuses] : statuses;
  const balanceOf = (status: SiteStatus) => balances.find(({ code }) => code === status);
  return (
    <table className={styles.matrix}>
      <caption className={styles.caption}>{t("figures.moves.matrix")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("figures.moves.fromTo")}</th>
          {statuses.map((to) => (
            <th key={to} scope="col" className={styles.to}>
              <span>
                <Sign layer="sites" code={to} size={16} theme={theme} />
                {statusWords(to, words)}
              </span>
            </th>
          ))}
          <th scope="col" className={styles.to}>
            <span>{t("figures.column.out")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((from) => (
          <tr key={from ?? "new"}>
            <th scope="row">
              <span className={styles.way}>
                {from && <Sign layer="sites" code={from} size={16} theme={theme} />}
                {statusWords(from, words)}
              </span>
            </th>
            {statuses.map((to) => (
              <td key={to} data-is-same={from === to}>
                <Cell move={moveOf(from, to)} most={most} linkOf={linkOf} />
              </td>
            ))}
            <td className={styles.sum}>
              {count(from ? (balanceOf(from)?.outflow ?? 0) : account.byDirection.first_known)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("figures.column.in")}</th>
          {statuses.map((to) => (
            <td key={to} className={styles.sum}>
              {count(balanceOf(to)?.inflow ?? 0)}
            </td>
          ))}
          <td className={styles.sum}>{count(account.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

interface CellProps {
  readonly move: MovesOfSites | undefined;
  readonly most: number;
  readonly linkOf: MoveLink;
}

/** Says the direction to whoever cannot tell the colours apart. */
const arrows: Readonly<Record<MoveDirection, string>> = {
  forward: "▲ ",
  back: "▼ ",
  aside: "",
  assessed: "",
  first_known: "",
};

function Cell({ move, most, linkOf }: CellProps): ReactElement | null {
  const words = useSteadyWords();
  if (!move) return null;
  const label = moveLabel(move, words);
  return (
    <Link
      className={styles.cell}
      to={linkOf(move)}
      aria-label={label}
      title={label}
      data-direction={move.direction}
      // A single move must still be seen; the square root keeps few and many apart without drowning the few.
      style={{ "--strength": `${Math.round(12 + 38 * Math.sqrt(move.count / most))}%` } as CSSProperties}
    >
      {arrows[move.direction]}
      {words.count(move.count)}
    </Link>
  );
}
