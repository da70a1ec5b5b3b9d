import type { RequestHandler } from "express";
import { Problem } from "./problem.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined; // not an origin at all: belongs to nobody, so not to us
  }
}

/**
 * Refuses writes that another site makes a browser send. Browsers say where a request comes from in `Sec-Fetch-Site` and `Origin`
 * and let no page change either; what sends neither is no browser and carries no stolen cookie.
 * @param origin the configured public origin; absent: whatever host is asked is ours
 */
export function originCheck(origin: string | undefined): RequestHandler {
  return (request, _response, next) => {
    if (safeMethods.has(request.method)) return next();
    const site = request.headers["sec-fetch-site"];
    const from = request.headers.origin;
    const isFromElsewhere = site !== undefined && site !== "same-origin" && site !== "none";
    const isForeign =
      from !== undefined &&
      (origin !== undefined ? from !== origin : hostOf(from) !== request.headers.host?.toLowerCase());
    if (isFromElsewhere || isForeign) {
      throw new Problem("request.cross-site", "Send this from the atlas's own pages, or without a browser.");
    }
    next();
  };
}
