import type { RequestHandler } from "express";
import helmet from "helmet";

/**
 * The content security policy: everything from here and nothing from elsewhere. Only inline styles are allowed, because the
 * component library injects its own. Trusted Types are left out: they break the map's worker.
 */
export const directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  workerSrc: ["'self'"],
  imgSrc: ["'self'", "data:", "blob:"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  // The following have no fallback to default-src.
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const year = 31_536_000;

/** @param isHttps whether the public origin is https: only then may a browser be told to insist on it */
export function securityHeaders(isHttps: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: isHttps ? { maxAge: year, includeSubDomains: false } : false,
    referrerPolicy: { policy: "same-origin" },
    frameguard: { action: "deny" },
  });
}

/** The few that matter to an answer that is data and never a page; for the map feed, which is sent before anything else runs. */
export function securityHeadersOfData(isHttps: boolean): readonly string[] {
  return [
    "X-Content-Type-Options",
    "nosniff",
    "Cross-Origin-Resource-Policy",
    "same-origin",
    "Referrer-Policy",
    "same-origin",
    ...(isHttps ? ["Strict-Transport-Security", `max-age=${year}`] : []),
  ];
}
