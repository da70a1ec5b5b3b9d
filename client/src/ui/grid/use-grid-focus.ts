import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { cellAfterKey } from "./grid-keys.ts";
import { revealCell } from "./grid-scroll.ts";

interface FocusOptions {
  readonly columns: { readonly length: number };
  readonly rows: Uint32Array;
  readonly lineOf: Uint32Array;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rowPx: number;
  readonly start: { readonly row: number | null; readonly takesFocus: boolean };
  readonly onChoose: (row: number) => void;
  readonly onActive: (row: number | null, hasFocus: boolean) => void;
}

/** Which cell has the one Tab stop. A row is held by what it is, not by its line: it keeps the stop when the order changes. */
interface Active {
  readonly isHead: boolean;
  readonly row: number | null;
  readonly column: number;
}

interface GridFocus {
  readonly activeLine: number;
  readonly activeColumn: number;
  /** Gives a row the Tab stop without taking the keyboard there. */
  readonly activate: (row: number) => void;
  readonly handlers: {
    onKeyDown(event: KeyboardEvent<HTMLElement>): void;
    onClick(event: MouseEvent<HTMLElement>): void;
    onFocus(event: FocusEvent<HTMLElement>): void;
    onBlur(event: FocusEvent<HTMLElement>): void;
  };
}

/** The keyboard in a grid: one Tab stop that arrows move. */
export function useGridFocus(options: FocusOptions): GridFocus {
  const { columns, rows, lineOf, scroller, rowPx, start, onChoose, onActive } = options;
  const [active, setActive] = useState<Active>({ isHead: false, row: start.row, column: 0 });
  const wantsFocus = useRef(start.takesFocus);
  const activeLine = active.isHead ? 0 : (lineOf[active.row ?? -1] ?? 0) || Math.min(1, rows.length);
  const activeColumn = Math.min(active.column, columns.length - 1);

  // After every drawing: the cell that is to have the keyboard may have been drawn just now.
  useLayoutEffect(() => {
    if (!wantsFocus.current || !scroller.current) return;
    const cell = scroller.current.querySelector<HTMLElement>(`[data-cell="${activeLine}:${activeColumn}"]`);
    if (!cell) return;
    wantsFocus.current = false;
    revealCell(scroller.current, cell, activeLine, rowPx);
    (cell.querySelector("button") ?? cell).focus({ preventScroll: true });
  });
  const activate = useCallback((row: number) => setActive(({ column }) => ({ isHead: false, row, column })), []);
  const placeAt = (line: number, column: number) =>
    setActive((before) => ({ isHead: line === 0, row: line === 0 ? before.row : (rows[line - 1] ?? null), column }));
  const handlers: GridFocus["handlers"] = {
    onKeyDown: (event) => {
      if (event.defaultPrevented || event.altKey) return;
      const isChoosing = (event.key === "Enter" || event.key === " ") && activeLine > 0;
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2);
      const size = { lines: rows.length + 1, columns: columns.length, page };
      const from = { line: activeLine, column: activeColumn };
      const next = cellAfterKey(event.key, event.ctrlKey || event.metaKey, from, size);
      if (!isChoosing && !next) return;
      event.preventDefault();
      if (isChoosing) onChoose(rows[activeLine - 1] ?? 0);
      else if (next) {
        wantsFocus.current = true;
        placeAt(next.line, next.column);
      }
    },
    onClick: ({ target }) => {
      const [line] = placeOf(target) ?? [0];
      const row = rows[line - 1];
      if (line > 0 && row !== undefined) onChoose(row);
    },
    onFocus: ({ target }) => {
      wantsFocus.current = false;
      const [line, column] = placeOf(target) ?? [activeLine, activeColumn];
      if (line !== activeLine || column !== activeColumn) placeAt(line, column);
      onActive(rows[line - 1] ?? null, true);
    },
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (!currentTarget.contains(relatedTarget)) onActive(rows[activeLine - 1] ?? null, false);
    },
  };
  return { activeLine, activeColumn, activate, handlers };
}

function placeOf(target: EventTarget): readonly [line: number, column: number] | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
  const [line, column] = (cell?.dataset.cell ?? "").split(":").map(Number);
  return line === undefined || column === undefined || Number.isNaN(line) ? null : [line, column];
}
