import type { BaseMap } from "@asm-atlas/data/domain/base-map.ts";
import { nextReleaseOn } from "@asm-atlas/data/domain/publication/steps.ts";
import express, { type Router } from "express";
import type { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import type { Gate } from "../http/endpoint.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import type { Release, ReleaseClock } from "../http/release-clock.ts";
import { jsonReply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import type { UntilChange } from "../http/until-change.ts";
import type { Notices } from "./notices.ts";

interface AtlasRelease extends Pick<Release, "number" | "cutOffOn" | "releasedOn" | "bandWidth" | "hazards"> {
  /** When the next one may come out at the earliest, by the calendar this one was made with. */
  readonly nextOn: string;
}

/** The body of `GET /api/atlas`. */
interface AtlasBody extends Notices {
  readonly name: string;
  /** For staff: everything in this database is invented. For the public: something behind the release is; what was written since moves nothing. */
  readonly demo: boolean;
  /** Dates as YYYY-MM-DD; null before the first release. */
  readonly release: AtlasRelease | null;
  /** Further base maps; for staff. */
  readonly basemaps: readonly BaseMap[];
  /** For staff: have areas under protection been imported? Absent for the public. */
  readonly hasProtectedAreas?: boolean;
}

interface AtlasInfoParts {
  readonly gate: Gate;
  readonly database: Database;
  readonly releases: ReleaseClock;
  readonly notices: UntilChange<Notices>;
  readonly baseMaps: readonly BaseMap[];
}

/** What the client must know before anything else. Mount at /api. */
export function atlasInfoRoutes({ gate, database, releases, notices, baseMaps }: AtlasInfoParts): Router {
  const router = express.Router();
  route(router, "/atlas", {
    GET: gate.plain(async (ask) => {
      readKnownQuery(ask.request, []);
      const current = await releases.current();
      const held = ask.asker.projection === "published" ? undefined : await loadHeld(database, ask.signal);
      const body: AtlasBody = {
        name: "ASM Atlas",
        demo: held ? held.onlyDemoData : current?.isDemo === true,
        release: current && {
          number: current.number,
          cutOffOn: current.cutOffOn,
          releasedOn: current.releasedOn,
          bandWidth: current.bandWidth,
          hazards: current.hazards,
          nextOn: nextReleaseOn(current.cutOffOn, current.calendar),
        },
        ...(await notices.current()),
        basemaps: held ? baseMaps : [],
        ...(held && { hasProtectedAreas: held.hasProtectedAreas }),
      };
      return { ...jsonReply(body), headers: { "Cache-Control": "no-cache" } };
    }),
  });
  return router;
}

/** What this database holds, as far as staff's pages are made by it. */
interface Held {
  readonly onlyDemoData: boolean;
  readonly hasProtectedAreas: boolean;
}

function loadHeld(database: Database, signal: AbortSignal): Promise<Held> {
  return database.transaction({ role: "owner", readOnly: true, signal }, (transaction) =>
    transaction.one<Held>(
      sql`SELECT atlas.holds_only_demo_data() AS "onlyDemoData", EXISTS (SELECT 1 FROM atlas.protected_area) AS "hasProtectedAreas"`,
    ),
  );
}

/** Is the process alive, is the database there: for whoever watches over the service. Mount at /. */
export function healthRoutes(database: Database): Router {
  const router = express.Router();
  const json = (body: object) => JSON.stringify(body);
  route(router, "/healthz", {
    GET: (_request, response) => {
      response.setHeader("Cache-Control", "no-store");
      response.type("json").send(json({ status: "alive" }));
    },
  });
  route(router, "/readyz", {
    GET: async (_request, response) => {
      const isReady = await database.isReady();
      response.setHeader("Cache-Control", "no-store");
      if (!isReady) response.setHeader("Retry-After", "3");
      response
        .status(isReady ? 200 : 503)
        .type("json")
        .send(json({ status: isReady ? "ready" : "not ready" }));
    },
  });
  return router;
}
