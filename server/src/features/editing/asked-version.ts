import type { Request } from "express";
import { Problem } from "../../http/problem.ts";

/** The tag of a record that can be edited begins with its version: `v12-…`; what follows stands for the bytes. */
export function versionTag(version: number, rest: string): string {
  return `v${version}-${rest}`;
}

/**
 * The version an `If-Match` names.
 * @throws Problem `record.version-required` (428) when there is none: a change that does not say what it changes could undo somebody's work
 */
export function askedVersion(request: Request): number {
  const header = request.headers["if-match"];
  const version = /^"v(\d{1,9})-[^"]*"$/.exec(header?.trim() ?? "")?.[1];
  if (version !== undefined) return Number(version);
  throw new Problem("record.version-required", "Send If-Match with the ETag of the record as you read it.");
}
