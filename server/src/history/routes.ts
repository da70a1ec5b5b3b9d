import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import express, { type Router } from "express";
import { z } from "zod";
import { askedVersion } from "../features/editing/asked-version.ts";
import { editableOf, revertTo } from "../features/editing/routes.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { jsonBody, parsedBody } from "../http/json-body.ts";
import { invalidParameter, Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import { loadHistory, loadVersion } from "./store.ts";

const revertBody = z.strictObject({ entry: z.int().min(1), reason: z.string().trim().min(3).max(1_000).optional() });

function beforeOf(ask: Ask): number | undefined {
  const text = readKnownQuery(ask.request, ["before"]).get("before");
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw invalidParameter("before", "it is the id of an entry.");
  return Number(text);
}

/** Who changed what, when and why; and the way back to any version, which is a new version. Mount at /api. */
export function historyRoutes(gate: Gate): Router {
  const router = express.Router();
  route(router, "/history/:collectionId/:featureId", {
    GET: gate.reading({
      parse: (ask) => {
        if (!ask.asker.session) throw new Problem("session.required", "Histories are for staff.");
        const editable = editableLayer(String(ask.request.params.collectionId));
        if (!editable) throw new Problem("collection.not-found", "It has no history.");
        return { editable, recordId: String(ask.request.params.featureId), before: beforeOf(ask) };
      },
      load: (transaction, { editable, recordId, before }) => loadHistory(transaction, editable, recordId, before),
      render: ({ entries, total }) => ({
        ...jsonReply({
          total,
          entries: entries.map((entry) => ({
            id: entry.id,
            of: entry.table_name,
            recordId: entry.record_id,
            entry: entry.entry,
            operation: entry.operation,
            changedAt: entry.changed_at,
            actor: entry.actor,
            requestId: entry.request_id,
            reason: entry.reason,
            before: entry.before,
            after: entry.after,
          })),
        }),
        headers: { "Cache-Control": "private, no-store" },
      }),
    }),
  });
  route(router, "/history/:collectionId/:featureId/revert", {
    POST: [
      ...jsonBody,
      gate.writing({
        may: (ask) => ["change", editableOf(ask).subject],
        parse: (ask) => {
          readKnownQuery(ask.request, []);
          return {
            editable: editableOf(ask),
            id: String(ask.request.params.featureId),
            version: askedVersion(ask.request),
            body: parsedBody(revertBody, ask.request.body),
          };
        },
        reason: ({ body }) => body.reason ?? `revert to entry ${body.entry}`,
        write: async (transaction, { editable, id, version, body }) => {
          const snapshot = await loadVersion(transaction, editable.table, id, body.entry);
          if (!snapshot) throw new Problem("feature.not-found", "Its history lists the entries there are.");
          return revertTo(transaction, editable, id, version, snapshot);
        },
        render: (reply) => reply,
      }),
    ],
  });
  return router;
}
