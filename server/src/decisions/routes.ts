import { createHash, randomBytes } from "node:crypto";
import { uuidv7 } from "@asm-atlas/data/domain/identifier.ts";
import express, { type Router } from "express";
import type { z } from "zod";
import { uuidPattern } from "../features/property-value.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { jsonBody, parsedBody } from "../http/json-body.ts";
import { Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import { type SuspensionBody, strikeBody, suspensionBody, takeBackBody } from "./event-bodies.ts";
import { type EventKind, eventKinds } from "./event-kinds.ts";
import { enterEvent, recordExists, strikeEvent, takeBack } from "./store.ts";
import { enterSuspension, instrumentExists, loadBatch, loadTouched, type Touched } from "./suspension-store.ts";

const notFound = () => new Problem("feature.not-found", "The collection's items list what is there.");

/** What never was an id names nothing. */
function idOf(ask: Ask, name: string): string {
  const id = String(ask.request.params[name]);
  if (!uuidPattern.test(id)) throw notFound();
  return id;
}

const privately = (reply: Reply): Reply => ({ ...reply, headers: { "Cache-Control": "private, no-store" } });

/** Dated decisions: events of sites, zones and kindergartens, their striking, and the suspension of every contract of an instrument. Mount at /api. */
export function decisionRoutes(gate: Gate): Router {
  const router = express.Router();
  for (const kind of eventKinds) eventRoutes(router, gate, kind);
  route(router, "/legal-instruments/:code/suspension", { POST: [...jsonBody, suspensionHandler(gate)] });
  return router;
}

function eventRoutes(router: Router, gate: Gate, kind: EventKind): void {
  const address = `/${kind.collection}/:id/${kind.path}`;
  route(router, address, { POST: [...jsonBody, enterHandler(gate, kind)] });
  route(router, `${address}/:eventId/strike`, { POST: [...jsonBody, strikeHandler(gate, kind)] });
  route(router, `/${kind.collection}/${kind.path}/take-back`, { POST: [...jsonBody, takeBackHandler(gate, kind)] });
}

function enterHandler(gate: Gate, kind: EventKind) {
  return gate.writing({
    may: ["create", kind.subject],
    parse: (ask) => {
      readKnownQuery(ask.request, []);
      return { recordId: idOf(ask, "id"), body: parsedBody(kind.schema, ask.request.body) as { readonly id: string } };
    },
    write: async (transaction, { recordId, body }) => {
      if (!(await recordExists(transaction, kind, recordId))) throw notFound();
      const entered = await enterEvent(transaction, kind, recordId, body);
      if (!entered.isSame) throw new Problem("record.exists", "An event of this id belongs to another record.");
      return entered.event;
    },
    render: (event) => privately(jsonReply(event, 201)),
  });
}

function strikeHandler(gate: Gate, kind: EventKind) {
  const schema = strikeBody(kind.schema);
  return gate.writing({
    may: ["correct", kind.subject],
    parse: (ask) => {
      readKnownQuery(ask.request, []);
      const body = parsedBody(schema, ask.request.body) as z.infer<typeof schema> & {
        readonly replacement?: { readonly id: string };
      };
      return { recordId: idOf(ask, "id"), eventId: idOf(ask, "eventId"), body };
    },
    reason: ({ body }) => body.reason,
    write: async (transaction, { recordId, eventId, body }) => {
      if (!(await strikeEvent(transaction, kind, recordId, eventId, body))) throw notFound();
    },
    render: () => privately({ status: 204 }),
  });
}

function takeBackHandler(gate: Gate, kind: EventKind) {
  return gate.writing({
    may: ["create", kind.subject],
    parse: (ask) => {
      readKnownQuery(ask.request, []);
      return parsedBody(takeBackBody, ask.request.body);
    },
    reason: ({ reason }) => reason,
    write: (transaction, { events, reason }) => takeBack(transaction, kind, [...new Set(events)], reason),
    render: (taken) => privately(jsonReply({ taken })),
  });
}

/** The same for the same sites only. */
function fingerprintOf(sites: Touched["sites"]): string {
  return createHash("sha256")
    .update(sites.map(({ id }) => id).join())
    .digest("base64url");
}

interface Suspended extends Touched {
  readonly events: readonly string[];
  readonly isPreview: boolean;
}

function suspensionHandler(gate: Gate) {
  return gate.writing<{ readonly code: string; readonly body: SuspensionBody }, Suspended>({
    may: ["create", "site-status-events"],
    parse: (ask) => {
      readKnownQuery(ask.request, []);
      return { code: String(ask.request.params.code), body: parsedBody(suspensionBody, ask.request.body) };
    },
    reason: ({ body }) => body.note,
    write: async (transaction, { code, body }) => {
      if (!(await instrumentExists(transaction, code))) throw notFound();
      const before = await loadBatch(transaction, body.batch);
      const touched = await loadTouched(transaction, code, body);
      if (body.isPreview || before.length > 0) return { ...touched, events: before, isPreview: body.isPreview };
      if (body.previewed !== undefined && body.previewed !== fingerprintOf(touched.sites))
        throw new Problem("record.stale", "Other contracts would be touched than the preview named. Look at it again.");
      const ids = touched.sites.map(() => uuidv7(Date.now(), randomBytes(10)));
      if (ids.length > 0) await enterSuspension(transaction, code, body, touched.sites, ids);
      return { ...touched, events: ids, isPreview: false };
    },
    render: ({ sites, leftAlone, events, isPreview }) =>
      privately(jsonReply({ sites, leftAlone, events, fingerprint: fingerprintOf(sites) }, isPreview ? 200 : 201)),
  });
}
