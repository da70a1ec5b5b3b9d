import type { RequestHandler } from "express";
import type { Log } from "../db/log.ts";
import { requestIdOf } from "./request-id.ts";

/** What the server needs of a logger; pino's fits. */
export interface ServerLog extends Log {
  debug(fields: object, message: string): void;
}

/** One line a request at level debug: path without query, which may hold what somebody searched for. */
export function requestLog(log: ServerLog): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once("close", () => {
      const fields = {
        requestId: requestIdOf(response),
        method: request.method,
        path: request.originalUrl.replace(/\?.*$/s, ""),
        status: response.statusCode,
        durationMs: Math.round(performance.now() - startedAt),
        ...(response.writableFinished ? {} : { clientLeft: true }),
      };
      log.debug(fields, "request");
    });
    next();
  };
}
