import type { ReactElement } from "react";
import styles from "./further.module.css";

interface BarRow {
  readonly name: string;
  /** Hatched: a year in which the rules were suspended. */
  readonly isMarked: boolean;
  readonly parts: readonly { readonly name: string; readonly value: number; readonly ink: string }[];
  /** The whole, in words. */
  readonly value: string;
}

interface BarsProps {
  readonly rows: readonly BarRow[];
  /** `wide` gives names a line of their own. */
  readonly look?: "narrow" | "wide";
}

/** Lying bars with their names and numbers, of one scale; the table beside them says the parts. */
export function Bars({ rows, look = "narrow" }: BarsProps): ReactElement {
  const sum = ({ parts }: BarRow) => parts.reduce((total, { value }) => total + value, 0);
  const most = Math.max(1, ...rows.map(sum));
  return (
    <ul className={styles.bars} data-look={look}>
      {rows.map((row) => (
        <li key={row.name} data-is-marked={row.isMarked}>
          <span>{row.name}</span>
          <span className={styles.track} aria-hidden="true">
            <span className={styles.barOf} style={{ width: `${(100 * sum(row)) / most}%` }}>
              {row.parts.map(({ name, value, ink }) => (
                <i key={name} style={{ flexGrow: value, background: ink }} />
              ))}
            </span>
          </span>
          <b>{row.value}</b>
        </li>
      ))}
    </ul>
  );
}
