/** One line of the benchmark's table. What is not compared or not promised stays empty. */
export interface Row {
  readonly what: string;
  readonly measured: string;
  /** The same thing done by the barest means, in the same run. */
  readonly reference?: string;
  readonly ratio?: number;
  /** The figure promised, in words. */
  readonly toHold?: string;
  readonly holds?: boolean;
}

const columns = ["what", "measured", "reference measured beside it", "ratio", "figure to hold", "holds?"] as const;

function cells(row: Row): string[] {
  return [
    row.what,
    row.measured,
    row.reference ?? "",
    row.ratio === undefined ? "" : row.ratio.toFixed(2),
    row.toHold ?? "",
    row.holds === undefined ? "" : row.holds ? "yes" : "**no**",
  ];
}

/** A Markdown table that also reads well in a terminal. */
export function renderTable(rows: readonly Row[]): string {
  const lines = [[...columns], ...rows.map(cells)];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const render = (line: readonly string[]) =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  const [head, ...body] = lines.map(render);
  return [head, rule, ...body].join("\n");
}

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
export const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
export const perSecond = (value: number): string => `${Math.round(value).toLocaleString("en-GB")}/s`;
