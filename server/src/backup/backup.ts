import { createHash, type Hash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { FileStore } from "../attachments/file-store.ts";
import { listFiles } from "../attachments/store.ts";
import type { Database, Transaction } from "../db/database.ts";
import { writeWholeFile } from "../transfer/whole-file.ts";
import { type Catalog, loadCatalog } from "./catalog.ts";
import { type BackupTrailer, headerOf } from "./format.ts";
import { checkBackup } from "./read-backup.ts";
import { countRows, listMigrations, readLines, readSequences } from "./store.ts";

/** Most milliseconds the snapshot of a backup may be held. */
const backupMs = 6 * 3_600_000;

export type TellProgress = (done: number, total: number, what: string) => void;

const { version: product } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  readonly version: string;
};

type RowCounts = ReadonlyMap<string, number>;

async function countAll(transaction: Transaction, { tables }: Catalog): Promise<RowCounts> {
  const counts = new Map<string, number>();
  for (const table of tables) counts.set(table.name, await countRows(transaction, table));
  return counts;
}

const totalOf = (counts: RowCounts): number => [...counts.values()].reduce((sum, rows) => sum + rows, 0);

/** What became of photos and papers. */
interface FilesWritten {
  files: number;
  /** Named by a record, and not there any more. */
  missing: number;
}

/** A multiple of three, so that pieces in Base64 put together are the file's. */
const pieceBytes = 3 * 65_536;

/** Every photo and paper that a record of this snapshot names. They never change, so that they are those of its moment whenever they are read. */
async function* filePiecesOf(
  transaction: Transaction,
  store: FileStore,
  written: FilesWritten,
  progress: TellProgress,
): AsyncGenerator<string> {
  const named = await listFiles(transaction);
  for (const { hash } of named) {
    if ((await store.sizeOf(hash)) === undefined) {
      written.missing += 1;
      continue;
    }
    yield `${JSON.stringify({ file: hash })}\n`;
    for await (const piece of createReadStream(store.pathOf(hash), { highWaterMark: pieceBytes }))
      yield `${JSON.stringify((piece as Buffer).toString("base64"))}\n`;
    written.files += 1;
    progress(written.files, named.length, "files written");
  }
}

/** The text of a backup, piece by piece; every piece ends with the end of a line. */
async function* piecesOf(
  transaction: Transaction,
  catalog: Catalog,
  counts: RowCounts,
  progress: TellProgress,
): AsyncGenerator<string> {
  const header = headerOf({
    product,
    madeAt: new Date().toISOString(),
    migrations: await listMigrations(transaction),
    sequences: await readSequences(transaction, catalog),
  });
  yield `${JSON.stringify(header)}\n`;
  const total = totalOf(counts);
  let done = 0;
  for (const table of catalog.tables) {
    yield `${JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name) })}\n`;
    for await (const rows of readLines(transaction, table, counts.get(table.name) ?? 0)) {
      yield rows.map(({ line }) => `${line}\n`).join("");
      done += rows.length;
      progress(done, total, "rows written");
    }
  }
}

/** The pieces, and the trailer that follows from all of them. */
async function* withTrailer(pieces: AsyncIterable<string>, counts: RowCounts): AsyncGenerator<Buffer> {
  const hash: Hash = createHash("sha256");
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    hash.update(bytes);
    yield bytes;
  }
  const trailer: BackupTrailer = { rows: Object.fromEntries(counts), sha256: hash.digest("hex") };
  yield Buffer.from(`${JSON.stringify(trailer)}\n`);
}

async function writeBackup(
  transaction: Transaction,
  target: Writable,
  progress: TellProgress,
  store: FileStore | undefined,
): Promise<{ readonly counts: RowCounts; readonly written: FilesWritten }> {
  const catalog = await loadCatalog(transaction);
  const counts = await countAll(transaction, catalog);
  const written: FilesWritten = { files: 0, missing: 0 };
  async function* all() {
    yield* piecesOf(transaction, catalog, counts, progress);
    if (store) yield* filePiecesOf(transaction, store, written, progress);
  }
  const pieces = withTrailer(all(), counts);
  await pipeline(Readable.from(pieces, { objectMode: false }), createGzip(), target);
  return { counts, written };
}

export interface BackupMade extends Readonly<FilesWritten> {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes everything the atlas holds, but for who is signed in, into one file that any engine can be restored from: one moment of the database,
 * readable by its owner alone since it holds password hashes, secrets of second factors and exact places. The file takes its name only after it has been read back whole.
 * @param store where photos and papers lie; absent: the backup holds what the database holds
 * @throws RefusedError where the file cannot be written
 */
export async function backUp(
  database: Pick<Database, "transaction">,
  file: string,
  progress: TellProgress,
  store?: FileStore,
): Promise<BackupMade> {
  let counts: RowCounts = new Map();
  let written: FilesWritten = { files: 0, missing: 0 };
  await writeWholeFile({
    file,
    mode: 0o600,
    write: async (target, draft) => {
      const options = { role: "owner", readOnly: true, timeoutMs: backupMs } as const;
      ({ counts, written } = await database.transaction(options, (transaction) =>
        writeBackup(transaction, target, progress, store),
      ));
      await checkBackup(draft);
    },
  });
  return { tables: counts.size, rows: totalOf(counts), ...written };
}
