import { stat } from "node:fs/promises";
import { backUp } from "../backup/backup.ts";
import { restore as restoreBackup } from "../backup/restore.ts";
import { RefusedError } from "../refused.ts";
import { verify as verifyAtlas } from "../verification/verify.ts";
import type { Command } from "./command.ts";

const megabyte = 1_048_576;

function sizeOf(bytes: number): string {
  return bytes < megabyte ? `${Math.ceil(bytes / 1_024)} KB` : `${(bytes / megabyte).toFixed(1)} MB`;
}

const rowsIn = (rows: number, tables: number): string => `${rows.toLocaleString("en-GB")} rows of ${tables} tables`;

export const backup: Command = {
  name: "backup",
  usage: "backup FILE",
  summary: "writes everything into one file that either engine can be restored from; it holds secrets",
  options: {},
  words: { least: 1, most: 1 },
  // As it is: a backup before an update must not be an update.
  opens: { mustExist: true, migrate: false },
  async run({ database, print, progress }, _values, [file = ""]) {
    const { rows, tables } = await backUp(database, file, progress);
    print(`${rowsIn(rows, tables)} are in ${file} (${sizeOf((await stat(file)).size)}), written and read back.`);
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
  async run({ database, print, progress }, _values, [file = ""]) {
    const { rows, tables, madeAt } = await restoreBackup(database, file, progress);
    print(`${rowsIn(rows, tables)} are back as they were on ${madeAt}. Everyone signs in again.`);
  },
};

export const verify: Command = {
  name: "verify",
  usage: "verify",
  summary: "holds states, releases, outlines and places against what they follow from, and names what is broken",
  options: {},
  opens: { mustExist: true },
  async run({ database, print }) {
    const broken = await verifyAtlas(database, print);
    if (broken > 0) throw new RefusedError(`${broken} of these checks found something broken.`);
  },
};
