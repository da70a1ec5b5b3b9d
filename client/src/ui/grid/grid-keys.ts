/** A cell by its line and column, both from 0; line 0 is the header. */
export interface CellPlace {
  readonly line: number;
  readonly column: number;
}

export interface GridSize {
  /** The header included. */
  readonly lines: number;
  readonly columns: number;
  /** Lines that Page Up and Page Down move by. */
  readonly page: number;
}

/**
 * Where a key leads in a grid (ARIA Authoring Practices, "Grid Pattern", data grids): arrows a cell, Home and End to the ends of the line,
 * with Ctrl to the ends of the grid, Page Up and Page Down a page of lines, which stops at the first line of the data.
 * @returns null for a key that moves nothing
 */
export function cellAfterKey(key: string, isCtrl: boolean, from: CellPlace, size: GridSize): CellPlace | null {
  const last: CellPlace = { line: size.lines - 1, column: size.columns - 1 };
  const firstOfData = Math.min(1, last.line);
  const to = (line: number, column: number): CellPlace => ({
    line: Math.max(0, Math.min(last.line, line)),
    column: Math.max(0, Math.min(last.column, column)),
  });
  switch (key) {
    case "ArrowUp":
      return to(from.line - 1, from.column);
    case "ArrowDown":
      return to(from.line + 1, from.column);
    case "ArrowLeft":
      return to(from.line, from.column - 1);
    case "ArrowRight":
      return to(from.line, from.column + 1);
    case "Home":
      return isCtrl ? to(firstOfData, 0) : to(from.line, 0);
    case "End":
      return isCtrl ? to(last.line, last.column) : to(from.line, last.column);
    case "PageUp":
      return to(Math.max(firstOfData, from.line - size.page), from.column);
    case "PageDown":
      return to(from.line + size.page, from.column);
    default:
      return null;
  }
}
