import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";

const header = "X-Request-Id";

/** Gives the request an id of our own: an id chosen by the client could be used to write into somebody else's log lines. */
export function assignRequestId(response: ServerResponse): string {
  const id = randomUUID();
  response.setHeader(header, id);
  return id;
}

export function requestIdOf(response: ServerResponse): string {
  const id = response.getHeader(header);
  return typeof id === "string" ? id : assignRequestId(response);
}
