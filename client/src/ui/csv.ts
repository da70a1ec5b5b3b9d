import { byteOrderMark, type CsvCell, cellText, csvLine } from "@asm-atlas/data/domain/csv.ts";

export type { CsvCell } from "@asm-atlas/data/domain/csv.ts";

/** Rows as a CSV text: RFC 4180 (comma, CRLF, doubled quotes), UTF-8 with its mark, safe in a spreadsheet. */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + rows.map(csvLine).join("");
}

/** The same rows for the clipboard: a spreadsheet takes tabs for columns when something is pasted, commas it does not. */
export function toTabbed(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((cells) => cells.map(cellText).join("\t")).join("\n");
}
