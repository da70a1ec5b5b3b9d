import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { Request, RequestHandler } from "express";
import { ipKeyGenerator, type Options, rateLimit } from "express-rate-limit";
import type { Identify } from "../http/asker.ts";
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

/** Failed although the password was right: no guess. Else whoever signs in with a second factor would soon be locked out. */
const knowing = new WeakSet<Request>();

export function doesNotCount(request: Request): void {
  knowing.add(request);
}

const wasNoGuess: NonNullable<Options["requestWasSuccessful"]> = (request, response) =>
  response.statusCode < 400 || knowing.has(request);

const addressOf = (request: Request): string => ipKeyGenerator(request.ip ?? "unknown");

/** Throttles sign-ins by address and by account, whether or not the account exists. The body must have been read and checked. */
export function signInThrottle(): RequestHandler[] {
  return [
    rateLimit({ ...shared, identifier: "address", requestWasSuccessful: wasNoGuess, keyGenerator: addressOf }),
    rateLimit({
      ...shared,
      identifier: "account",
      requestWasSuccessful: wasNoGuess,
      skip: (request) => typeof request.body?.email !== "string",
      keyGenerator: (request) => String(request.body.email).toLowerCase(),
    }),
  ];
}

/** Throttles guesses at what opens once, by address: tokens of invitations. Anything but an unknown token is no guess. */
export function tokenThrottle(): RequestHandler {
  return rateLimit({
    ...shared,
    identifier: "address",
    requestWasSuccessful: (_request, response) => response.statusCode !== 404,
    keyGenerator: addressOf,
  });
}

/** Throttles guesses of somebody signed in at the password or code of the same account, over all its sessions. */
export function ownSecretThrottle(identify: Identify): RequestHandler {
  return rateLimit({
    ...shared,
    identifier: "account",
    requestWasSuccessful: wasNoGuess,
    keyGenerator: async (request) => (await identify(request)).session?.account.id ?? addressOf(request),
  });
}
