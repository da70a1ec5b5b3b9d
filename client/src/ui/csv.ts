/** What one cell may hold: words, a number, or nothing. */
export type CsvCell = string | number | null;

/** Without it Excel reads Cyrillic as another alphabet. */
const byteOrderMark = "\uFEFF";

/**
 * What makes a spreadsheet calculate instead of show: a sign of a formula, also in its full-width form and after blanks,
 * or a control character that begins a cell (OWASP, "CSV Injection").
 */
const calculates = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/**
 * Rows as a CSV text: RFC 4180 (comma, CRLF, doubled quotes), UTF-8 with its mark.
 * A text that a spreadsheet would take for a formula gets an apostrophe before it and stays a text; a number stays a number,
 * with a decimal point, also below zero. null is an empty cell: nothing is known.
 * @throws RangeError at a number that is none (NaN, ±∞), which is a mistake of the caller
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return byteOrderMark + rows.map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("");
}

/** The same rows for the clipboard: a spreadsheet takes tabs for columns when something is pasted, commas it does not. */
export function toTabbed(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((cells) => cells.map(cellText).join("\t")).join("\n");
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) throw new RangeError(`${cell} cannot be a cell of a CSV text`);
    return String(cell);
  }
  const safe = notCalculated(cell);
  return /[",\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text as a spreadsheet shows it instead of calculating it. */
export function notCalculated(text: string): string {
  return calculates.test(text) ? `'${text}` : text;
}
