import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { RequestHandler } from "express";
import { ipKeyGenerator, type Options, rateLimit } from "express-rate-limit";
import { Problem } from "../http/problem.ts";

const minutes = limits.signInWindowMs / 60_000;

/** Counts failed tries only: a success takes its own try back. In memory, so it forgets at a restart and each process counts for itself. */
const shared = {
  windowMs: limits.signInWindowMs,
  limit: limits.signInAttempts,
  skipSuccessfulRequests: true,
  standardHeaders: "draft-8",
  legacyHeaders: false,
  // Behind no configured proxy the header is ignored, as it must be; the package would write a warning to the console each time.
  validate: { xForwardedForHeader: false, forwardedHeader: false },
  handler: (_request, _response, next) => {
    next(new Problem("rate.too-many", `After ${limits.signInAttempts} failed tries wait up to ${minutes} minutes.`));
  },
} satisfies Partial<Options>;

/** Throttles sign-ins by address and by account, whether or not the account exists. The body must have been read and checked. */
export function signInThrottle(): RequestHandler[] {
  return [
    rateLimit({ ...shared, identifier: "address", keyGenerator: (request) => ipKeyGenerator(request.ip ?? "unknown") }),
    rateLimit({
      ...shared,
      identifier: "account",
      skip: (request) => typeof request.body?.email !== "string",
      keyGenerator: (request) => String(request.body.email).toLowerCase(),
    }),
  ];
}
