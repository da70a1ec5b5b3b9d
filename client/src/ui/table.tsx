import type { ReactElement, ReactNode } from "react";
import styles from "./table.module.css";

/** The head of a column of words, or of numbers; cells of numbers carry `data-is-number`. */
type Column = string | { readonly number: string };

interface TableProps {
  readonly columns: readonly Column[];
  /** Rows, the first cell of each a `th` where it names the row. */
  readonly children: ReactNode;
  /** What is said of it where nothing around it says it. */
  readonly caption?: ReactNode;
}

/** A table as wide as what it stands in. */
export function Table({ columns, children, caption }: TableProps): ReactElement {
  return (
    <table className={styles.table}>
      {caption}
      <thead>
        <tr>
          {columns.map((column) => {
            const label = typeof column === "string" ? column : column.number;
            // Over the names of rows stands nothing where they say themselves what they are.
            return label === "" ? (
              <td key={label} />
            ) : (
              <th key={label} scope="col" data-is-number={typeof column !== "string"}>
                {label}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

interface TableFrameProps extends TableProps {
  /** Of the region that the keyboard comes to. */
  readonly name: string;
  readonly isBusy?: boolean;
}

/** A table in a frame that scrolls sideways, by pointer and by keyboard, when the page is too narrow for it. */
export function TableFrame({ name, isBusy = false, ...table }: TableFrameProps): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.scroll} aria-label={name} aria-busy={isBusy} tabIndex={0}>
      <Table {...table} />
    </section>
  );
}
