import { createHash } from "node:crypto";
import type { Encoding } from "./encoding.ts";

/** What identifies one state of an answer. Weak: equal in meaning, not in every byte (a page carries the time it was made). */
export interface EntityTag {
  readonly value: string;
  readonly weak?: boolean;
}

/** 128 bits of SHA-256: enough that two states never share a tag. */
export function digest(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("base64url").slice(0, 22);
}

const suffixOf = { identity: "", gzip: "-gz", br: "-br" } as const satisfies Record<Encoding, string>;

/** The `ETag` header. A strong tag stands for bytes, so each encoding has its own. */
export function formatEntityTag(tag: EntityTag, encoding: Encoding): string {
  return tag.weak ? `W/"${tag.value}"` : `"${tag.value}${suffixOf[encoding]}"`;
}

/** The `ETag` of a Brotli body made again, smaller: other bytes of the same state. */
export function formatBestTag(value: string): string {
  return `"${value}-best"`;
}

/** Does `If-None-Match` name this state, in whichever encoding it was sent (RFC 9110 13.1.2, weak comparison)? */
export function isNamedBy(header: string | undefined, tag: EntityTag): boolean {
  if (header === undefined) return false;
  if (header.trim() === "*") return true;
  return header.split(",").some((candidate) => {
    const value = /^(?:W\/)?"([^"]*)"$/.exec(candidate.trim())?.[1];
    return value !== undefined && (value === tag.value || value.replace(/-(?:gz|br|best)$/, "") === tag.value);
  });
}
