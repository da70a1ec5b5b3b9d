import { limits } from "@asm-atlas/data/domain/limits.ts";
import type { StaffRole } from "@asm-atlas/data/domain/roles.ts";
import express, { type RequestHandler, type Router } from "express";
import { z } from "zod";
import type { Database } from "../db/database.ts";
import { type Account, type Asker, anonymous, signedIn } from "../http/asker.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { jsonBody, parsedBody } from "../http/json-body.ts";
import { Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import type { SessionLookup } from "./identify.ts";
import { passwordFits } from "./passwords.ts";
import { type SpentCode, spentBy } from "./second-factor.ts";
import { closeSession, findCredentials, holdsOnlyDemoData, listDemoAccounts, openSession, spendCode } from "./store.ts";
import { doesNotCount, signInThrottle } from "./throttle.ts";
import { hashToken, makeToken, type SessionCookie } from "./tokens.ts";

const withPassword = z.strictObject({
  email: z.string().min(3).max(limits.emailCharacters),
  password: z.string().min(1).max(limits.passwordCharacters),
  /** Of the authenticator app, or a recovery code; for accounts that have a second factor. */
  code: z.string().trim().min(1).max(limits.secondFactorCharacters).optional(),
});
const asDemoAccount = z.strictObject({ demoAccount: z.enum(["planner", "officer", "administrator"]) });
const signInBody = z.union([withPassword, asDemoAccount]);

/** The body of `GET` and `POST /api/session`. */
interface SessionBody {
  readonly role: Asker["role"];
  readonly account?: Pick<Account, "id" | "email" | "displayName" | "role">;
  /** ISO 8601; the session also ends after `limits.sessionIdleMs` without use. */
  readonly expiresAt?: string;
  /** Offered for one click while the database holds demo data and nothing else; empty otherwise. */
  readonly demoAccounts: readonly {
    readonly demoAccount: StaffRole;
    readonly displayName: string;
    readonly email: string;
  }[];
}

export interface SessionParts {
  readonly gate: Gate;
  readonly database: Database;
  readonly cookie: SessionCookie;
  readonly lookup: SessionLookup;
  /** Is this server set up for demonstration at all (ATLAS_DEMO)? */
  readonly isDemo: boolean;
}

const wrongCredentials = () =>
  new Problem("session.wrong-credentials", "Check both. After several failed tries there is a pause.");

export function sessionRoutes(parts: SessionParts): Router {
  const router = express.Router();
  const checkBody: RequestHandler = (request, _response, next) => {
    readKnownQuery(request, []);
    request.body = parsedBody(signInBody, request.body);
    next();
  };
  route(router, "/session", {
    GET: parts.gate.plain((ask) => {
      readKnownQuery(ask.request, []);
      return sessionReply(parts, ask.asker, 200, staleCookieHeaders(parts, ask));
    }),
    POST: [...jsonBody, checkBody, ...signInThrottle(), parts.gate.plain((ask) => signIn(parts, ask))],
    DELETE: parts.gate.plain((ask) => signOut(parts, ask)),
  });
  return router;
}

/** A cookie that no longer means anything is taken back, so that the browser stops sending it. */
function staleCookieHeaders({ cookie }: SessionParts, ask: Ask): Record<string, string> {
  const isStale = ask.asker === anonymous && cookie.read(ask.request) !== undefined;
  return isStale ? { "Set-Cookie": cookie.clear() } : {};
}

async function sessionReply(
  { database, isDemo }: SessionParts,
  asker: Asker,
  status: number,
  headers: Record<string, string>,
): Promise<Reply> {
  const demoAccounts = isDemo
    ? await database.transaction({ role: "owner", readOnly: true }, async (transaction) =>
        (await holdsOnlyDemoData(transaction)) ? listDemoAccounts(transaction) : [],
      )
    : [];
  const { session } = asker;
  const body: SessionBody = {
    role: asker.role,
    ...(session
      ? {
          account: {
            id: session.account.id,
            email: session.account.email,
            displayName: session.account.displayName,
            role: session.account.role,
          },
          expiresAt: session.expiresAt,
        }
      : {}),
    demoAccounts: demoAccounts.map(({ role, displayName, email }) => ({ demoAccount: role, displayName, email })),
  };
  return {
    ...jsonReply(body, status),
    headers: { "Cache-Control": "private, no-store", Vary: "Cookie, Accept-Encoding", ...headers },
  };
}

async function signIn(parts: SessionParts, ask: Ask): Promise<Reply> {
  const body = ask.request.body as z.infer<typeof signInBody>;
  const { accountId, spends } =
    "email" in body ? await checkCredentials(parts, ask, body) : await chooseDemoAccount(parts, body.demoAccount);
  const token = makeToken();
  const replaced = parts.cookie.read(ask.request);
  const session = await parts.database.transaction({ role: "owner", signal: ask.signal }, async (transaction) => {
    if (spends && !(await spendCode(transaction, accountId, spends))) return undefined;
    return openSession(
      transaction,
      accountId,
      hashToken(token),
      replaced === undefined ? undefined : hashToken(replaced),
    );
  });
  if (replaced !== undefined) parts.lookup.forget(replaced);
  if (!session) throw wrongCredentials();
  return sessionReply(parts, signedIn(session), 201, { "Set-Cookie": parts.cookie.set(token) });
}

interface Opened {
  readonly accountId: string;
  /** The code that was used, and with the session is used up. */
  readonly spends?: SpentCode;
}

/**
 * The account that password and code open. An unknown, a disabled and a wrongly spelt account take the same way to the same answer,
 * and so do a wrong password and a wrong code: only a right password without any code is told apart, since its owner must be asked.
 */
async function checkCredentials(parts: SessionParts, ask: Ask, body: z.infer<typeof withPassword>): Promise<Opened> {
  const credentials = await parts.database.transaction({ role: "owner", readOnly: true }, (transaction) =>
    findCredentials(transaction, body.email.toLowerCase()),
  );
  const fits = await passwordFits(credentials?.usableHash, body.password);
  const factor = credentials?.secondFactor;
  const spends = body.code === undefined ? undefined : spentBy(body.code, factor, Date.now());
  if (!fits || credentials === undefined) throw wrongCredentials();
  const { accountId } = credentials;
  if (factor === undefined) return { accountId };
  if (spends) return { accountId, spends };
  if (body.code !== undefined) throw wrongCredentials();
  doesNotCount(ask.request);
  throw new Problem("session.second-factor-required", "Send it again with the code your app shows.");
}

async function chooseDemoAccount({ database, isDemo }: SessionParts, role: StaffRole): Promise<Opened> {
  const account = isDemo
    ? await database.transaction({ role: "owner", readOnly: true }, async (transaction) =>
        (await holdsOnlyDemoData(transaction))
          ? (await listDemoAccounts(transaction)).find((offered) => offered.role === role)
          : undefined,
      )
    : undefined;
  if (!account) {
    throw new Problem(
      "session.demo-not-offered",
      "Sign in with your e-mail and password. Demo accounts are for a database with nothing real in it.",
    );
  }
  return { accountId: account.id };
}

async function signOut({ database, cookie, lookup }: SessionParts, ask: Ask): Promise<Reply> {
  readKnownQuery(ask.request, []);
  const token = cookie.read(ask.request);
  if (token !== undefined) {
    await database.transaction({ role: "owner" }, (transaction) => closeSession(transaction, hashToken(token)));
    lookup.forget(token);
  }
  return { status: 204, headers: { "Set-Cookie": cookie.clear(), "Cache-Control": "private, no-store" } };
}
