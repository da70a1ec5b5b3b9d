import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { limits } from "@asm-atlas/data/domain/limits.ts";
import { readCookie } from "../http/cookies.ts";

/** How the browser keeps a session. `__Host-` binds the cookie to this host and to https; without https only the plain name is possible. */
export interface SessionCookie {
  /** The token a request carries, or undefined when it carries none that could be ours. */
  read(request: IncomingMessage): string | undefined;
  set(token: string): string;
  clear(): string;
}

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

export function createSessionCookie(isHttps: boolean): SessionCookie {
  const name = isHttps ? "__Host-atlas" : "atlas";
  const attributes = `Path=/; HttpOnly; SameSite=Lax${isHttps ? "; Secure" : ""}`;
  return {
    read: (request) => {
      const token = readCookie(request, name);
      return token !== undefined && tokenPattern.test(token) ? token : undefined;
    },
    set: (token) => `${name}=${token}; ${attributes}; Max-Age=${limits.sessionAbsoluteMs / 1000}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  };
}

/** 256 random bits: nothing to guess, so one round of SHA-256 is enough to keep it by. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a token: whoever reads the table cannot sign in with it. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(Buffer.from(token, "base64url")).digest();
}
