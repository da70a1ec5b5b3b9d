import express, { type Router } from "express";
import type { Transaction } from "../../db/database.ts";
import { sql } from "../../db/sql.ts";
import type { Gate } from "../../http/endpoint.ts";
import { Problem } from "../../http/problem.ts";
import { readKnownQuery } from "../../http/query-parameters.ts";
import { jsonReply } from "../../http/reply.ts";
import { route } from "../../http/route.ts";
import { editingHandlers } from "./routes.ts";

interface BinEntry {
  readonly collection: string;
  readonly id: string;
  readonly code: string;
  readonly name_en: string | null;
  readonly name_mn: string | null;
  readonly deleted_at: string;
  readonly is_own: boolean;
}

/** More than this lie in no bin that is purged after thirty days; if they do, the newest are told and the number of all. */
const mostListed = 1_000;

async function loadBin(transaction: Transaction): Promise<{ entries: readonly BinEntry[]; total: number }> {
  const { total } = await transaction.one<{ total: number }>(sql`SELECT count(*)::int AS total FROM bin`);
  const entries = await transaction.many<BinEntry>(
    sql`SELECT collection, id, code, name_en, name_mn, deleted_at, atlas.may_take_out_of_bin(collection, id) AS is_own FROM bin ORDER BY deleted_at DESC, code LIMIT ${mostListed}::int`,
    mostListed,
  );
  return { entries, total };
}

/** What was deleted and can come back: by whoever restores, and for a day by whoever deleted it. Mount at /api. */
export function binRoutes(gate: Gate): Router {
  const router = express.Router();
  route(router, "/bin", {
    GET: gate.reading({
      parse: (ask) => {
        readKnownQuery(ask.request, []);
        if (!ask.asker.session) throw new Problem("session.required", "The bin is for staff.");
        return ask.asker.session.account.id;
      },
      settings: (account) => ({ "atlas.actor": account }),
      load: (transaction) => loadBin(transaction),
      render: ({ entries, total }) => ({
        ...jsonReply({
          total,
          entries: entries.map(
            ({ name_en: nameEn, name_mn: nameMn, deleted_at: deletedAt, is_own: isOwn, ...rest }) => ({
              ...rest,
              nameEn,
              nameMn,
              deletedAt,
              isOwn,
            }),
          ),
        }),
        headers: { "Cache-Control": "private, no-store" },
      }),
    }),
  });
  const { restore, takeBack } = editingHandlers(gate);
  route(router, "/bin/:collectionId/:featureId/restore", { POST: restore });
  route(router, "/bin/:collectionId/:featureId/take-back", { POST: takeBack });
  return router;
}
