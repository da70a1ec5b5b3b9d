import { type CsvCell, notCalculated } from "@asm-atlas/data/domain/csv.ts";

/**
 * Rows as spreadsheets exchange them through the clipboard: tabs between cells, a line a row. They know no quotes there,
 * so a tab or a line's end inside a text becomes a blank; a text that would be calculated stays a text, as in a CSV file.
 */
export function toTabSeparated(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((cells) => cells.map(cellText).join("\t")).join("\n");
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  return typeof cell === "number" ? String(cell) : notCalculated(cell.replaceAll(/[\t\r\n]+/g, " "));
}
