import type { ReactElement } from "react";
import { Icon } from "../icons.tsx";
import styles from "./grid.module.css";
import type { GridColumn, GridSort } from "./grid-column.ts";

interface GridHeadProps {
  readonly columns: readonly GridColumn[];
  readonly sort: GridSort | null;
  /** What a header's button does: "Sort by People". */
  readonly sortLabel: (label: string) => string;
  /** The column whose header has the Tab stop; null when a row has it. */
  readonly activeColumn: number | null;
  readonly onSort: (columnId: string) => void;
}

/** The header: every column a button that sorts by it, and turns the order round when pressed again. */
export function GridHead({ columns, sort, sortLabel, activeColumn, onSort }: GridHeadProps): ReactElement {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, label, explained, isNumber }, index) => {
          const direction = sort?.columnId !== id ? "none" : sort.isDescending ? "descending" : "ascending";
          return (
            <th
              key={id}
              scope="col"
              className={styles.head}
              aria-colindex={index + 1}
              aria-sort={direction}
              data-cell={`0:${index}`}
              data-number={isNumber}
            >
              <button
                type="button"
                className={styles.sort}
                tabIndex={index === activeColumn ? 0 : -1}
                title={[sortLabel(label), explained].filter(Boolean).join(". ")}
                onClick={() => onSort(id)}
              >
                <span className={styles.headLabel}>{label}</span>
                <span className={styles.direction}>
                  {direction !== "none" && <Icon name={direction === "descending" ? "down" : "up"} size={14} />}
                </span>
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
