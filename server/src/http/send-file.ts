import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import { byteRange } from "./byte-range.ts";
import type { Encoding } from "./encoding.ts";

/** A file that is sent as it lies there. */
export interface ReplyFile {
  readonly path: string;
  readonly bytes: number;
  readonly type: string;
  /** In which encoding it lies there, if in any. */
  readonly encoding?: Encoding;
  /** May be fetched in parts: its tag must stand for its bytes. */
  readonly hasRanges?: boolean;
}

/** The part that is asked for, if any: only of the state the asker has the beginning of (`If-Range`). */
function rangeAsked(request: Request, response: Response, { bytes, hasRanges }: ReplyFile) {
  const { range, "if-range": ifRange } = request.headers;
  if (!hasRanges || (ifRange !== undefined && ifRange !== response.getHeader("ETag"))) return undefined;
  return byteRange(range, bytes);
}

/** Sends it piece by piece, with no more of it in memory than is on its way. A reader who leaves ends it; so does a file that is gone meanwhile. */
export async function sendFile(request: Request, response: Response, file: ReplyFile): Promise<void> {
  const { path, bytes, type, encoding, hasRanges } = file;
  response.setHeader("Content-Type", type);
  if (encoding) response.setHeader("Content-Encoding", encoding);
  if (hasRanges) response.setHeader("Accept-Ranges", "bytes");
  const range = rangeAsked(request, response, file);
  if (range === "beyond") {
    response.statusCode = 416;
    response.setHeader("Content-Range", `bytes */${bytes}`);
    response.end();
    return;
  }
  if (range) {
    response.statusCode = 206;
    response.setHeader("Content-Range", `bytes ${range.first}-${range.last}/${bytes}`);
  }
  response.setHeader("Content-Length", range ? range.last - range.first + 1 : bytes);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const part = range ? { start: range.first, end: range.last } : {};
  await pipeline(createReadStream(path, part), response).catch(() => response.destroy());
}
