import type { ErrorRequestHandler, RequestHandler } from "express";
import { Problem } from "./problem.ts";
import { problemReply, sendReply } from "./reply.ts";
import { requestIdOf } from "./request-id.ts";
import type { ServerLog } from "./server-log.ts";
import { toProblem } from "./to-problem.ts";

/** Turns whatever was thrown into one problem. Only what is our fault is logged as an error, with its cause and never with query, cookie or body. */
export function failureHandler(log: ServerLog): ErrorRequestHandler {
  return async (error, request, response, _next) => {
    const problem = toProblem(error);
    const requestId = requestIdOf(response);
    if (problem.status >= 500) {
      log.error(
        {
          requestId,
          method: request.method,
          path: request.path,
          code: problem.code,
          error: describeError(problem.cause),
        },
        "request failed",
      );
    }
    if (response.headersSent) response.destroy();
    else await sendReply(request, response, problemReply(problem, requestId));
  };
}

/** What of an error may be written down: `pg` puts values of the row into `detail`, so that stays out. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = "code" in error ? error.code : undefined;
  const constraint = "constraint" in error ? error.constraint : undefined;
  return { name, message, stack, code, constraint };
}

/** The end of a router: nothing is here. */
export const nothingHere: RequestHandler = () => {
  throw new Problem("route.not-found", "Look at /ogc for what is offered.");
};
