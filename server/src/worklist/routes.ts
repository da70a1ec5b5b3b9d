import { type WorklistSectionId, worklistSectionsOf } from "@asm-atlas/data/domain/worklist.ts";
import express, { type Router } from "express";
import { todayInMongolia } from "../features/editing/today.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import { loadDenominators, loadReach, loadWaiting, type WaitingSite } from "./store.ts";

function asked(ask: Ask) {
  readKnownQuery(ask.request, []);
  const { session } = ask.asker;
  if (!session) throw new Problem("session.required", "The worklist is for staff.");
  return { accountId: session.account.id, role: session.account.role, today: todayInMongolia() };
}

function entryOf(section: WorklistSectionId, site: WaitingSite) {
  return {
    siteId: site.id,
    siteCode: site.code,
    nameEn: site.name_en,
    nameMn: site.name_mn,
    aimag: site.aimag_code,
    soum: site.soum_code,
    isDemo: site.is_demo,
    isMine: site.is_mine,
    status: site.status,
    since: site.since,
    suspensionReason: site.suspension_reason,
    contractNumber: site.contract_number,
    contractTo: site.contract_to,
    instrument: site.instrument_code,
    replacedBy: site.replaced_by,
    lastVisitOn: site.last_visit_on,
    // Only proposed: a person confirms it as any other event.
    proposal: section === "expired" ? { to: "EXPIRED", effectiveOn: site.expiry_on } : null,
  };
}

/** What waits for whoever asks, within their rights and aimags, on the day in Mongolia. Mount at /api. */
export function worklistRoutes(gate: Gate): Router {
  const router = express.Router();
  route(router, "/worklist", {
    GET: gate.reading({
      may: "self",
      as: "owner",
      parse: asked,
      load: async (transaction, { accountId, role, today }) => {
        const aimags = await loadReach(transaction, accountId);
        const of = await loadDenominators(transaction, accountId);
        const sections = [];
        for (const section of worklistSectionsOf(role)) {
          const { total, sites } = await loadWaiting(transaction, section.id, today, accountId);
          const entries = sites.map((site) => entryOf(section.id, site));
          sections.push({ id: section.id, total, of: of[section.of], entries });
        }
        return { on: today, aimags, sections };
      },
      render: (worklist) => ({
        ...jsonReply(worklist),
        headers: { "Cache-Control": "private, no-store" },
      }),
    }),
  });
  return router;
}
