import type { MoveDirection } from "@asm-atlas/data/domain/statistics/site-moves.ts";
import type { CSSProperties, ReactElement } from "react";
import { Link } from "react-router";
import { Sign } from "../signs/Sign.tsx";
import type { PeriodAccount } from "./compute/moves-of-period.ts";
import type { MoveLink } from "./move-link.ts";
import { moveLabel, statusWords } from "./move-words.ts";
import styles from "./moves.module.css";
import { useChartTheme } from "./use-chart-theme.ts";
import { useSteadyWords } from "./use-steady-words.ts";

const order: readonly MoveDirection[] = ["forward", "back", "aside", "assessed", "first_known"];

interface MoveListProps {
  readonly account: PeriodAccount;
  readonly linkOf: MoveLink;
}

/** Moves by direction as bars of their number: what a narrow screen has room for. */
export function MoveList({ account, linkOf }: MoveListProps): ReactElement {
  const words = useSteadyWords();
  const { t, count } = words;
  const theme = useChartTheme();
  const most = account.moves[0]?.count ?? 1;
  return (
    <div className={styles.directions}>
      {order.map((direction) => {
        const moves = account.moves.filter((move) => move.direction === direction);
        if (moves.length === 0) return null;
        return (
          <section key={direction} aria-label={t(`figures.moves.way.${direction}`)}>
            <h3 className={styles.direction}>
              {t(`figures.moves.way.${direction}`)} <b>{count(account.byDirection[direction])}</b>
            </h3>
            <ul>
              {moves.map((move) => (
                <li key={`${move.from} ${move.to}`}>
                  <Link
                    className={styles.move}
                    to={linkOf(move)}
                    aria-label={moveLabel(move, words)}
                    data-direction={direction}
                    style={{ "--share": move.count / most } as CSSProperties}
                  >
                    <span className={styles.way}>
                      {move.from && <Sign layer="sites" code={move.from} size={16} theme={theme} />}
                      {statusWords(move.from, words)} →
                      <Sign layer="sites" code={move.to} size={16} theme={theme} />
                      {statusWords(move.to, words)}
                    </span>
                    <b>{count(move.count)}</b>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
