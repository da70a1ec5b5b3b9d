import { existsSync } from "node:fs";
import { mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseUnavailableError } from "../errors.ts";
import type { Log, Progress } from "../log.ts";
import { Engine } from "./engine.ts";
import { unpackTemplate } from "./unpack-template.ts";

/**
 * Stands beside the database's folder while that is being made for the first time. Found at a start, it says that the making was cut short:
 * nothing in the folder was ever served, so it is made again. The mark is the exception, so that losing a file never costs data.
 */
const markOf = (databaseDir: string) => `${databaseDir}.unfinished`;

async function setMark(databaseDir: string): Promise<void> {
  const mark = await open(markOf(databaseDir), "w", 0o600);
  await mark.writeFile("The database beside this file was never finished and may be removed.\n");
  await mark.sync();
  await mark.close();
}

async function makeDatabase(
  databaseDir: string,
  socketDir: string,
  templateFile: string | undefined,
  log: Log,
  progress: Progress,
): Promise<Engine> {
  await setMark(databaseDir);
  await rm(databaseDir, { recursive: true, force: true });
  await mkdir(databaseDir, { mode: 0o700 });
  progress(templateFile ? "unpacking the database template" : "making a new database (once; about ten seconds)");
  try {
    if (templateFile) unpackTemplate(templateFile, databaseDir);
    const engine = await Engine.start(databaseDir, socketDir, log);
    await rm(markOf(databaseDir));
    return engine;
  } catch (error) {
    if (!templateFile) throw error;
    log.warn({ err: error, templateFile }, "the database template cannot be used; starting without it");
    return makeDatabase(databaseDir, socketDir, undefined, log, progress);
  }
}

/** Is there a database in this folder, made to its end? */
export function isMade(databaseDir: string): boolean {
  return existsSync(join(databaseDir, "PG_VERSION")) && !existsSync(markOf(databaseDir));
}

/** Starts the engine on its folder, which is made first if it is not there: from the template if there is one that works, else from nothing. */
export async function startOrMake(
  databaseDir: string,
  socketDir: string,
  templateFile: string | undefined,
  log: Log,
  progress: Progress,
): Promise<Engine> {
  if (isMade(databaseDir)) {
    progress("starting the database engine");
    return Engine.start(databaseDir, socketDir, log);
  }
  if (existsSync(markOf(databaseDir)))
    log.warn({ databaseDir }, "the first start was cut short; the database is made again");
  else if (existsSync(databaseDir) && (await readdir(databaseDir)).length > 0) {
    throw new DatabaseUnavailableError(
      `${databaseDir} holds something that is not a database of the atlas. Choose another ATLAS_DATA_DIR.`,
    );
  }
  return makeDatabase(databaseDir, socketDir, templateFile, log, progress);
}
