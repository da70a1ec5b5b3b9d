import type { IncomingMessage, ServerResponse } from "node:http";
import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import type { Projection } from "@asm-atlas/data/domain/roles.ts";
import express, { type RequestHandler, type Router } from "express";
import type { Asker, Identify } from "../http/asker.ts";
import { invalidParameter, Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import { route } from "../http/route.ts";
import type { FeedCache } from "./feed-cache.ts";
import { sendFeed } from "./send-feed.ts";
import type { FeedSource } from "./store.ts";

export interface FeedParts {
  readonly feeds: FeedCache;
  readonly identify: Identify;
  /** Names and values in turn. */
  readonly securityHeaders: readonly string[];
}

const sourcesOf = (projection: Projection): ReadonlyMap<string, FeedSource> =>
  new Map(
    layersFor(projection)
      .filter(({ shape }) => shape.feed)
      .map(({ layer, shape }) => [layer.id, { layer, shape, projection }]),
  );

/** Every feed there is, looked up once: the fast path has no time to search the registry. */
const sources = { published: sourcesOf("published"), internal: sourcesOf("internal") } as const;

function sourceFor(projection: Projection, collectionId: string): FeedSource | undefined {
  return sources[projection].get(collectionId);
}

const fastPattern = /^\/api\/map\/([a-z-]{1,60})\.geojson(?:\?v=(\d{1,15}))?$/;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Answers a map feed before anything else of the server runs, when the address is as our own client writes it and whoever asks is known.
 * With the newest body in memory nothing is asked of anybody; measured, this is why the feed keeps up with a bare server.
 * @param otherwise takes what is left over, and what goes wrong
 */
export function feedFirst({ feeds, identify, securityHeaders }: FeedParts, otherwise: Listener): Listener {
  return (request, response) => {
    const match = request.method === "GET" || request.method === "HEAD" ? fastPattern.exec(request.url ?? "") : null;
    const asker = match === null ? undefined : identify.known(request);
    const source = asker && sourceFor(asker.projection, match?.[1] ?? "");
    if (asker === undefined || source === undefined) return otherwise(request, response);
    const askedVersion = match?.[2] === undefined ? undefined : Number(match[2]);
    const { projection } = source;
    const known = feeds.peek(source);
    if (known !== undefined) {
      sendFeed(request, response, { projection, body: known, askedVersion }, securityHeaders);
      return;
    }
    feeds.get(source).then(
      (body) => sendFeed(request, response, { projection, body, askedVersion }, securityHeaders),
      () => otherwise(request, response),
    );
  };
}

/** The ordinary way to a feed: everything the fast path leaves over. Mount at /api/map. */
export function feedRoutes({ feeds, identify, securityHeaders }: FeedParts): Router {
  const router = express.Router();
  const answer: RequestHandler = async (request, response) => {
    const asker: Asker = await identify(request);
    const source = sourceFor(asker.projection, String(request.params.feed));
    if (!source) throw new Problem("collection.not-found", "/ogc/collections lists what is offered to you.");
    const version = readKnownQuery(request, ["v"]).get("v");
    if (version !== undefined && !/^\d{1,15}$/.test(version)) throw invalidParameter("v", "it is a whole number.");
    const body = await feeds.get(source);
    const sent = {
      projection: source.projection,
      body,
      askedVersion: version === undefined ? undefined : Number(version),
    };
    sendFeed(request, response, sent, securityHeaders);
  };
  route(router, "/:feed.geojson", { GET: answer });
  return router;
}
