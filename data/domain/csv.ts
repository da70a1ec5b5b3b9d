/** What one cell may hold: words, a number, or nothing. */
export type CsvCell = string | number | null;

/** Without it Excel reads Cyrillic as another alphabet. */
export const byteOrderMark = "\uFEFF";

/**
 * What makes a spreadsheet calculate instead of show: a sign of a formula, also in its full-width form and after blanks,
 * or a control character that begins a cell (OWASP, "CSV Injection").
 */
const calculates = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/**
 * One cell as RFC 4180 wants it. A text that a spreadsheet would take for a formula gets an apostrophe before it and stays a text;
 * a number stays a number, with a decimal point, also below zero. null is an empty cell: nothing is known.
 * @throws RangeError at a number that is none (NaN, ±∞), which is a mistake of the caller
 */
export function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) throw new RangeError(`${cell} cannot be a cell of a CSV text`);
    return String(cell);
  }
  const safe = notCalculated(cell);
  return /[",\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line with its end. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join(",")}\r\n`;
}

/** A text as a spreadsheet shows it instead of calculating it. */
export function notCalculated(text: string): string {
  return calculates.test(text) ? `'${text}` : text;
}
