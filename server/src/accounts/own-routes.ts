import express, { type Router } from "express";
import type { Database } from "../db/database.ts";
import { uuidPattern } from "../features/property-value.ts";
import type { Account, Identify } from "../http/asker.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { jsonBody, parsedBody } from "../http/json-body.ts";
import { Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import type { SessionLookup } from "../session/identify.ts";
import { requireGoodPassword } from "../session/password-rules.ts";
import { hashPassword, passwordFits } from "../session/passwords.ts";
import { describeSecret, makeSecret } from "../session/second-factor.ts";
import { doesNotCount, ownSecretThrottle } from "../session/throttle.ts";
import { hashToken, type SessionCookie } from "../session/tokens.ts";
import { codeBody, passwordBody, passwordChangeBody } from "./bodies.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  countRecoveryCodes,
  endSession,
  listSessions,
  loadPasswordHash,
  removeSecondFactor,
  setPassword,
} from "./own-store.ts";
import { loadAccount, withdrawInvitations } from "./store.ts";

interface OwnAccountParts {
  readonly gate: Gate;
  readonly database: Database;
  readonly cookie: SessionCookie;
  readonly lookup: SessionLookup;
}

const privately = (reply: Reply): Reply => ({ ...reply, headers: { "Cache-Control": "private, no-store" } });

/** The account that asks; the gate has seen to it that there is one. */
function accountOf(ask: Ask): Account {
  const { session } = ask.asker;
  if (!session) throw new Error("An endpoint about one's own account was reached without a session");
  return session.account;
}

/** What everybody signed in may see and change of their own account. Mount at /api. */
export function ownAccountRoutes(parts: OwnAccountParts): Router {
  const router = express.Router();
  const guesses = ownSecretThrottle(parts.lookup.identify satisfies Identify);
  route(router, "/account", { GET: readHandler(parts) });
  route(router, "/account/password", { POST: [...jsonBody, guesses, passwordHandler(parts)] });
  route(router, "/account/sessions/:id", { DELETE: endSessionHandler(parts) });
  route(router, "/account/second-factor", {
    POST: [...jsonBody, guesses, beginHandler(parts)],
    DELETE: [...jsonBody, guesses, removeHandler(parts)],
  });
  route(router, "/account/second-factor/confirm", { POST: [...jsonBody, guesses, confirmHandler(parts)] });
  return router;
}

/** The key of the session that asks, as the database keeps it. */
function tokenHashOf({ cookie }: OwnAccountParts, ask: Ask): Buffer {
  return hashToken(cookie.read(ask.request) ?? "");
}

function readHandler(parts: OwnAccountParts) {
  return parts.gate.reading({
    may: "self",
    as: "owner",
    parse: (ask) => {
      readKnownQuery(ask.request, []);
      return { id: accountOf(ask).id, tokenHash: tokenHashOf(parts, ask) };
    },
    load: async (transaction, { id, tokenHash }) => {
      const { email, displayName, role, aimags, hasSecondFactor } = await loadAccount(transaction, id);
      return {
        account: { email, displayName, role, aimags },
        hasSecondFactor,
        recoveryCodesLeft: hasSecondFactor ? await countRecoveryCodes(transaction, id) : 0,
        sessions: await listSessions(transaction, id, tokenHash),
      };
    },
    render: (own) => privately(jsonReply(own)),
  });
}

/**
 * Whoever finds a browser left open knows no password: what could shut its owner out asks for it again.
 * Once it was right, whatever else may be wrong is no guess.
 */
async function requirePassword({ database }: OwnAccountParts, ask: Ask, password: string, path: string): Promise<void> {
  const { id } = accountOf(ask);
  const passwordHash = await database.transaction(
    { role: "owner", readOnly: true, signal: ask.signal },
    (transaction) => loadPasswordHash(transaction, id),
  );
  if (await passwordFits(passwordHash.startsWith("$argon2") ? passwordHash : undefined, password)) {
    doesNotCount(ask.request);
    return;
  }
  const message = "This is not the password of this account.";
  throw new Problem("account.wrong-password", message, { errors: [{ path, code: "wrong", message }] });
}

function passwordHandler(parts: OwnAccountParts) {
  return parts.gate.writing({
    may: "self",
    as: "owner",
    parse: async (ask) => {
      readKnownQuery(ask.request, []);
      const { current, next } = parsedBody(passwordChangeBody, ask.request.body);
      await requirePassword(parts, ask, current, "/current");
      await requireGoodPassword(next, accountOf(ask), "/next");
      return { passwordHash: await hashPassword(next), tokenHash: tokenHashOf(parts, ask) };
    },
    write: async (transaction, { passwordHash, tokenHash }, ask) => {
      await setPassword(transaction, accountOf(ask).id, passwordHash, tokenHash);
      // Whoever finds a forgotten link must not set it once more.
      await withdrawInvitations(transaction, accountOf(ask).id);
    },
    render: (_done, _input, ask) => {
      parts.lookup.forgetAccount(accountOf(ask).id);
      return privately({ status: 204 });
    },
  });
}

function endSessionHandler({ gate, lookup }: OwnAccountParts) {
  return gate.writing({
    may: "self",
    as: "owner",
    parse: (ask) => {
      readKnownQuery(ask.request, []);
      return String(ask.request.params.id);
    },
    // One that has ended meanwhile, or never was one of mine, is as gone as it should be.
    write: async (transaction, id, ask) => {
      if (uuidPattern.test(id)) await endSession(transaction, accountOf(ask).id, id);
    },
    render: (_done, _id, ask) => {
      lookup.forgetAccount(accountOf(ask).id);
      return privately({ status: 204 });
    },
  });
}

function beginHandler(parts: OwnAccountParts) {
  return parts.gate.writing({
    may: "self",
    as: "owner",
    parse: async (ask) => {
      readKnownQuery(ask.request, []);
      await requirePassword(parts, ask, parsedBody(passwordBody, ask.request.body).password, "/password");
      return makeSecret();
    },
    write: (transaction, secret, ask) => beginSecondFactor(transaction, accountOf(ask).id, secret),
    render: (_done, secret, ask) => privately(jsonReply(describeSecret(secret, accountOf(ask).email), 201)),
  });
}

function confirmHandler({ gate }: OwnAccountParts) {
  return gate.writing({
    may: "self",
    as: "owner",
    parse: (ask) => {
      readKnownQuery(ask.request, []);
      return parsedBody(codeBody, ask.request.body).code;
    },
    write: (transaction, code, ask) => confirmSecondFactor(transaction, accountOf(ask).id, code, Date.now()),
    render: (recoveryCodes) => privately(jsonReply({ recoveryCodes })),
  });
}

function removeHandler(parts: OwnAccountParts) {
  return parts.gate.writing({
    may: "self",
    as: "owner",
    parse: async (ask) => {
      readKnownQuery(ask.request, []);
      await requirePassword(parts, ask, parsedBody(passwordBody, ask.request.body).password, "/password");
    },
    write: (transaction, _nothing, ask) => removeSecondFactor(transaction, accountOf(ask).id),
    render: () => privately({ status: 204 }),
  });
}
