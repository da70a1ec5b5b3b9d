import type { FileStore } from "../attachments/file-store.ts";
import type { Database, Transaction } from "../db/database.ts";
import { RefusedError } from "../refused.ts";
import type { TellProgress } from "./backup.ts";
import { type Catalog, type KeptTable, loadCatalog } from "./catalog.ts";
import type { BackupHeader, BackupMigration, BackupTrailer } from "./format.ts";
import { analyze, announce, clearFilled, findHeldTable, withTriggersAtRest } from "./loading.ts";
import { checkBackup, readBackup } from "./read-backup.ts";
import { FileRestorer } from "./restore-files.ts";
import { countRows, insertLines, listMigrations, setSequence } from "./store.ts";

/** Most milliseconds a restore may take: nobody works in an atlas that is still empty. */
const restoreMs = 6 * 3_600_000;

/** Most letters and rows put in by one statement: what the engine can take in at once without swelling. */
const statementLetters = 1_000_000;
const statementRows = 5_000;

/** @throws RefusedError unless the backup is of the same migrations, to the letter */
function refuseOtherSchema(
  file: string,
  { migrations, product }: BackupHeader,
  here: readonly BackupMigration[],
): void {
  const newestThere = migrations.at(-1)?.version ?? 0;
  const newestHere = here.at(-1)?.version ?? 0;
  if (newestThere !== newestHere) {
    throw new RefusedError(
      `${file} is of migration ${newestThere} (atlas ${product}), this atlas is at migration ${newestHere}. Restore it with the version of the atlas that made it, and update afterwards.`,
    );
  }
  const other = here.find(({ version, md5 }) => migrations.find((there) => there.version === version)?.md5 !== md5);
  if (other || migrations.length !== here.length) {
    throw new RefusedError(
      `${file} comes from another schema: migration ${other?.version ?? newestHere} (${other?.name ?? "of the backup"}) is not the same there. Restore it with the version of the atlas that made it.`,
    );
  }
}

/** The table as it is here, with the columns in the order of the backup. @throws RefusedError for one that does not fit */
function tableFor(catalog: Catalog, name: string, columns: readonly string[]): KeptTable {
  const here = catalog.tables.find((table) => table.name === name);
  const ordered = columns.map((column) => here?.columns.find((own) => own.name === column));
  const known = ordered.filter((column) => column !== undefined);
  if (!here || known.length !== ordered.length || known.length !== here.columns.length) {
    throw new RefusedError(
      `The backup holds a table ${name} (${columns.join(", ")}) that this atlas does not have like that.`,
    );
  }
  return { ...here, columns: known };
}

/** Rows as JSON arrays, at most so many and so long a statement. */
function* statementsOf(lines: readonly string[]): Generator<string> {
  let batch: string[] = [];
  let letters = 0;
  for (const line of lines) {
    batch.push(line);
    letters += line.length;
    if (letters < statementLetters && batch.length < statementRows) continue;
    yield `[${batch.join(",")}]`;
    batch = [];
    letters = 0;
  }
  if (batch.length > 0) yield `[${batch.join(",")}]`;
}

/** Puts every row of the file in, and every photo and paper where it belongs. @returns the trailer, which is there only if the whole file has been read and is whole */
async function loadRows(
  transaction: Transaction,
  catalog: Catalog,
  file: string,
  told: (rows: number) => void,
  restorer: FileRestorer | undefined,
): Promise<BackupTrailer> {
  let table: KeptTable | undefined;
  for await (const part of readBackup(file)) {
    if (part.kind === "table") table = tableFor(catalog, part.name, part.columns);
    if (part.kind === "file") await restorer?.begin(part.hash);
    if (part.kind === "bytes") await restorer?.add(part.bytes);
    if (part.kind === "trailer") {
      await restorer?.finish();
      return part.trailer;
    }
    if (part.kind !== "rows") continue;
    if (!table) throw new RefusedError(`${file} is damaged: it holds rows before it names a table.`);
    for (const lines of statementsOf(part.lines)) told(await insertLines(transaction, table, lines));
  }
  throw new RefusedError(`${file} is cut short: its end is missing.`);
}

/** Is everything there that the backup counted? */
async function refuseMissingRows(transaction: Transaction, catalog: Catalog, { rows }: BackupTrailer): Promise<void> {
  for (const table of catalog.tables) {
    const found = await countRows(transaction, table);
    const expected = rows[table.name];
    if (found !== expected) {
      throw new RefusedError(
        `${table.name} would have ${found} rows after the restore, and had ${expected ?? "no place"} in the backup.`,
      );
    }
  }
}

export interface Restored {
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/**
 * Puts a backup into an atlas that holds nothing, in one transaction: afterwards everything is as it was, versions, derived states and releases
 * included, or nothing has changed.
 * @param store where photos and papers go; absent: they are left in the backup
 * @throws RefusedError for a file that is not whole, another schema, or an atlas that holds something
 */
export async function restore(
  database: Database,
  file: string,
  progress: TellProgress,
  store?: FileStore,
): Promise<Restored> {
  const { header, trailer } = await checkBackup(file);
  const total = Object.values(trailer.rows).reduce((sum, rows) => sum + rows, 0);
  let done = 0;
  const told = (rows: number) => {
    done += rows;
    progress(done, total, "rows restored");
  };
  const restorer = store && new FileRestorer(store, file);
  const work = async (transaction: Transaction) => {
    refuseOtherSchema(file, header, await listMigrations(transaction));
    const catalog = await loadCatalog(transaction);
    await withTriggersAtRest(transaction, catalog, async () => {
      // Asked with every table locked: nobody can put something in between the question and the restore.
      const held = await findHeldTable(transaction, catalog);
      if (held !== undefined) {
        throw new RefusedError(
          `This atlas is not empty: there is something in ${held}. A backup is restored into a new database, or an ATLAS_DATA_DIR that does not exist yet.`,
        );
      }
      await clearFilled(transaction, catalog);
      await refuseMissingRows(transaction, catalog, await loadRows(transaction, catalog, file, told, restorer));
    });
    await analyze(transaction, catalog.tables);
    for (const sequence of header.sequences) await setSequence(transaction, sequence);
    await announce(transaction);
  };
  try {
    await database.transaction({ role: "owner", timeoutMs: restoreMs }, work);
  } catch (error) {
    await restorer?.undo();
    throw error;
  }
  return { madeAt: header.madeAt, tables: Object.keys(trailer.rows).length, rows: total, files: restorer?.count ?? 0 };
}
