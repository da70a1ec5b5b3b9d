import { stat } from "node:fs/promises";
import { openFileStore } from "../attachments/file-store.ts";
import { sweepFiles } from "../attachments/sweep.ts";
import { backUp } from "../backup/backup.ts";
import { restore as restoreBackup } from "../backup/restore.ts";
import { type Purged, purgeBin } from "../features/editing/purge.ts";
import { newestSeal, type Seal, sealChanges } from "../history/seal.ts";
import { RefusedError } from "../refused.ts";
import { verify as verifyAtlas } from "../verification/verify.ts";
import type { Command } from "./command.ts";

const megabyte = 1_048_576;

function sizeOf(bytes: number): string {
  return bytes < megabyte ? `${Math.ceil(bytes / 1_024)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
}

const filesOf = (files: number): string => `${files.toLocaleString("en-GB")} ${files === 1 ? "file" : "files"}`;
const rowsIn = (rows: number, tables: number): string => `${rows.toLocaleString("en-GB")} rows of ${tables} tables`;

export const backup: Command = {
  name: "backup",
  usage: "backup FILE",
  summary: "writes everything into one file that either engine can be restored from; it holds secrets",
  options: {},
  words: { least: 1, most: 1 },
  // As it is: a backup before an update must not be an update.
  opens: { mustExist: true, migrate: false },
  async run({ config, database, print, progress }, _values, [file = ""]) {
    const store = openFileStore(config.dataDir);
    const { rows, tables, files, missing } = await backUp(database, file, progress, store);
    if (missing > 0) print(`${filesOf(missing)} of photos and papers are missing and not in it: verify names them.`);
    print(
      `${rowsIn(rows, tables)} and ${filesOf(files)} are in ${file} (${sizeOf((await stat(file)).size)}), written and read back.`,
    );
    print(
      "It holds password hashes, secrets of second factors and exact places: only you may read it (mode 0600); keep it so.",
    );
  },
};

export const restore: Command = {
  name: "restore",
  usage: "restore FILE",
  summary: "puts a backup into an atlas that holds nothing yet, all or nothing",
  options: {},
  words: { least: 1, most: 1 },
  async run({ config, database, print, progress }, _values, [file = ""]) {
    const store = openFileStore(config.dataDir);
    const { rows, tables, madeAt, files } = await restoreBackup(database, file, progress, store);
    print(`${rowsIn(rows, tables)} and ${filesOf(files)} are back as they were on ${madeAt}. Everyone signs in again.`);
  },
};

export const verify: Command = {
  name: "verify",
  usage: "verify",
  summary: "holds states, releases, outlines, places and files against what they follow from, and names what is broken",
  options: {},
  opens: { mustExist: true },
  async run({ config, database, print }) {
    const broken = await verifyAtlas(database, print, openFileStore(config.dataDir));
    if (broken > 0) throw new RefusedError(`${broken} of these checks found something broken.`);
  },
};

/** Longest list of codes that is worth reading at a shell. */
const mostNamed = 20;

function namesOf(codes: readonly string[]): string {
  const rest = codes.length - mostNamed;
  return `${codes.slice(0, mostNamed).join(", ")}${rest > 0 ? ` and ${rest.toLocaleString("en-GB")} more` : ""}`;
}

function purgedLines({ collection, codes, named, awaited }: Purged, isGone: boolean): string[] {
  return [
    ...(codes.length > 0
      ? [`${collection}: ${codes.length} ${isGone ? "gone for good" : "would go"}: ${namesOf(codes)}`]
      : []),
    ...(named.length > 0
      ? [`${collection}: ${named.length} stay while other records name them: ${namesOf(named)}`]
      : []),
    ...(awaited.length > 0
      ? [`${collection}: ${awaited.length} stay until the next release has counted them: ${namesOf(awaited)}`]
      : []),
  ];
}

export const purge: Command = {
  name: "purge",
  usage: "purge [--apply]",
  summary: "tells what has been in the bin for more than thirty days; with --apply removes it for good",
  options: { apply: { type: "boolean" } },
  opens: { mustExist: true },
  async run({ database, print }, values) {
    const apply = values.apply === true;
    const purged = await purgeBin(database, { apply });
    if (purged.length === 0) return print("Nothing has been in the bin for more than thirty days.");
    for (const line of purged.flatMap((each) => purgedLines(each, apply))) print(line);
    print(
      apply
        ? "They cannot be restored. The change log keeps what they were."
        : "Nothing was changed: --apply removes what would go, and then it cannot be restored.",
    );
  },
};

export const sweep: Command = {
  name: "sweep",
  usage: "sweep [--apply]",
  summary: "tells which files of photos and papers no record names any more; with --apply removes them",
  options: { apply: { type: "boolean" } },
  opens: { mustExist: true },
  async run({ config, database, print }, values) {
    const apply = values.apply === true;
    const { orphans, bytes, young } = await sweepFiles(database, openFileStore(config.dataDir), { apply });
    if (young > 0) print(`${filesOf(young)} younger than a day are left alone.`);
    if (orphans === 0) return print("No file is there that no record names.");
    print(
      apply
        ? `${filesOf(orphans)} that no record names are removed (${sizeOf(bytes)}).`
        : `${filesOf(orphans)} (${sizeOf(bytes)}) are named by no record. Nothing was changed: --apply removes them.`,
    );
  },
};

const sealLine = ({ root, sealedAt, entries, chains }: Seal): string =>
  `${root}  ${sealedAt}  ${entries.toLocaleString("en-GB")} entries of ${chains.toLocaleString("en-GB")} records`;

export const seal: Command = {
  name: "seal",
  usage: "seal",
  summary: "makes a dated root over the change log and prints it: keep it elsewhere, verify holds the log against it",
  options: {},
  opens: { mustExist: true },
  async run({ database, print }) {
    const made = await sealChanges(database);
    const newest = made ?? (await newestSeal(database));
    if (!newest) return print("There is nothing to seal: nobody has changed anything yet.");
    if (!made) print("Nothing was changed since it was sealed last:");
    print(sealLine(newest));
  },
};
