import type { IncomingMessage } from "node:http";
import type { Database } from "../db/database.ts";
import { type Asker, anonymous, type Identify, signedIn } from "../http/asker.ts";
import { findSession, markSeen } from "./store.ts";
import { hashToken, type SessionCookie } from "./tokens.ts";

/** Found sessions are believed for this long. Signing out is felt at once by this process, within this time by others. */
const believeMs = 3_000;
const rememberAtMost = 10_000;

export interface SessionLookup {
  readonly identify: Identify;
  /** Forgets what was believed of a token; a look-up under way is not believed either. */
  forget(token: string): void;
  /** Forgets every session of an account, whose rights or sessions have just changed. */
  forgetAccount(accountId: string): void;
}

export function createSessionLookup(database: Database, cookie: SessionCookie): SessionLookup {
  const believed = new Map<string, { readonly asker: Asker; readonly atMs: number }>();
  let forgotten = 0;

  function believe(token: string): Asker | undefined {
    const entry = believed.get(token);
    if (entry === undefined || Date.now() - entry.atMs > believeMs) return undefined;
    const { session } = entry.asker;
    return session !== undefined && Date.parse(session.expiresAt) <= Date.now() ? undefined : entry.asker;
  }

  async function lookUp(token: string, signal?: AbortSignal): Promise<Asker> {
    const atForgotten = forgotten;
    const tokenHash = hashToken(token);
    const owner = { role: "owner", ...(signal ? { signal } : {}) } as const;
    const found = await database.transaction({ ...owner, readOnly: true }, (transaction) =>
      findSession(transaction, tokenHash),
    );
    if (found?.isSeenLongAgo) await database.transaction(owner, (transaction) => markSeen(transaction, tokenHash));
    const asker = found ? signedIn(found.session) : anonymous;
    if (forgotten === atForgotten) {
      if (believed.size >= rememberAtMost) believed.clear();
      believed.set(token, { asker, atMs: Date.now() });
    }
    return asker;
  }

  const known = (request: IncomingMessage): Asker | undefined => {
    const token = cookie.read(request);
    return token === undefined ? anonymous : believe(token);
  };
  const identify = async (request: IncomingMessage, signal?: AbortSignal): Promise<Asker> => {
    const token = cookie.read(request);
    if (token === undefined) return anonymous;
    return believe(token) ?? lookUp(token, signal);
  };

  return {
    identify: Object.assign(identify, { known }),
    forget: (token) => {
      forgotten += 1;
      believed.delete(token);
    },
    forgetAccount: (accountId) => {
      forgotten += 1;
      for (const [token, { asker }] of believed) if (asker.session?.account.id === accountId) believed.delete(token);
    },
  };
}
