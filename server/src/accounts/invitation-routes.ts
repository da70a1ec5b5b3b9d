import express, { type Router } from "express";
import type { Database } from "../db/database.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { jsonBody, parsedBody } from "../http/json-body.ts";
import { Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import type { SessionLookup } from "../session/identify.ts";
import { requireGoodPassword } from "../session/password-rules.ts";
import { hashPassword } from "../session/passwords.ts";
import { tokenThrottle } from "../session/throttle.ts";
import { hashToken } from "../session/tokens.ts";
import { invitationBody } from "./bodies.ts";
import { useInvitation } from "./invitations.ts";
import { setPassword } from "./own-store.ts";

interface InvitationParts {
  readonly gate: Gate;
  readonly database: Database;
  readonly lookup: SessionLookup;
}

/** Where a one-time link leads: anybody who holds it sets the password of its account, once. Mount at /api. */
export function invitationRoutes(parts: InvitationParts): Router {
  const router = express.Router();
  route(router, "/invitations", {
    POST: [...jsonBody, tokenThrottle(), parts.gate.plain((ask) => acceptInvitation(parts, ask))],
  });
  return router;
}

/** The password is judged and hashed before the token is looked at: an unknown link takes as long to refuse as a good one to use. */
async function acceptInvitation({ database, lookup }: InvitationParts, ask: Ask): Promise<Reply> {
  readKnownQuery(ask.request, []);
  const { token, password } = parsedBody(invitationBody, ask.request.body);
  await requireGoodPassword(password, { email: "", displayName: "" }, "/password");
  const passwordHash = await hashPassword(password);
  const owner = await database.transaction({ role: "owner", signal: ask.signal }, async (transaction) => {
    const found = await useInvitation(transaction, hashToken(token));
    if (!found) {
      throw new Problem("invitation.not-valid", "It was used, has expired or was replaced. Ask for a new one.");
    }
    // Thrown in here, so that the link is not used up by a password that is refused.
    await requireGoodPassword(password, found, "/password");
    await setPassword(transaction, found.accountId, passwordHash, undefined);
    return found;
  });
  lookup.forgetAccount(owner.accountId);
  return { ...jsonReply({ email: owner.email }), headers: { "Cache-Control": "private, no-store" } };
}
