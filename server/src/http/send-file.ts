import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";

/** A file that is sent as it lies there. */
export interface ReplyFile {
  readonly path: string;
  readonly bytes: number;
  readonly type: string;
}

/** Sends it piece by piece, with no more of it in memory than is on its way. A reader who leaves ends it; so does a file that is gone meanwhile. */
export async function sendFile(request: Request, response: Response, { path, bytes, type }: ReplyFile): Promise<void> {
  response.setHeader("Content-Type", type);
  response.setHeader("Content-Length", bytes);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  await pipeline(createReadStream(path), response).catch(() => response.destroy());
}
