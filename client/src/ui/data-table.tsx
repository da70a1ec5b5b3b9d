import type { ReactElement, ReactNode } from "react";
import { Link } from "react-router";
import styles from "./data-table.module.css";
import { TableFrame } from "./table.tsx";

export interface DataColumn {
  readonly key: string;
  readonly label: string;
  /** Words to the left, numbers to the right, under one another. */
  readonly isNumber?: boolean;
}

export interface DataCell {
  readonly text: string;
  /** A sign before the words; it decorates. */
  readonly sign?: ReactNode;
  /** Where the cell leads. */
  readonly to?: string | undefined;
  /** What a screen reader says of the link, and what hovering shows. */
  readonly label?: string | undefined;
}

export interface DataRow {
  readonly key: string;
  /** One for each column, the row's name first. */
  readonly cells: readonly DataCell[];
  /** Sums and the like stand out. */
  readonly isTotal?: boolean;
}

interface DataTableProps {
  readonly caption: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
}

/** Numbers as a table, in a frame that scrolls sideways by pointer and by keyboard when the page is too narrow for it. */
export function DataTable({ caption, columns, rows }: DataTableProps): ReactElement {
  return (
    <TableFrame
      name={caption}
      columns={columns.map(({ label, isNumber }) => (isNumber ? { number: label } : label))}
      caption={<caption className={styles.caption}>{caption}</caption>}
    >
      {rows.map(({ key, cells, isTotal }) => (
        <tr key={key} className={styles.row} data-is-total={isTotal}>
          {columns.map((column, index) => {
            const cell = cells[index];
            return index === 0 ? (
              <th key={column.key} scope="row">
                <Content cell={cell} />
              </th>
            ) : (
              <td key={column.key} data-is-number={column.isNumber}>
                <Content cell={cell} />
              </td>
            );
          })}
        </tr>
      ))}
    </TableFrame>
  );
}

function Content({ cell }: { readonly cell: DataCell | undefined }): ReactNode {
  if (cell === undefined) return null;
  const words = cell.sign ? (
    <span className={styles.signed}>
      {cell.sign}
      {cell.text}
    </span>
  ) : (
    cell.text
  );
  if (cell.to === undefined) return words;
  return (
    <Link className={styles.link} to={cell.to} aria-label={cell.label} title={cell.label}>
      {words}
    </Link>
  );
}
