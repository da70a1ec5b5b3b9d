import { type RegisterRecord, registerCollections } from "@asm-atlas/data/domain/publication/register.ts";
import express, { type Router } from "express";
import type { Transaction } from "../db/database.ts";
import { askedVersion, versionTag } from "../features/editing/asked-version.ts";
import { uuidPattern } from "../features/property-value.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { jsonBody, parsedBody } from "../http/json-body.ts";
import { Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import { withdrawalBody } from "./bodies.ts";
import { confirm, confirmPhoto, type Meant, propose, withdraw } from "./decide.ts";
import { type RegisterKind, registerKinds } from "./register-kinds.ts";
import { countWorkNearby, loadDeeds, loadEntries, loadNext, loadPreviews } from "./store.ts";

/**
 * How records are shown to everyone, decided one by one: read by staff, proposed by one and confirmed by another. Nothing of it is public
 * before the next release. Tables of releases are in no role's reach: the owner works, and triggers hold who may decide what. Mount at /api.
 */
export function registerRoutes(gate: Gate): Router {
  const router = express.Router();
  route(router, "/register", { GET: listHandler(gate) });
  for (const kind of registerKinds) {
    const address = `/register/${kind.collection}/:id`;
    route(router, address, { GET: readHandler(gate, kind), PUT: [...jsonBody, proposeHandler(gate, kind)] });
    route(router, `${address}/confirm`, { POST: confirmHandler(gate, kind) });
    route(router, `${address}/withdraw`, { POST: [...jsonBody, withdrawHandler(gate, kind)] });
  }
  route(router, "/register/photos/:id/confirm", { POST: confirmPhotoHandler(gate) });
  return router;
}

const privately = (reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, "Cache-Control": "private, no-store" },
});

function idOf(ask: Ask): string {
  readKnownQuery(ask.request, []);
  const id = String(ask.request.params.id);
  if (!uuidPattern.test(id)) throw notFound();
  return id;
}

const notFound = () => new Problem("feature.not-found", "The collection's items list what is there.");

const meantBy = (ask: Ask): Meant => ({ id: idOf(ask), version: askedVersion(ask.request) });

/** @throws Problem when nobody is signed in */
function accountOf(ask: Ask): string {
  const { session } = ask.asker;
  if (!session) throw new Problem("session.required", "The register's decisions are for staff.");
  return session.account.id;
}

function listHandler(gate: Gate) {
  return gate.reading({
    may: "self",
    as: "owner",
    parse: (ask) => {
      readKnownQuery(ask.request, []);
      return accountOf(ask);
    },
    load: async (transaction, accountId) => {
      const next = await loadNext(transaction);
      const entries = [];
      for (const collection of registerCollections)
        entries.push(...(await loadEntries(transaction, collection, { id: null, accountId })));
      return { next, entries };
    },
    render: (list) => privately(jsonReply(list)),
  });
}

/** @throws Problem `feature.not-found` */
async function loadRecord(
  transaction: Transaction,
  kind: RegisterKind,
  id: string,
  accountId: string,
): Promise<RegisterRecord> {
  const { collection } = kind;
  const [entry] = await loadEntries(transaction, collection, { id, accountId });
  if (!entry) throw notFound();
  return {
    entry,
    next: await loadNext(transaction),
    previews: await loadPreviews(transaction, collection, id),
    workNearby: await countWorkNearby(transaction, collection, id),
    deeds: await loadDeeds(transaction, kind, id),
  };
}

const recordReply = (record: RegisterRecord): Reply => {
  const reply = jsonReply(record);
  return privately({
    ...reply,
    headers: { ...reply.headers, ETag: `"${versionTag(record.entry.version, "register")}"` },
  });
};

function readHandler(gate: Gate, kind: RegisterKind) {
  return gate.reading({
    may: "self",
    as: "owner",
    parse: (ask) => ({ id: idOf(ask), accountId: accountOf(ask) }),
    load: (transaction, { id, accountId }) => loadRecord(transaction, kind, id, accountId),
    render: recordReply,
  });
}

function proposeHandler(gate: Gate, kind: RegisterKind) {
  return gate.writing({
    may: ["create", "register"],
    as: "owner",
    parse: (ask) => ({ meant: meantBy(ask), body: parsedBody(kind.schema, ask.request.body) }),
    write: async (transaction, { meant, body }, ask) => {
      await propose(transaction, kind, meant, body);
      return loadRecord(transaction, kind, meant.id, accountOf(ask));
    },
    render: recordReply,
  });
}

function confirmHandler(gate: Gate, kind: RegisterKind) {
  return gate.writing({
    may: ["change", "register"],
    as: "owner",
    parse: meantBy,
    write: async (transaction, meant, ask) => {
      await confirm(transaction, kind, meant);
      return loadRecord(transaction, kind, meant.id, accountOf(ask));
    },
    render: recordReply,
  });
}

function withdrawHandler(gate: Gate, kind: RegisterKind) {
  return gate.writing({
    may: ["change", "register"],
    as: "owner",
    parse: (ask) => ({ meant: meantBy(ask), body: parsedBody(withdrawalBody, ask.request.body) }),
    reason: ({ body }) => body.note,
    write: async (transaction, { meant, body }, ask) => {
      await withdraw(transaction, kind, meant, body);
      return loadRecord(transaction, kind, meant.id, accountOf(ask));
    },
    render: recordReply,
  });
}

/** Photos are marked, and unmarked, by changing them; here only the second person is asked for. */
function confirmPhotoHandler(gate: Gate) {
  return gate.writing({
    may: ["change", "register"],
    as: "owner",
    parse: meantBy,
    write: (transaction, meant) => confirmPhoto(transaction, meant),
    render: () => privately({ status: 204 }),
  });
}
