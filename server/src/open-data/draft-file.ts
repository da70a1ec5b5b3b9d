import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** What is known of a finished file. */
export interface FinishedFile {
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** A text that is written piece by piece, each on its way to the disk before the next is made. */
export interface DraftFile {
  write(text: string): Promise<void>;
  /** Forces it to disk. */
  finish(): Promise<FinishedFile>;
  /** Lets go of it unfinished; after `finish` it does nothing. */
  abandon(): Promise<void>;
}

/** @throws when something lies there already */
export async function openDraft(path: string): Promise<DraftFile> {
  let handle: FileHandle | undefined = await open(path, "wx", 0o644);
  const hash = createHash("sha256");
  let bytes = 0;
  const close = async () => {
    await handle?.close();
    handle = undefined;
  };
  return {
    write: async (text) => {
      const piece = Buffer.from(text, "utf8");
      hash.update(piece);
      bytes += piece.length;
      await handle?.writeFile(piece);
    },
    finish: async () => {
      await handle?.sync();
      await close();
      return { bytes, sha256: hash.digest("hex") };
    },
    abandon: close,
  };
}

/** What a file made by somebody else holds, once it is on disk. */
export async function finishedFile(path: string): Promise<FinishedFile> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Writes a file's gzip beside it, for those who take it on the way. @returns its bytes */
export async function compressBeside(path: string): Promise<number> {
  const target = createWriteStream(`${path}.gz`, { flags: "wx", mode: 0o644 });
  await pipeline(createReadStream(path), createGzip({ level: 6 }), target);
  return target.bytesWritten;
}
