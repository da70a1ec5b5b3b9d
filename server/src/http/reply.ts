import type { Request, Response } from "express";
import { compressBrotli, compressGzip, type Encoding, preferredEncoding } from "./encoding.ts";
import { type EntityTag, formatEntityTag, isNamedBy } from "./entity-tag.ts";
import { type Problem, problemBody } from "./problem.ts";
import { type ReplyFile, sendFile } from "./send-file.ts";

/** An answer as a value: made whole before the first byte leaves. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Absent: no body (204). */
  readonly body?: { readonly type: string; readonly content: string };
  /** In place of a body. */
  readonly file?: ReplyFile;
  readonly tag?: EntityTag;
}

/** Shorter bodies travel in one packet anyway. */
const compressFromBytes = 1_024;

function compress(content: Buffer, encoding: Encoding): Promise<Buffer> | Buffer {
  if (encoding === "br") return compressBrotli(content, 4);
  return encoding === "gzip" ? compressGzip(content, 6) : content;
}

/** Bodies as they were sent, as long as their reply is kept by somebody: what a thousand strangers ask is compressed once. */
const sent = new WeakMap<Reply, Map<Encoding, Buffer>>();

async function bodyOf(reply: Reply, plain: Buffer, encoding: Encoding): Promise<Buffer> {
  const bodies = sent.get(reply) ?? new Map<Encoding, Buffer>();
  sent.set(reply, bodies);
  const body = bodies.get(encoding) ?? (await compress(plain, encoding));
  bodies.set(encoding, body);
  return body;
}

/** Sends a reply: conditional (304), compressed as the client likes, without a body for HEAD. Does nothing when the client has left. */
export async function sendReply(request: Request, response: Response, reply: Reply): Promise<void> {
  const plain = Buffer.from(reply.body?.content ?? "");
  const encoding =
    reply.file?.encoding ??
    (plain.length >= compressFromBytes ? preferredEncoding(request.headers["accept-encoding"]) : "identity");
  const isUnchanged =
    reply.status === 200 && reply.tag !== undefined && isNamedBy(request.headers["if-none-match"], reply.tag);
  const content = isUnchanged ? undefined : await bodyOf(reply, plain, encoding);
  if (response.destroyed || response.headersSent) return;

  response.statusCode = isUnchanged ? 304 : reply.status;
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    response.setHeader(name, typeof value === "string" ? value : [...value]);
  }
  if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-store");
  if (!response.hasHeader("Vary")) response.setHeader("Vary", "Cookie, Accept, Accept-Encoding");
  if (reply.tag) response.setHeader("ETag", formatEntityTag(reply.tag, encoding));
  if (reply.file && !isUnchanged) return sendFile(request, response, reply.file);
  if (content === undefined || reply.body === undefined) {
    response.end();
    return;
  }
  response.setHeader("Content-Type", reply.body.type);
  if (encoding !== "identity") response.setHeader("Content-Encoding", encoding);
  response.setHeader("Content-Length", content.length);
  response.end(content);
}

export function problemReply(problem: Problem, requestId: string): Reply {
  return {
    status: problem.status,
    headers: problem.headers,
    body: { type: "application/problem+json", content: JSON.stringify(problemBody(problem, requestId)) },
  };
}

export function jsonReply(content: unknown, status = 200): Reply {
  return { status, body: { type: "application/json", content: JSON.stringify(content) } };
}
