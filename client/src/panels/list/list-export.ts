import type { CsvCell } from "../../ui/csv.ts";
import type { ListColumn } from "./columns/list-column.ts";

/** What a list that leaves the atlas says of itself, in words: a name and a value a line. */
export interface ExportHead {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, value: string])[];
}

/**
 * The list as rows of cells: what it is, an empty row, the names of the columns, then the records as they are shown, in their order.
 * Numbers stay numbers and days ISO dates; what is not on record is an empty cell.
 */
export function exportRows(
  head: ExportHead,
  columns: readonly Pick<ListColumn, "label" | "cell">[],
  rows: Uint32Array,
): readonly (readonly CsvCell[])[] {
  const about: (readonly CsvCell[])[] = [[head.title], ...head.lines, []];
  about.push(columns.map(({ label }) => label));
  for (const row of rows) about.push(columns.map((column) => column.cell(row)));
  return about;
}
