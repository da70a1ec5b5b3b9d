import type { RequestListener } from "node:http";
import express, { type Router } from "express";
import { invitationRoutes } from "./accounts/invitation-routes.ts";
import { ownAccountRoutes } from "./accounts/own-routes.ts";
import { accountRoutes } from "./accounts/routes.ts";
import { readBaseMaps } from "./atlas-info/base-maps.ts";
import { createNotices } from "./atlas-info/notices.ts";
import { atlasInfoRoutes, healthRoutes } from "./atlas-info/routes.ts";
import { openFileStore } from "./attachments/file-store.ts";
import { attachmentRoutes } from "./attachments/routes.ts";
import type { Config } from "./config.ts";
import type { Database } from "./db/database.ts";
import { decisionRoutes } from "./decisions/routes.ts";
import { binRoutes } from "./features/editing/bin-routes.ts";
import { featureRoutes } from "./features/routes.ts";
import { historyRoutes } from "./history/routes.ts";
import { addressCheck } from "./http/address-check.ts";
import { baseUrlReader } from "./http/base-url.ts";
import { embedPages } from "./http/embed-pages.ts";
import { createGate } from "./http/endpoint.ts";
import { failureHandler, nothingHere } from "./http/failure.ts";
import { keepAhead } from "./http/made-ahead.ts";
import { originCheck } from "./http/origin-check.ts";
import { createPublicMemory } from "./http/public-memory.ts";
import { createReleaseClock } from "./http/release-clock.ts";
import { assignRequestId } from "./http/request-id.ts";
import { securityHeaders, securityHeadersOfData } from "./http/security-headers.ts";
import { requestLog, type ServerLog } from "./http/server-log.ts";
import { staffPages } from "./http/staff-pages.ts";
import { staticClient } from "./http/static-client.ts";
import { writeThrottle } from "./http/write-throttle.ts";
import { ledgerRoutes } from "./ledger/routes.ts";
import { createFeedCache } from "./map-feed/feed-cache.ts";
import { publicFeed, publicFeedIds } from "./map-feed/public-feed.ts";
import { feedFirst, feedRoutes } from "./map-feed/routes.ts";
import { createOffer } from "./open-data/offer.ts";
import { openDataRoutes } from "./open-data/routes.ts";
import { openShelf, shelveNewest } from "./open-data/shelf.ts";
import { publicPhotoRoutes } from "./public-photos/routes.ts";
import { publicationRoutes } from "./publication/routes.ts";
import { registerRoutes } from "./register/routes.ts";
import { createSessionLookup } from "./session/identify.ts";
import { sessionRoutes } from "./session/routes.ts";
import { createSessionCookie } from "./session/tokens.ts";
import { sharePages } from "./share/pages.ts";
import { createReleasedReader } from "./share/released.ts";
import { shareRoutes } from "./share/routes.ts";
import { worklistRoutes } from "./worklist/routes.ts";

export interface AppParts {
  readonly database: Database;
  readonly log: ServerLog;
  readonly config: Pick<Config, "origin" | "demo" | "basemapsFile" | "dataDir" | "writesPerMinute">;
  /** The client's build; absent: its pages say that there is none. */
  readonly clientDir?: string | undefined;
}

/** A listener for `createPatientServer`. */
export interface App extends RequestListener {
  /** Every route there is: what may be asked of whom is held against it. */
  readonly routes: Router;
  /** From now on what strangers ask for is made before they ask. For a server that stays: a start and a test do without. */
  makeAhead(): void;
  /** Stops listening to the database, and making ahead. */
  close(): void;
}

/**
 * Everything the server answers, as one listener. It opens no port and touches nothing of the process.
 * @throws ConfigError when the file of further base maps cannot be used
 */
export function createApp(parts: AppParts): App {
  const { database, log, config } = parts;
  const { origin } = config;
  const baseMaps = readBaseMaps(config.basemapsFile);
  const isHttps = origin?.startsWith("https://") ?? false;
  const releases = createReleaseClock(database);
  const offer = createOffer(database);
  const feeds = createFeedCache(database, releases, log);
  const cookie = createSessionCookie(isHttps);
  const lookup = createSessionLookup(database, cookie);
  const notices = createNotices(database);
  const memory = createPublicMemory(releases);
  const baseUrlOf = baseUrlReader(origin);
  const gate = createGate({ database, memory, identify: lookup.identify, baseUrlOf });
  const feedParts = { feeds, identify: lookup.identify, securityHeaders: securityHeadersOfData(isHttps) };

  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  // One proxy, and only when a public origin says that there is one: the header is anybody's to write otherwise.
  app.set("trust proxy", origin === undefined ? false : 1);
  app.use((_request, response, next) => {
    assignRequestId(response);
    next();
  });
  app.use(requestLog(log), securityHeaders(isHttps), addressCheck, originCheck(origin));
  app.use(healthRoutes(database));
  app.use("/api/map", feedRoutes(feedParts));
  app.use("/api", atlasInfoRoutes({ gate, database, releases, notices, baseMaps }));
  app.use("/api", sessionRoutes({ gate, database, cookie, lookup, isDemo: config.demo }));
  // After the sessions: whoever has written too much can still sign out.
  app.use(writeThrottle(lookup.identify, config.writesPerMinute));
  const people = { gate, database, cookie, lookup };
  app.use("/api", accountRoutes(people), ownAccountRoutes(people), invitationRoutes(people));
  const kept = { gate, database, files: openFileStore(config.dataDir) };
  app.use("/api", attachmentRoutes(kept), publicPhotoRoutes(kept));
  app.use("/api", binRoutes(gate), decisionRoutes(gate), historyRoutes(gate), ledgerRoutes(gate), worklistRoutes(gate));
  app.use("/api", registerRoutes(gate));
  app.use("/api", publicationRoutes(gate));
  app.use("/api", nothingHere);
  app.use("/ogc", featureRoutes({ gate, releases, identify: lookup.identify }));
  const shelf = openShelf({ database, offer, dataDir: config.dataDir });
  app.use("/open-data", openDataRoutes({ gate, offer, shelf }));
  const feedOf = publicFeed(feeds);
  const readReleased = createReleasedReader(releases, feedOf);
  app.use("/share", shareRoutes(readReleased), nothingHere);
  app.use(embedPages, sharePages({ clientDir: parts.clientDir, readReleased, memory, baseUrlOf }));
  const origins = [...new Set(baseMaps.flatMap((baseMap) => baseMap.origins))];
  app.use(staffPages({ identify: lookup.identify, origins }), staticClient(parts.clientDir));
  app.use(nothingHere);
  app.use(failureHandler(log));

  let lastAskedAt = performance.now();
  const answer = feedFirst(feedParts, app);
  const listener: RequestListener = (request, response) => {
    lastAskedAt = performance.now();
    answer(request, response);
  };
  let stopAhead = () => {};
  const soon = { quietMs: 1_500, latestMs: 30_000 };
  const pieces = [
    ...publicFeedIds.map((id) => ({ what: `the feed ${id}`, ...soon, make: () => feedOf(id) })),
    { what: "the public page", ...soon, make: readReleased },
    // They take the longest, and whoever wants them waits the most willingly.
    { what: "open data", quietMs: 10_000, latestMs: 600_000, make: () => shelveNewest(offer, shelf) },
  ];
  return Object.assign(listener, {
    routes: app.router as unknown as Router,
    makeAhead: () => {
      stopAhead = keepAhead({ database, releases, log, pieces, lastAskedAt: () => lastAskedAt });
    },
    close: () => {
      stopAhead();
      feeds.close();
      offer.close();
      releases.close();
      notices.close();
    },
  });
}
