import {
  type LedgerGrouping,
  type LedgerPlan,
  ledgerDefinition,
  ledgerGroupings,
  planLedger,
  tellLedger,
  zonesKnownOn,
} from "@asm-atlas/data/domain/ledger/hectare-ledger.ts";
import express, { type Router } from "express";
import type { Transaction } from "../db/database.ts";
import { todayInMongolia } from "../features/editing/today.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { invalidParameter, Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import { loadReach } from "../worklist/store.ts";
import { loadLedgerZones, loadOverlaps, measurePieces } from "./store.ts";

function asked(ask: Ask) {
  const by = readKnownQuery(ask.request, ["by"]).get("by") ?? "nation";
  if (!isGrouping(by)) throw invalidParameter("by", `Choose one of ${ledgerGroupings.join(", ")}.`);
  const { session } = ask.asker;
  if (!session) throw new Problem("session.required", "The hectare ledger is for staff.");
  return { by, accountId: session.account.id, today: todayInMongolia() };
}

const isGrouping = (by: string): by is LedgerGrouping => (ledgerGroupings as readonly string[]).includes(by);

async function loadPlan(
  transaction: Transaction,
  accountId: string,
  by: LedgerGrouping,
  today: string,
): Promise<LedgerPlan> {
  const zones = zonesKnownOn(await loadLedgerZones(transaction, accountId), today);
  const placeOf = new Map(zones.map(({ id }, place) => [id, place]));
  const overlaps = (await loadOverlaps(transaction, accountId)).flatMap(([one, other]) => {
    const [a, b] = [placeOf.get(one), placeOf.get(other)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
  return planLedger(zones, overlaps, by, today);
}

/** Hectares of rehabilitation, each counted once, within the aimags of whoever asks, on the day in Mongolia. Mount at /api. */
export function ledgerRoutes(gate: Gate): Router {
  const router = express.Router();
  route(router, "/ledger", {
    GET: gate.reading({
      may: "self",
      as: "owner",
      parse: asked,
      load: async (transaction, { accountId, by, today }) => {
        const aimags = await loadReach(transaction, accountId);
        const plan = await loadPlan(transaction, accountId, by, today);
        return { aimags, plan, measured: await measurePieces(transaction, plan.zones, plan.pieces) };
      },
      render: ({ aimags, plan, measured }, { by, today }) => ({
        ...jsonReply({
          on: today,
          by,
          aimags,
          definition: ledgerDefinition,
          isDemo: plan.zones.some(({ isDemo }) => isDemo),
          assessed: plan.zones.filter(({ counters }) => counters.disturbed !== null).length,
          // Figures name the zones they were counted from by their places here.
          zones: plan.zones.map(({ code }) => code),
          rows: tellLedger(plan, measured),
        }),
        headers: { "Cache-Control": "private, no-store" },
      }),
    }),
  });
  return router;
}
