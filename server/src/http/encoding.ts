import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, createBrotliCompress, gzip } from "node:zlib";

export type Encoding = "identity" | "gzip" | "br";

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

const brotliParams = (content: Buffer, quality: number) => ({
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  [constants.BROTLI_PARAM_QUALITY]: quality,
  [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
});

/** Brotli at a chosen quality (0 fast … 11 small), told the size it is about to read. */
export function compressBrotli(content: Buffer, quality: number): Promise<Buffer> {
  return brotliAsync(content, { params: brotliParams(content, quality) });
}

const pieceBytes = 65_536;

/** The same bytes, made piece by piece: for work of seconds, which a program that ends would otherwise have to wait for. */
export async function compressBrotliSlowly(content: Buffer, quality: number, signal: AbortSignal): Promise<Buffer> {
  const pieces = function* () {
    for (let from = 0; from < content.length; from += pieceBytes) yield content.subarray(from, from + pieceBytes);
  };
  const made: Buffer[] = [];
  const keep = async (compressed: AsyncIterable<Buffer>) => {
    for await (const piece of compressed) made.push(piece);
  };
  const brotli = createBrotliCompress({ params: brotliParams(content, quality) });
  await pipeline(Readable.from(pieces()), brotli, keep, { signal });
  return Buffer.concat(made);
}

export function compressGzip(content: Buffer, level: number): Promise<Buffer> {
  return gzipAsync(content, { level });
}

function weightsOf(header: string): (name: string) => number {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  return (name) => weights.get(name) ?? weights.get("*") ?? 0;
}

function parseAccepted(header: string): Encoding {
  const weightOf = weightsOf(header);
  const brotli = weightOf("br");
  const gzipped = weightOf("gzip");
  if (brotli > 0 && brotli >= gzipped) return "br";
  return gzipped > 0 ? "gzip" : "identity";
}

// Browsers and tools send a handful of different headers; the map feed asks thousands of times a second.
const remembered = new Map<string, Encoding>();
const rememberAtMost = 200;

/** The best encoding a client takes (RFC 9110 12.5.3): Brotli, else gzip, else the plain bytes. */
export function preferredEncoding(header: string | undefined): Encoding {
  if (header === undefined) return "identity";
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const encoding = parseAccepted(header);
  if (remembered.size < rememberAtMost) remembered.set(header, encoding);
  return encoding;
}

/** Does a client take gzip? For what lies there in that encoding alone. */
export function takesGzip(header: string | undefined): boolean {
  return header !== undefined && weightsOf(header)("gzip") > 0;
}
