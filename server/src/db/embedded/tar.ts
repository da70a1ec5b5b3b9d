const blockSize = 512;
const ended = "\0";

/** One entry of a tar archive. */
export interface TarEntry {
  /** As the archive writes it, `/` between folders. */
  readonly name: string;
  /** Anything else is a link or the like. */
  readonly kind: "file" | "folder" | "other";
  readonly content: Buffer;
  /** Header and content with its padding: what an archive holding this entry holds. */
  readonly blocks: Buffer;
}

const textAt = (block: Buffer, from: number, to: number): string =>
  block.toString("utf8", from, to).split(ended, 1)[0] ?? "";

const kinds: Readonly<Record<string, TarEntry["kind"]>> = { "0": "file", [ended]: "file", "5": "folder" };

/** What a ustar archive holds, in its order. @throws where the archive is cut short. */
export function* tarEntries(archive: Buffer): Generator<TarEntry> {
  for (let at = 0; at + blockSize <= archive.length; ) {
    const header = archive.subarray(at, at + blockSize);
    if (header[0] === 0) return;
    const prefix = textAt(header, 345, 500);
    const name = `${prefix && `${prefix}/`}${textAt(header, 0, 100)}`;
    const size = Number.parseInt(textAt(header, 124, 136), 8);
    const next = at + blockSize + Math.ceil(size / blockSize) * blockSize;
    if (!(next <= archive.length)) throw new Error(`The archive is cut short in ${name}`);
    yield {
      name,
      kind: kinds[String.fromCharCode(header[156] ?? 0)] ?? "other",
      content: archive.subarray(at + blockSize, at + blockSize + size),
      blocks: archive.subarray(at, next),
    };
    at = next;
  }
  throw new Error("The archive is cut short: its end is missing");
}

/** Two empty blocks say that an archive ends. */
export const tarEnd = Buffer.alloc(2 * blockSize);
