import type { Request } from "express";
import { Problem } from "./problem.ts";

const hostPattern = /^(?:[a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Where links of an answer point: the public origin when one is configured, else the host that was asked. */
export function baseUrlReader(origin: string | undefined): (request: Request) => string {
  return (request) => {
    if (origin !== undefined) return origin;
    const { host } = request.headers;
    if (host === undefined || !hostPattern.test(host)) {
      throw new Problem("request.malformed", "The Host header is missing or is not a host name.");
    }
    return `http://${host}`;
  };
}
