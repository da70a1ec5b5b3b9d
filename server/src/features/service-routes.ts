import type { RequestHandler, Router } from "express";
import type { Identify } from "../http/asker.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import type { ReleaseClock } from "../http/release-clock.ts";
import type { Reply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import { collectionBody, collectionLinks, collectionPath } from "./collection.ts";
import { conformanceClasses } from "./conformance.ts";
import { collectionSchema, queryablesSchema } from "./json-schema.ts";
import { type LayerView, layerView, layerViews } from "./layer-view.ts";
import { type Link, mediaTypes, relations, selfLinks } from "./links.ts";
import { openApiDocument } from "./openapi/document.ts";
import { apiMain } from "./pages/api-page.ts";
import { collectionMain, collectionsMain, conformanceMain, fieldsMain, landingMain } from "./pages/collection-pages.ts";
import { style } from "./pages/style.ts";
import { type Asked, readAsked, resourceReply } from "./resource.ts";
import { collectionTrail, titles } from "./titles.ts";

export interface FeatureParts {
  readonly gate: Gate;
  readonly releases: ReleaseClock;
  /** Who asks, for what they are told they may do. */
  readonly identify: Identify;
}

interface Context {
  readonly ask: Ask;
  readonly asked: Asked;
  readonly path: string;
  readonly release: Awaited<ReturnType<ReleaseClock["current"]>>;
}

const asText = (body: object) => ({ text: JSON.stringify(body) });

/** Everything about the service that needs no look into the collections themselves. */
export function serviceRoutes(router: Router, { gate, releases }: FeatureParts): void {
  const resource = (jsonType: string, answer: (context: Context) => Reply): RequestHandler =>
    gate.plain(async (ask) => {
      const asked = readAsked(ask, readKnownQuery(ask.request, ["f"]), jsonType);
      const path = `${ask.baseUrl}${ask.request.baseUrl}${ask.request.path}`.replace(/\/$/, "");
      return answer({ ask, asked, path, release: await releases.current() });
    });
  route(router, "/", { GET: resource(mediaTypes.json, landing) });
  route(router, "/conformance", { GET: resource(mediaTypes.json, conformance) });
  route(router, "/api", { GET: resource(mediaTypes.openapi, api) });
  route(router, "/collections", { GET: resource(mediaTypes.json, collections) });
  route(router, "/collections/:collectionId", { GET: resource(mediaTypes.json, collection) });
  route(router, "/collections/:collectionId/queryables", { GET: resource(mediaTypes.schema, queryables) });
  route(router, "/collections/:collectionId/schema", { GET: resource(mediaTypes.schema, schema) });
  route(router, "/style.css", {
    GET: (_request, response) => {
      response.setHeader("Cache-Control", "public, max-age=3600");
      response.type("css").send(style);
    },
  });
}

/** The layer a path names, for whoever asks. */
export function viewOf(ask: Ask): LayerView {
  return layerView(ask.asker.projection, String(ask.request.params.collectionId));
}

const description = {
  en: "Artisanal and small-scale mining in Mongolia as features for maps, tools and scripts.",
  mn: "Монголын бичил уурхайн өгөгдөл газрын зураг, хэрэгсэл, скриптэд зориулсан хэлбэрээр.",
};

function landing({ ask, asked, path, release }: Context): Reply {
  const views = layerViews(ask.asker.projection);
  const links: Link[] = [
    { href: `${path}/api`, rel: "service-desc", type: mediaTypes.openapi, title: "OpenAPI 3.0" },
    { href: `${path}/api?f=html`, rel: "service-doc", type: mediaTypes.html, title: "Every path and parameter" },
    { href: `${path}/conformance`, rel: relations.conformance, type: mediaTypes.json, title: "Conformance" },
    { href: `${path}/collections`, rel: relations.data, type: mediaTypes.json, title: "Collections" },
  ];
  return resourceReply(ask, asked, release, {
    path,
    jsonType: mediaTypes.json,
    title: "ASM Atlas",
    links,
    json: (all) => asText({ title: "ASM Atlas", description: description[asked.language], links: all }),
    main: () => landingMain(views, asked.language),
  });
}

function conformance({ ask, asked, path, release }: Context): Reply {
  return resourceReply(ask, asked, release, {
    path,
    jsonType: mediaTypes.json,
    title: titles[asked.language].conformance,
    json: (links) => asText({ conformsTo: conformanceClasses, links }),
    main: () => conformanceMain(conformanceClasses),
  });
}

function api({ ask, asked, path, release }: Context): Reply {
  const document = openApiDocument(ask.baseUrl, layerViews(ask.asker.projection));
  return resourceReply(ask, asked, release, {
    path,
    jsonType: mediaTypes.openapi,
    title: titles[asked.language].api,
    json: () => asText(document),
    main: () => apiMain(document),
  });
}

function collections({ ask, asked, path, release }: Context): Reply {
  const views = layerViews(ask.asker.projection);
  const bodies = views.map((view) => {
    const own = collectionPath(ask.baseUrl, view.layer.id);
    const links = [...selfLinks(own, new Map(), asked.format, mediaTypes.json), ...collectionLinks(ask.baseUrl, view)];
    return collectionBody(view, links, asked.language);
  });
  return resourceReply(ask, asked, release, {
    path,
    jsonType: mediaTypes.json,
    title: titles[asked.language].collections,
    json: (links) => asText({ links, collections: bodies }),
    main: () => collectionsMain(views, asked.language),
  });
}

function collection({ ask, asked, release }: Context): Reply {
  const view = viewOf(ask);
  return resourceReply(ask, asked, release, {
    path: collectionPath(ask.baseUrl, view.layer.id),
    jsonType: mediaTypes.json,
    title: view.layer.title[asked.language],
    trail: collectionTrail(asked.language),
    links: collectionLinks(ask.baseUrl, view),
    json: (links) => asText(collectionBody(view, links, asked.language)),
    main: (links) => collectionMain(view, links, asked.language),
  });
}

function queryables({ ask, asked, path, release }: Context): Reply {
  const view = viewOf(ask);
  return resourceReply(ask, asked, release, {
    path,
    jsonType: mediaTypes.schema,
    title: `${view.layer.title[asked.language]}: queryables`,
    trail: collectionTrail(asked.language, view),
    hasLinkHeader: true,
    json: () => asText(queryablesSchema(view, path, asked.language)),
    main: () => fieldsMain(view, asked.language),
  });
}

function schema({ ask, asked, path, release }: Context): Reply {
  const view = viewOf(ask);
  return resourceReply(ask, asked, release, {
    path,
    jsonType: mediaTypes.schema,
    title: `${view.layer.title[asked.language]}: schema`,
    trail: collectionTrail(asked.language, view),
    hasLinkHeader: true,
    json: () => asText(collectionSchema(view, path, asked.language)),
    main: () => fieldsMain(view, asked.language),
  });
}
