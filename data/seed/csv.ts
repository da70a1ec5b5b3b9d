/**
 * Rows of a CSV text (RFC 4180: quoted cells, doubled quotes, line ends inside quotes) as records keyed by the header line.
 * @throws when a row has more or fewer cells than the header, naming the row.
 */
export function parseCsv(text: string): Record<string, string>[] {
  const [header, ...rows] = cellsOf(text);
  if (header === undefined) return [];
  return rows.map((cells, index) => {
    if (cells.length !== header.length) {
      throw new Error(`CSV row ${index + 2} has ${cells.length} cells, its header has ${header.length}`);
    }
    return Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ""]));
  });
}

/** One cell of a row that must be there, or an error that names it. */
export function cell(row: Record<string, string>, name: string): string {
  const value = row[name];
  if (value === undefined) throw new Error(`CSV column ${name} is missing`);
  return value;
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let value = "";
  let quoted = false;
  const endRow = () => {
    row.push(value);
    value = "";
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') value += letter;
      else if (text[at + 1] === '"') {
        value += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") {
      row.push(value);
      value = "";
    } else if (letter === "\n") endRow();
    else if (letter !== "\r") value += letter;
  }
  endRow();
  return rows;
}
