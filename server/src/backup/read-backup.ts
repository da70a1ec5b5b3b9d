import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { RefusedError } from "../refused.ts";
import {
  anyHeaderSchema,
  type BackupHeader,
  type BackupTrailer,
  fileLineSchema,
  formatVersion,
  headerSchema,
  tableLineSchema,
  trailerSchema,
} from "./format.ts";
import { linesOf } from "./lines.ts";

/** What a backup says, in its order: the header, then each table with its rows in pieces, then each file likewise, then the trailer, which comes only if all before it is whole. */
export type BackupPart =
  | { readonly kind: "header"; readonly header: BackupHeader }
  | { readonly kind: "table"; readonly name: string; readonly columns: readonly string[] }
  | { readonly kind: "rows"; readonly lines: readonly string[] }
  | { readonly kind: "file"; readonly hash: string }
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "trailer"; readonly trailer: BackupTrailer };

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EISDIR: "is a folder",
  EACCES: "may not be read by you",
  Z_DATA_ERROR: "is damaged, or is no backup of the atlas",
  Z_BUF_ERROR: "is cut short: its end is missing",
};

function explain(error: unknown, file: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const fault = unreadable[code];
  return fault === undefined ? error : new RefusedError(`${file} ${fault}.`);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function readHeader(line: string, file: string): BackupHeader {
  const value = parseJson(line);
  const found = anyHeaderSchema.safeParse(value);
  if (!found.success) throw new RefusedError(`${file} is no backup of the atlas.`);
  if (found.data.formatVersion !== formatVersion) {
    throw new RefusedError(
      `${file} is a backup of format ${found.data.formatVersion}; this version of the atlas reads format ${formatVersion}.`,
    );
  }
  const header = headerSchema.safeParse(value);
  if (!header.success) throw new RefusedError(`${file} is damaged: its first line does not hold what it should.`);
  return header.data;
}

/** Bytes read at a time, and with that rows of one part: enough for a statement that is worth its while. */
const pieceBytes = 1_048_576;

/** Reads a backup from its first to its last byte, in pieces. @throws RefusedError that says in words what is wrong with the file */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const source = createReadStream(file);
  const plain = createGunzip({ chunkSize: pieceBytes });
  // Passes an error of the file on, and closes the file when the reader leaves early.
  source.on("error", (error) => plain.destroy(error)).pipe(plain);
  try {
    yield* partsOf(plain, file);
  } catch (error) {
    throw explain(error, file);
  } finally {
    source.destroy();
    plain.destroy();
  }
}

async function* partsOf(plain: AsyncIterable<Buffer>, file: string): AsyncGenerator<BackupPart> {
  const hash = createHash("sha256");
  let isFirst = true;
  let trailer: BackupTrailer | undefined;
  for await (const lines of linesOf(plain)) {
    let rows: string[] = [];
    for (const line of lines) {
      if (trailer) throw new RefusedError(`${file} is damaged: something follows its last line.`);
      if (!isFirst && line.startsWith("[")) {
        hash.update(line).update("\n");
        rows.push(line);
        continue;
      }
      if (rows.length > 0) yield { kind: "rows", lines: rows };
      rows = [];
      if (!isFirst && line.startsWith('"')) {
        hash.update(line).update("\n");
        yield { kind: "bytes", bytes: readPiece(line, file) };
        continue;
      }
      const part = isFirst ? { kind: "header" as const, header: readHeader(line, file) } : readMark(line, file);
      isFirst = false;
      if (part.kind === "trailer") {
        if (part.trailer.sha256 !== hash.digest("hex")) {
          throw new RefusedError(`${file} is damaged: its checksum is not that of what it holds.`);
        }
        trailer = part.trailer;
        continue;
      }
      hash.update(line).update("\n");
      yield part;
    }
    if (rows.length > 0) yield { kind: "rows", lines: rows };
  }
  if (!trailer) throw new RefusedError(`${file} is cut short: its end is missing.`);
  yield { kind: "trailer", trailer };
}

/** A piece of a photo or paper. */
function readPiece(line: string, file: string): Buffer {
  const piece = parseJson(line);
  if (typeof piece !== "string") throw new RefusedError(`${file} is damaged: a line of it is cut.`);
  return Buffer.from(piece, "base64");
}

/** A line that is neither row nor piece: it begins a table or a file, or ends the backup. */
function readMark(line: string, file: string): Exclude<BackupPart, { kind: "header" | "rows" | "bytes" }> {
  const value = parseJson(line);
  const table = tableLineSchema.safeParse(value);
  if (table.success) return { kind: "table", name: table.data.table, columns: table.data.columns };
  const stored = fileLineSchema.safeParse(value);
  if (stored.success) return { kind: "file", hash: stored.data.file };
  const trailer = trailerSchema.safeParse(value);
  if (trailer.success) return { kind: "trailer", trailer: trailer.data };
  throw new RefusedError(`${file} is damaged: a line of it is neither a row nor the beginning of a table or a file.`);
}

/** Reads a backup to its end without doing anything with it. @throws RefusedError unless it is whole */
export async function checkBackup(file: string): Promise<{ header: BackupHeader; trailer: BackupTrailer }> {
  let header: BackupHeader | undefined;
  for await (const part of readBackup(file)) {
    if (part.kind === "header") header = part.header;
    if (part.kind === "trailer" && header) return { header, trailer: part.trailer };
  }
  throw new RefusedError(`${file} is cut short: its end is missing.`);
}
