import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import busboy, { type Busboy } from "busboy";
import { Problem } from "../http/problem.ts";
import type { FileStore } from "./file-store.ts";
import type { SentFile } from "./look-through.ts";
import { sniffBytes } from "./sniff.ts";

/** What a form holds beside its file and may hold at most. */
const formLimits = { files: 1, fields: 16, parts: 18, fieldNameSize: 60, fieldSize: 4_096, headerPairs: 20 } as const;
/** Bytes of a form that are not its file's: boundaries, names, fields. */
const formBytes = 131_072;

const tooLarge = () =>
  new Problem(
    "attachment.too-large",
    `A file may have ${limits.attachmentBytes / 1_048_576} MB. Send the photo smaller, or the paper in parts.`,
  );
const malformed = (cause?: unknown) =>
  new Problem("request.malformed", "Send one form with its fields first and then one file, named file.", { cause });

/** A form that breaks off or is no form is its sender's fault; a disk that is full is not. */
function explained(error: unknown): unknown {
  return error instanceof Error && /^(Unexpected end of|Malformed) /.test(error.message) ? malformed(error) : error;
}

function formOf(request: IncomingMessage): Busboy {
  if (!/^multipart\/form-data\s*;/i.test(request.headers["content-type"] ?? ""))
    throw new Problem("request.unsupported-media-type", "Send multipart/form-data.");
  // Known before the first byte: nobody need wait for 100 MB to be told.
  if (Number(request.headers["content-length"] ?? 0) > limits.attachmentBytes + formBytes) throw tooLarge();
  try {
    return busboy({ headers: request.headers, limits: { ...formLimits, fileSize: limits.attachmentBytes } });
  } catch (error) {
    throw malformed(error);
  }
}

/** Writes what comes in to disk as it comes, so that it takes no memory, however large. */
async function writeDraft(stream: Readable, draft: string): Promise<SentFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  let head = Buffer.alloc(0);
  await pipeline(
    stream,
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        if (head.length < sniffBytes)
          head = Buffer.concat([head, chunk.subarray(0, sniffBytes)]).subarray(0, sniffBytes);
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(draft, { flags: "wx", mode: 0o600 }),
  );
  return { draft, bytes, hash: hash.digest("hex"), head };
}

interface Receiving<Wanted> {
  readonly request: IncomingMessage;
  readonly files: FileStore;
  /** Ends when the client leaves. */
  readonly signal: AbortSignal;
  /** Reads the form's fields, which come first: what is refused then is refused before the file. */
  begin(fields: Readonly<Record<string, string>>): Promise<Wanted>;
}

export interface ReceivedForm<Wanted> {
  readonly wanted: Wanted;
  readonly sent: SentFile;
}

/**
 * Receives one form of fields and one file. Whoever calls removes the draft.
 * @throws Problem when it is no such form, the file is too large, or `begin` refuses; no draft is left behind then
 */
export async function receiveForm<Wanted>({
  request,
  files,
  signal,
  begin,
}: Receiving<Wanted>): Promise<ReceivedForm<Wanted>> {
  const form = formOf(request);
  const draft = await files.draft();
  const fields = new Map<string, string>();
  let receiving: Promise<ReceivedForm<Wanted>> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const leave = () => reject(signal.reason);
      signal.addEventListener("abort", leave, { once: true });
      form.on("field", (name, value, { nameTruncated, valueTruncated }) => {
        if (nameTruncated || valueTruncated || fields.has(name)) reject(malformed());
        else fields.set(name, value);
      });
      form.on("file", (name, stream) => {
        // A form that breaks off breaks its file too; the promise below tells it once.
        stream.on("error", reject);
        stream.on("limit", () => reject(tooLarge()));
        if (name !== "file") {
          stream.resume();
          return reject(malformed());
        }
        receiving = begin(Object.fromEntries(fields)).then(async (wanted) => ({
          wanted,
          sent: await writeDraft(stream, draft),
        }));
        receiving.catch(reject);
      });
      for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const)
        form.on(limit, () => reject(malformed()));
      form.on("error", reject);
      form.on("close", resolve);
      request.on("error", reject);
      request.pipe(form);
    });
    if (receiving === undefined) throw malformed();
    return await receiving;
  } catch (error) {
    // What is still on its way is read and thrown away, so that the sender gets to hear the answer.
    request.unpipe(form);
    request.resume();
    form.destroy();
    await receiving?.catch(() => undefined);
    await rm(draft, { force: true });
    throw explained(error);
  }
}
