import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Projection } from "@asm-atlas/data/domain/roles.ts";
import { preferredEncoding } from "../http/encoding.ts";
import { isNamedBy } from "../http/entity-tag.ts";
import type { FeedBody } from "./feed-body.ts";

/** How long a feed may be kept. Under an address that names its version, the public's never changes. */
function cacheControl(projection: Projection, isNamedVersion: boolean): string {
  if (projection === "internal") return "private, no-cache";
  return isNamedVersion ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate";
}

interface Sent {
  readonly projection: Projection;
  readonly body: FeedBody;
  /** The version the address names, if it does. */
  readonly askedVersion: number | undefined;
}

/**
 * Sends a feed from memory with as little as possible in between: one array of headers, one write.
 * @param securityHeaders names and values in turn
 */
export function sendFeed(
  request: IncomingMessage,
  response: ServerResponse,
  { projection, body, askedVersion }: Sent,
  securityHeaders: readonly string[],
): void {
  if (response.destroyed) return;
  const encoding = preferredEncoding(request.headers["accept-encoding"]);
  const headers = [
    "Cache-Control",
    cacheControl(projection, askedVersion === body.version),
    "Vary",
    "Cookie, Accept-Encoding",
    "ETag",
    body.tags[encoding],
    "Atlas-Version",
    String(body.version),
    "X-Request-Id",
    randomUUID(),
    ...securityHeaders,
  ];
  if (isNamedBy(request.headers["if-none-match"], { value: body.tag })) {
    response.writeHead(304, headers);
    response.end();
    return;
  }
  const content = body.bodies[encoding];
  headers.push("Content-Type", "application/geo+json", "Content-Length", String(content.length));
  if (encoding !== "identity") headers.push("Content-Encoding", encoding);
  response.writeHead(200, headers);
  response.end(content);
}
