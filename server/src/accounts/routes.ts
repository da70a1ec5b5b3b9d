import express, { type Router } from "express";
import { uuidPattern } from "../features/property-value.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { jsonBody, parsedBody } from "../http/json-body.ts";
import { invalidParameter, Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import type { SessionLookup } from "../session/identify.ts";
import { accountChangeBody, newAccountBody } from "./bodies.ts";
import { loadDeeds } from "./deeds.ts";
import { makeInvitation } from "./invitations.ts";
import { insertAccount, listAccounts, loadAccount, updateAccount } from "./store.ts";

interface AccountParts {
  readonly gate: Gate;
  readonly lookup: SessionLookup;
}

const privately = (reply: Reply): Reply => ({ ...reply, headers: { "Cache-Control": "private, no-store" } });

function accountIdOf(ask: Ask): string {
  readKnownQuery(ask.request, []);
  return idOf(ask);
}

function idOf(ask: Ask): string {
  const id = String(ask.request.params.id);
  if (!uuidPattern.test(id)) throw new Problem("account.not-found", "The list of accounts shows which there are.");
  return id;
}

/** Who may sign in, kept by administrators. Mount at /api. */
export function accountRoutes({ gate, lookup }: AccountParts): Router {
  const router = express.Router();
  route(router, "/accounts", { GET: listHandler(gate), POST: [...jsonBody, inviteHandler(gate)] });
  route(router, "/accounts/:id", { PATCH: [...jsonBody, changeHandler(gate, lookup)] });
  route(router, "/accounts/:id/changes", { GET: deedsHandler(gate) });
  route(router, "/accounts/:id/invitation", { POST: linkHandler(gate) });
  return router;
}

function listHandler(gate: Gate) {
  return gate.reading({
    may: ["change", "accounts"],
    as: "owner",
    parse: (ask) => readKnownQuery(ask.request, []),
    load: listAccounts,
    render: (accounts) => privately(jsonReply({ accounts })),
  });
}

function inviteHandler(gate: Gate) {
  return gate.writing({
    may: ["create", "accounts"],
    as: "owner",
    parse: (ask) => {
      readKnownQuery(ask.request, []);
      return parsedBody(newAccountBody, ask.request.body);
    },
    write: async (transaction, account, ask) => {
      const id = await insertAccount(transaction, account);
      const invitation = await makeInvitation(transaction, id, ask.baseUrl);
      return { account: await loadAccount(transaction, id), ...invitation };
    },
    render: (made) => privately(jsonReply(made, 201)),
  });
}

function changeHandler(gate: Gate, lookup: SessionLookup) {
  return gate.writing({
    may: ["change", "accounts"],
    as: "owner",
    parse: (ask) => ({ id: accountIdOf(ask), change: parsedBody(accountChangeBody, ask.request.body) }),
    write: async (transaction, { id, change }) => {
      await updateAccount(transaction, id, change);
      return loadAccount(transaction, id);
    },
    render: (account) => {
      // What was believed of its sessions is old: a new role, or none at all, holds from the next request.
      lookup.forgetAccount(account.id);
      return privately(jsonReply(account));
    },
  });
}

/** What an account did, a page at a time: administrators look where something is amiss. */
function deedsHandler(gate: Gate) {
  return gate.reading({
    may: ["change", "accounts"],
    as: "owner",
    parse: (ask) => {
      const before = readKnownQuery(ask.request, ["before"]).get("before");
      if (before !== undefined && !/^\d{1,15}$/.test(before))
        throw invalidParameter("before", "it is the id of an entry.");
      return { id: idOf(ask), before: before === undefined ? undefined : Number(before) };
    },
    load: async (transaction, { id, before }) => {
      await loadAccount(transaction, id);
      return loadDeeds(transaction, id, before);
    },
    render: (told) => privately(jsonReply(told)),
  });
}

function linkHandler(gate: Gate) {
  return gate.writing({
    may: ["change", "accounts"],
    as: "owner",
    parse: accountIdOf,
    write: (transaction, id, ask) => makeInvitation(transaction, id, ask.baseUrl),
    render: (link) => privately(jsonReply(link, 201)),
  });
}
