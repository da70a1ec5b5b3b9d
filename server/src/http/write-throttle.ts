import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { Request, RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import type { Identify } from "./asker.ts";
import { Problem } from "./problem.ts";

const readingMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Throttles how much one account writes, over all its sessions: what is refused counts, too. The answer beyond the limit has `Retry-After`
 * and comes before the body is read. Whoever is not signed in may write nothing anyway and is told so by the gate.
 * In memory, so it forgets at a restart and each process counts for itself.
 * @param perWindow most writes of an account in `limits.writesWindowMs`
 */
export function writeThrottle(identify: Identify, perWindow: number): RequestHandler {
  const accountOf = async (request: Request) => (await identify(request)).session?.account.id;
  return rateLimit({
    windowMs: limits.writesWindowMs,
    limit: perWindow,
    identifier: "changes",
    standardHeaders: "draft-8",
    legacyHeaders: false,
    // Behind no configured proxy the header is ignored, as it must be; the package would write a warning to the console each time.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    skip: async (request) => readingMethods.has(request.method) || (await accountOf(request)) === undefined,
    keyGenerator: async (request) => (await accountOf(request)) ?? "nobody",
    handler: (_request, _response, next) =>
      next(
        new Problem(
          "rate.too-many-changes",
          `An account may make ${perWindow} changes in a minute. Wait, and send it again.`,
        ),
      ),
  });
}
