import type { ReactElement } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { TableFrame } from "../../ui/table.tsx";
import styles from "./further.module.css";

interface TableTwinProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
}

/** The same as a chart, in numbers. */
export function TableTwin({ caption, columns, rows }: TableTwinProps): ReactElement {
  const { t } = useWords();
  return (
    <details className={styles.twin}>
      <summary>{t("years.table")}</summary>
      <TableFrame name={caption} columns={columns.map((column, index) => (index === 0 ? column : { number: column }))}>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={columns[index + 1]} data-is-number>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </TableFrame>
    </details>
  );
}
