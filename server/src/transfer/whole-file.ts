import { randomUUID } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Writable } from "node:stream";
import { RefusedError } from "../refused.ts";

/** What keeps a file from being written, in words; undefined for what is no fault of the person who named it. */
const faults: Readonly<Record<string, string>> = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "its folder does not exist",
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "nothing can be written there",
  ENOSPC: "there is no space left",
  EDQUOT: "there is no space left",
  ENAMETOOLONG: "its name is too long",
};

function explain(error: unknown, file: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const fault = faults[code];
  return fault === undefined ? error : new RefusedError(`${file} cannot be written: ${fault}.`);
}

/** Better known now than after an hour of writing. What else may be wrong with the name shows when the draft is opened. */
async function refuseFolder(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found && !found.isFile()) throw new RefusedError(`${file} is not a file. Name the file to write.`);
}

/** A rename is on disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export interface WholeFile {
  readonly file: string;
  /** Of the file, for whoever may read it: 0o600 keeps it to its owner. */
  readonly mode: number;
  write(target: Writable, draft: string): Promise<void>;
}

/**
 * Writes a file that is either there as a whole or as it was before: written beside its place under another name, forced to disk, then renamed.
 * `write` ends `target`, and may read `draft` back.
 * @throws RefusedError when it cannot be written there, and whatever `write` throws; nothing is left behind then.
 */
export async function writeWholeFile({ file, mode, write }: WholeFile): Promise<void> {
  const path = resolve(file);
  await refuseFolder(path);
  const draft = `${path}.${randomUUID().slice(0, 8)}.part`;
  try {
    const handle = await open(draft, "wx", mode);
    try {
      // The mode asked for, whatever the shell's umask takes away from new files.
      await handle.chmod(mode);
      await write(handle.createWriteStream({ flush: true }), draft);
    } finally {
      await handle.close();
    }
    await rename(draft, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(draft, { force: true });
    throw explain(error, file);
  }
}
