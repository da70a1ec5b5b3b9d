import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseUnavailableError } from "../errors.ts";

/** `pg` looks for the socket of this port under this name in the folder it is given as host. */
export const socketPort = 5432;
export const socketName = `.s.PGSQL.${socketPort}`;

/** The longest name of a unix socket that every system accepts (104 bytes on macOS, 108 on Linux, the closing zero included). */
const longestSocketPath = 103;

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= longestSocketPath;
}

export interface SocketFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** The folder of the engine's socket, which only this user may enter: in the data folder, or among the temporary files if its name were too long there. */
export async function makeSocketFolder(dataDir: string): Promise<SocketFolder> {
  const inside = join(dataDir, "socket");
  let path: string | undefined;
  if (fits(inside)) {
    await mkdir(inside, { recursive: true });
    await chmod(inside, 0o700);
    path = inside;
  } else {
    const base = [tmpdir(), "/tmp"].find((folder) => fits(join(folder, "asm-atlas-XXXXXX")));
    if (base) path = await mkdtemp(join(base, "asm-atlas-"));
  }
  if (!path)
    throw new DatabaseUnavailableError(
      `No folder has a name short enough for the database's socket: shorten ATLAS_DATA_DIR (${dataDir})`,
    );
  const folder = path;
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
