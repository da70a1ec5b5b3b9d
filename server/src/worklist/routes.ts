import { worklistSectionsOf } from "@asm-atlas/data/domain/worklist.ts";
import express, { type Router } from "express";
import type { Transaction } from "../db/database.ts";
import { todayInMongolia } from "../features/editing/today.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { jsonReply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import { loadProposals, type WaitingProposal } from "./proposals-store.ts";
import { isOfSites, type Section, type SiteSection } from "./sections.ts";
import { loadDenominators, loadReach, loadSites, loadZones, type WaitingSite, type WaitingZone } from "./store.ts";

function asked(ask: Ask) {
  readKnownQuery(ask.request, []);
  const { session } = ask.asker;
  if (!session) throw new Problem("session.required", "The worklist is for staff.");
  return { accountId: session.account.id, role: session.account.role, today: todayInMongolia() };
}

const shared = (waiting: WaitingSite | WaitingZone | WaitingProposal) => ({
  id: waiting.id,
  code: waiting.code,
  nameEn: waiting.name_en,
  nameMn: waiting.name_mn,
  aimag: waiting.aimag_code,
  soum: waiting.soum_code,
  isDemo: waiting.is_demo,
  isMine: waiting.is_mine,
  state: waiting.state,
  since: waiting.since,
});

const siteEntry = ({ id }: SiteSection, site: WaitingSite) => ({
  collection: "sites",
  ...shared(site),
  suspensionReason: site.suspension_reason,
  contractNumber: site.contract_number,
  contractTo: site.contract_to,
  instrument: site.instrument_code,
  replacedBy: site.replaced_by,
  lastVisitOn: site.last_visit_on,
  // Only proposed: a person confirms it as any other event.
  proposal: id === "expired" ? { to: "EXPIRED", effectiveOn: site.expiry_on } : null,
});

const zoneEntry = (zone: WaitingZone) => ({ collection: "rehabilitation-zones", ...shared(zone), dueOn: zone.due_on });

const proposalEntry = (proposal: WaitingProposal) => ({
  collection: proposal.collection,
  ...shared(proposal),
  shownAs: proposal.shown_as,
});

async function waitingIn(transaction: Transaction, section: Section, today: string, accountId: string) {
  if (section.of === "proposals") {
    const { total, entries } = await loadProposals(transaction, accountId);
    return { total, entries: entries.map(proposalEntry) };
  }
  if (!isOfSites(section)) {
    const { total, entries } = await loadZones(transaction, section.id, today, accountId);
    return { total, entries: entries.map(zoneEntry) };
  }
  const { total, entries } = await loadSites(transaction, section.id, today, accountId);
  return { total, entries: entries.map((site) => siteEntry(section, site)) };
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
          const { total, entries } = await waitingIn(transaction, section, today, accountId);
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
