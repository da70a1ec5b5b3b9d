import { memo, type ReactElement } from "react";
import styles from "./grid.module.css";
import type { GridColumn } from "./grid-column.ts";

interface GridRowProps {
  readonly row: number;
  /** From 1: the header is line 0. */
  readonly line: number;
  readonly columns: readonly GridColumn[];
  readonly sentence: (row: number) => string;
  readonly isSelected: boolean;
  /** The column whose cell has the Tab stop; null when another row has it. */
  readonly activeColumn: number | null;
}

/** One line of data. Drawn again only when something of it changed: a scroll moves hundreds of cells. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactElement {
  const { row, line, columns, sentence, isSelected, activeColumn } = props;
  return (
    <tr className={styles.row} aria-rowindex={line + 1} aria-selected={isSelected}>
      {columns.map((column, index) => {
        const cell = {
          className: styles.cell,
          "aria-colindex": index + 1,
          "data-cell": `${line}:${index}`,
          "data-number": column.isNumber,
          tabIndex: index === activeColumn ? 0 : -1,
        };
        return index === 0 ? (
          <th key={column.id} scope="row" {...cell} aria-label={sentence(row)}>
            <CellContent column={column} row={row} />
          </th>
        ) : (
          <td key={column.id} {...cell}>
            <CellContent column={column} row={row} />
          </td>
        );
      })}
    </tr>
  );
});

function CellContent({ column, row }: { readonly column: GridColumn; readonly row: number }): ReactElement {
  const text = column.text(row);
  if (text === null) return <span className={styles.missing}>{column.missing}</span>;
  return (
    <span className={styles.content} title={text}>
      {column.sign?.(row)}
      <span className={styles.text}>{text}</span>
    </span>
  );
}
