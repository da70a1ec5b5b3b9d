import { limits } from "@asm-atlas/data/domain/limits.ts";
import { DatabaseUnavailableError, isServerTimeout, TransactionTimeoutError } from "../db/errors.ts";
import { Problem } from "./problem.ts";

/** What Express and its body reader throw: an error with the status it stands for and sometimes a type. */
interface HttpLikeError extends Error {
  readonly status: number;
  readonly type?: string;
}

function isHttpLike(error: unknown): error is HttpLikeError {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}

function fromHttpLike(error: HttpLikeError): Problem | undefined {
  switch (error.type) {
    case "entity.parse.failed":
      return new Problem("request.malformed-json", "Send one JSON object or array, in UTF-8.", { cause: error });
    case "entity.too.large":
      return new Problem("request.too-large", `A request body may hold ${limits.bodyBytes} bytes.`, { cause: error });
    case "encoding.unsupported":
    case "charset.unsupported":
      return new Problem(
        "request.unsupported-media-type",
        "Send UTF-8, plain or compressed with gzip, deflate or br.",
        {
          cause: error,
        },
      );
    default:
      return error.status >= 400 && error.status < 500
        ? new Problem("request.malformed", "The request is not one this server can read.", { cause: error })
        : undefined;
  }
}

/** The problem an error stands for. What nobody expected becomes `server.unexpected`, which says nothing of the inside. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DatabaseUnavailableError) {
    return new Problem("database.unavailable", "Try again in a few seconds.", {
      headers: { "Retry-After": "3" },
      cause: error,
    });
  }
  if (error instanceof TransactionTimeoutError || isServerTimeout(error)) {
    return new Problem("database.too-slow", "Ask for less at once (a smaller bbox or limit), or try again later.", {
      headers: { "Retry-After": "10" },
      cause: error,
    });
  }
  return (
    (isHttpLike(error) ? fromHttpLike(error) : undefined) ??
    new Problem("server.unexpected", "The failure has been recorded under this request's id.", { cause: error })
  );
}
