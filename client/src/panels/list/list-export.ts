import type { CsvCell } from "../../ui/csv.ts";
import type { ListColumn } from "./columns/list-column.ts";

/** What a list that leaves the atlas says of itself, in words: a name and a value a line. */
export interface ExportHead {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
}

/**
 * The list as rows of cells: what it is, an empty row, the names of the columns, then the records as they are shown, in their order.
 * Numbers stay numbers and days ISO dates; what is not on record is an empty cell. All rows have the same number of cells (RFC 4180).
 */
export function exportRows(
  head: ExportHead,
  columns: readonly Pick<ListColumn, "label" | "cell">[],
  rows: Uint32Array,
): readonly (readonly CsvCell[])[] {
  const width = Math.max(2, columns.length);
  const padded = (cells: readonly CsvCell[]): readonly CsvCell[] =>
    Array.from({ length: width }, (_, index) => cells[index] ?? null);
  const about = [[head.title], ...head.lines, []].map(padded);
  const names = padded(columns.map(({ label }) => label));
  return [...about, names, ...Array.from(rows, (row) => padded(columns.map((column) => column.cell(row))))];
}
