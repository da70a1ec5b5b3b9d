import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactElement, type RefObject, useLayoutEffect, useMemo, useRef } from "react";
import styles from "./grid.module.css";
import type { GridColumn, GridSort } from "./grid-column.ts";
import { GridHead } from "./grid-head.tsx";
import { GridRow } from "./grid-row.tsx";
import { useFollowing } from "./use-following.ts";
import { useGridFocus } from "./use-grid-focus.ts";
import { useRowHeightPx } from "./use-row-height.ts";

export interface GridProps {
  /** What the rows are, and how many of how many. */
  readonly label: string;
  /** The first stays in sight when the others scroll sideways, and names its row. */
  readonly columns: readonly GridColumn[];
  /** The rows in the order shown. */
  readonly rows: Uint32Array;
  readonly sort: GridSort | null;
  readonly onSort: (columnId: string) => void;
  /** The words of a row for those who hear it. */
  readonly sentence: (row: number) => string;
  readonly selected: number | null;
  /** The card that is open was opened from here: closing it leads back (`data-opened-card`). */
  readonly hasOpenedCard: boolean;
  readonly onChoose: (row: number) => void;
  /** The row that has the keyboard when the grid opens, and whether it takes it then. */
  readonly start: { readonly row: number | null; readonly takesFocus: boolean };
  /** Told whenever another row has the keyboard, or the grid loses it (`hasFocus`). */
  readonly onActive: (row: number | null, hasFocus: boolean) => void;
  readonly sortLabel: (label: string) => string;
}

/** Rows beyond the visible ones that are kept drawn, so that a quick scroll shows no holes. */
const overscan = 8;

/**
 * A table of any length: only the lines in sight are drawn. One stop of the Tab key; inside it arrows move (ARIA grid pattern), Enter
 * chooses a row, and the header's buttons sort.
 */
export function Grid(props: GridProps): ReactElement {
  const { columns, rows, selected } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = useRowHeightPx();
  const lineOf = useMemo(() => lineOfRows(rows), [rows]);
  const focus = useGridFocus({ ...props, scroller, rowPx, lineOf });
  const { activeLine } = focus;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    paddingStart: rowPx,
    overscan,
    // What has the keyboard stays drawn wherever one has scrolled to, or the keyboard would be lost with it.
    rangeExtractor: ({ startIndex, endIndex, count }) =>
      drawnIndexes(startIndex - overscan, endIndex + overscan, count, activeLine - 1),
  });
  useFollowing({ ...props, lineOf, scroller, rowPx }, focus.activate);
  useTopWhenSorted(scroller, props.sort);
  const items = virtualizer.getVirtualItems();
  const widthPx = columns.reduce((sum, column) => sum + column.widthPx, 0);
  return (
    <div ref={scroller} className={styles.scroller} data-opened-card={props.hasOpenedCard}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA grid pattern on a table, whose cells are interactive
        role="grid"
        className={styles.grid}
        style={{ width: widthPx, "--row-height": `${rowPx}px` } as React.CSSProperties}
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        {...focus.handlers}
      >
        <colgroup>
          {columns.map(({ id, widthPx: width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <GridHead
          columns={columns}
          sort={props.sort}
          sortLabel={props.sortLabel}
          activeColumn={activeLine === 0 ? focus.activeColumn : null}
          onSort={props.onSort}
        />
        <tbody>
          {items.flatMap(({ index }, place) => {
            const row = rows[index] ?? 0;
            const skipped = index - (items[place - 1]?.index ?? -1) - 1;
            const line = (
              <GridRow
                key={row}
                row={row}
                line={index + 1}
                columns={columns}
                sentence={props.sentence}
                isSelected={row === selected}
                activeColumn={index + 1 === activeLine ? focus.activeColumn : null}
              />
            );
            if (skipped === 0) return [line];
            return [
              <Gap key={place === 0 ? "above" : "between"} heightPx={skipped * rowPx} columns={columns.length} />,
              line,
            ];
          })}
          <Gap heightPx={(rows.length - 1 - (items.at(-1)?.index ?? -1)) * rowPx} columns={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

/** Another order begins at its beginning. */
function useTopWhenSorted(scroller: RefObject<HTMLElement | null>, sort: GridSort | null): void {
  const order = `${sort?.columnId} ${sort?.isDescending}`;
  const before = useRef(order);
  useLayoutEffect(() => {
    if (before.current !== order && scroller.current) scroller.current.scrollTop = 0;
    before.current = order;
  }, [order, scroller]);
}

/** Holds the place of rows that are not drawn. */
function Gap({ heightPx, columns }: { readonly heightPx: number; readonly columns: number }): ReactElement | null {
  if (heightPx <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the keyboard; it is height and no row
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: as above
    <tr role="presentation" aria-hidden="true" className={styles.gap}>
      <td colSpan={columns} style={{ height: heightPx }} />
    </tr>
  );
}

function drawnIndexes(from: number, to: number, count: number, active: number): number[] {
  const [first, last] = [Math.max(0, from), Math.min(count - 1, to)];
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
  if (active < 0 || active >= count || (active >= first && active <= last)) return indexes;
  return active < first ? [active, ...indexes] : [...indexes, active];
}

/** The line of each row, from 1; 0 for rows that are not shown. */
function lineOfRows(rows: Uint32Array): Uint32Array {
  const size = rows.reduce((highest, row) => Math.max(highest, row), -1) + 1;
  const lines = new Uint32Array(size);
  for (let index = 0; index < rows.length; index += 1) lines[rows[index] ?? 0] = index + 1;
  return lines;
}
