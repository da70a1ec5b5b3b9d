import express, { type Router } from "express";
import type { z } from "zod";
import type { Transaction } from "../db/database.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { jsonBody, parsedBody } from "../http/json-body.ts";
import { invalidParameter } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import { joinBody, releaseBody, settingsBody, switchBody, warningBody } from "./bodies.ts";
import { joinProvinces, joinRegions, makeRelease, setSettings, setWarning, switchLayer } from "./deeds-store.ts";
import { previewRelease } from "./preview-store.ts";
import { loadNext, loadState } from "./state-store.ts";

/** A release of 10,000 sites takes seconds; nothing a person waits for takes longer than this. */
const releaseMs = 120_000;

const may = ["change", "publication"] as const;
const privately = (reply: Reply): Reply => ({ ...reply, headers: { "Cache-Control": "private, no-store" } });

/** What administrators do about publication. Mount at /api. */
export function publicationRoutes(gate: Gate): Router {
  const router = express.Router();
  route(router, "/publication", { GET: stateHandler(gate) });
  route(router, "/publication/preview", { GET: previewHandler(gate) });
  route(router, "/publication/releases", { POST: [...jsonBody, deed(gate, releaseBody, makeRelease, releaseMs)] });
  route(router, "/publication/settings", { POST: [...jsonBody, deed(gate, settingsBody, setSettings)] });
  route(router, "/publication/joined-provinces", { POST: [...jsonBody, deed(gate, joinBody, joinProvinces)] });
  route(router, "/publication/joined-regions", { POST: [...jsonBody, deed(gate, joinBody, joinRegions)] });
  route(router, "/publication/switches", { POST: [...jsonBody, deed(gate, switchBody, switchLayer)] });
  route(router, "/publication/warnings", { POST: [...jsonBody, deed(gate, warningBody, setWarning)] });
  return router;
}

function stateHandler(gate: Gate) {
  return gate.reading({
    may,
    as: "owner",
    parse: (ask) => readKnownQuery(ask.request, []),
    load: loadState,
    render: (state) => privately(jsonReply(state)),
  });
}

function cutOffOf(ask: Ask): string | undefined {
  const day = readKnownQuery(ask.request, ["cut-off"]).get("cut-off");
  if (day !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))))
    throw invalidParameter("cut-off", "it is a day, YYYY-MM-DD.");
  return day;
}

/** It asks and changes nothing, but what it shows has to be made first: so it goes through the gate of what writes, and undoes it. */
function previewHandler(gate: Gate) {
  return gate.writing({
    may,
    as: "owner",
    withinMs: releaseMs,
    parse: cutOffOf,
    write: async (transaction, cutOff) => previewRelease(transaction, await loadNext(transaction, cutOff)),
    render: (preview) => privately(jsonReply(preview)),
  });
}

/** Each deed is one entry of a log, made whole or not at all; what stands after it is the answer. */
function deed<Schema extends z.ZodType>(
  gate: Gate,
  schema: Schema,
  write: (transaction: Transaction, body: z.infer<Schema>) => Promise<unknown>,
  withinMs?: number,
) {
  return gate.writing({
    may,
    as: "owner",
    ...(withinMs === undefined ? {} : { withinMs }),
    parse: (ask) => {
      readKnownQuery(ask.request, []);
      return parsedBody(schema, ask.request.body);
    },
    reason: (body) => (body as { readonly reason?: string }).reason,
    write: async (transaction, body) => {
      await write(transaction, body);
      return loadState(transaction);
    },
    render: (state) => privately(jsonReply(state, 201)),
  });
}
