import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";

/** The lines of a backup. */
export async function backupLines(file: string): Promise<string[]> {
  return gunzipSync(await readFile(file))
    .toString("utf8")
    .trimEnd()
    .split("\n");
}

/** What a backup says of the atlas: everything but when it was made, and the checksum that this moves. */
export async function backupContent(file: string): Promise<string[]> {
  const lines = await backupLines(file);
  const { madeAt: _madeAt, ...header } = JSON.parse(lines[0] ?? "");
  const { rows } = JSON.parse(lines.at(-1) ?? "");
  return [JSON.stringify(header), ...lines.slice(1, -1), JSON.stringify(rows)];
}

/** The rows a backup has of a table, as objects of texts. */
export async function backupRows(file: string, table: string): Promise<Record<string, string | null>[]> {
  const lines = await backupLines(file);
  const begin = lines.findIndex((line) => line.startsWith(`{"table":"${table}",`));
  const { columns } = JSON.parse(lines[begin] ?? "") as { columns: string[] };
  const after = lines.slice(begin + 1);
  const end = after.findIndex((line) => line.startsWith("{"));
  return after.slice(0, end).map((line) => {
    const values = JSON.parse(line) as (string | null)[];
    return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));
  });
}

/** Another backup made from the lines of one, with the checksum they then have: what a forger could write. */
export async function forgeBackup(
  file: string,
  target: string,
  change: (lines: string[]) => readonly string[],
): Promise<void> {
  const lines = await backupLines(file);
  const { rows } = JSON.parse(lines.at(-1) ?? "");
  const body = change(lines.slice(0, -1))
    .map((line) => `${line}\n`)
    .join("");
  const sha256 = createHash("sha256").update(body).digest("hex");
  await writeFile(target, gzipSync(`${body}${JSON.stringify({ rows, sha256 })}\n`));
}
