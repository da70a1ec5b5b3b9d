import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join, resolve } from "node:path";

const hashPattern = /^[0-9a-f]{64}$/;
const hourMs = 3_600_000;

/**
 * Photos and papers on disk, each under the SHA-256 of what it holds and never under a name somebody gave: what is sent twice lies there once, and
 * a file whose content is not that of its name is known to be damaged.
 */
export interface FileStore {
  /** Where a file may be put together before it has its name; nobody else uses that path. */
  draft(): Promise<string>;
  /** Gives a draft its name, forced to disk; the draft is gone then. */
  keep(draft: string): Promise<KeptFile>;
  /** @throws TypeError for what is no hash */
  pathOf(hash: string): string;
  /** Bytes of a file; undefined when it is not there. */
  sizeOf(hash: string): Promise<number | undefined>;
  /** Is the file there, and what its name says? */
  check(hash: string): Promise<"sound" | "missing" | "changed">;
  remove(hash: string): Promise<void>;
  /** Every file there is. */
  list(): AsyncGenerator<StoredFile>;
  /** Removes drafts that nobody finishes any more. */
  clearDrafts(): Promise<void>;
}

interface KeptFile {
  readonly hash: string;
  readonly bytes: number;
  /** False: it lay there already. */
  readonly isNew: boolean;
}

interface StoredFile {
  readonly hash: string;
  readonly bytes: number;
  /** When it was put there, or sent again. */
  readonly keptAt: Date;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

async function found<T>(look: Promise<T>): Promise<T | undefined> {
  try {
    return await look;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @param dataDir the atlas's data directory; nothing is made in it before there is a file */
export function openFileStore(dataDir: string): FileStore {
  const folder = resolve(dataDir, "files");
  const drafts = join(folder, "incoming");
  const pathOf = (hash: string): string => {
    if (!hashPattern.test(hash)) throw new TypeError("Files are named by SHA-256");
    return join(folder, hash.slice(0, 2), hash);
  };
  return {
    pathOf,
    draft: async () => {
      await mkdir(drafts, { recursive: true, mode: 0o700 });
      return join(drafts, randomUUID());
    },
    keep: async (draft) => {
      const hash = await hashOf(draft);
      const path = pathOf(hash);
      const { size } = await stat(draft);
      if ((await found(stat(path))) !== undefined && (await hashOf(path)) === hash) {
        // As if put there now: a sweep leaves young files alone, and this one is about to be named by a record.
        await utimes(path, new Date(), new Date());
        await rm(draft, { force: true });
        return { hash, bytes: size, isNew: false };
      }
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
      await sync(draft);
      await rename(draft, path);
      await sync(join(folder, hash.slice(0, 2)));
      return { hash, bytes: size, isNew: true };
    },
    sizeOf: async (hash) => (await found(stat(pathOf(hash))))?.size,
    check: async (hash) => {
      const is = await found(hashOf(pathOf(hash)));
      if (is === undefined) return "missing";
      return is === hash ? "sound" : "changed";
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
    list: async function* () {
      for (const shelf of (await found(readdir(folder))) ?? []) {
        if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
        for (const hash of await readdir(join(folder, shelf))) {
          const at = hashPattern.test(hash) ? await found(stat(pathOf(hash))) : undefined;
          if (at) yield { hash, bytes: at.size, keptAt: at.mtime };
        }
      }
    },
    clearDrafts: async () => {
      for (const name of (await found(readdir(drafts))) ?? []) {
        const path = join(drafts, name);
        const at = await found(stat(path));
        if (at && at.mtimeMs < Date.now() - hourMs) await rm(path, { force: true });
      }
    },
  };
}
