import { editableLayer } from "@asm-atlas/data/domain/editing/editable-layers.ts";
import type { Request, Router } from "express";
import type { Ask, Reading } from "../http/endpoint.ts";
import { Problem } from "../http/problem.ts";
import { type QueryParameters, readKnownQuery, readQuery } from "../http/query-parameters.ts";
import type { Release } from "../http/release-clock.ts";
import { route } from "../http/route.ts";
import { crs84 } from "./bbox.ts";
import { collectionPath } from "./collection.ts";
import { parseDatetime } from "./datetime.ts";
import { versionTag } from "./editing/asked-version.ts";
import { editingHandlers, writableMethods } from "./editing/routes.ts";
import { type FeatureRow, featureId, featureText } from "./feature.ts";
import { hasRecordTime, type ItemsQuery, knownOnParameter, parseItemsQuery, parseKnownOn } from "./items-query.ts";
import type { LayerView } from "./layer-view.ts";
import { type Link, mediaTypes, pageLinks } from "./links.ts";
import { itemMain, itemsMain } from "./pages/item-pages.ts";
import { type Asked, readAsked, resourceReply } from "./resource.ts";
import { type FeatureParts, viewOf } from "./service-routes.ts";
import { loadFeature, loadPage, type Page } from "./store.ts";
import { collectionTrail, titles } from "./titles.ts";

const crsHeader = { "Content-Crs": `<${crs84}>` };

interface Times {
  readonly validOn: string | undefined;
  readonly knownOn: string | undefined;
}

const settingsFor = (view: LayerView, { validOn, knownOn }: Times): Record<`atlas.${string}`, string> => ({
  ...(view.layer.temporal && validOn !== undefined ? { "atlas.valid_on": validOn } : {}),
  ...(knownOn !== undefined ? { "atlas.known_on": knownOn } : {}),
});

export function itemsRoutes(router: Router, parts: FeatureParts): void {
  const { gate, identify } = parts;
  const { POST, PUT, PATCH, DELETE } = editingHandlers(gate);
  const usable = (of: "items" | "item") => async (request: Request) => {
    const { role } = await identify(request);
    return ["GET", ...writableMethods(role, String(request.params.collectionId), of)];
  };
  route(router, "/collections/:collectionId/items", { GET: gate.reading(itemsEndpoint(parts)), POST }, usable("items"));
  route(
    router,
    "/collections/:collectionId/items/:featureId",
    { GET: gate.reading(itemEndpoint(parts)), PUT, PATCH, DELETE },
    usable("item"),
  );
}

/** The address as it was asked, in the format and language chosen for whoever asked. */
const publicKey = ({ asked }: { readonly asked: Asked }, { request, baseUrl }: Ask): string =>
  [asked.format, asked.language, baseUrl, request.originalUrl].join(" ");

interface ItemsInput {
  readonly view: LayerView;
  readonly query: ItemsQuery;
  readonly asked: Asked;
}

function itemsEndpoint({ releases }: FeatureParts): Reading<ItemsInput, Page> {
  return {
    parse: (ask) => {
      const view = viewOf(ask);
      const parameters = readQuery(ask.request);
      const query = parseItemsQuery(view.layer, view.projection, parameters);
      return { view, query, asked: readAsked(ask, parameters, mediaTypes.geojson) };
    },
    settings: ({ view, query }) => settingsFor(view, query),
    load: (transaction, { view, query }) => loadPage(transaction, view, query),
    publicKey,
    render: async (page, input, ask) => itemsReply(ask, input, page, await releases.current()),
  };
}

function itemsReply(ask: Ask, { view, query, asked }: ItemsInput, page: Page, release: Release | null) {
  const collection = collectionPath(ask.baseUrl, view.layer.id);
  const path = `${collection}/items`;
  const sentType = asked.format === "html" ? mediaTypes.html : mediaTypes.geojson;
  const links: Link[] = [
    ...pageLinks(path, asked.parameters, { ...query, matched: page.matched }, sentType),
    { href: collection, rel: "collection", type: mediaTypes.json, title: view.layer.title[asked.language] },
  ];
  return resourceReply(ask, asked, release, {
    path,
    jsonType: mediaTypes.geojson,
    title: `${view.layer.title[asked.language]}: ${titles[asked.language].items}`,
    trail: collectionTrail(asked.language, view),
    links,
    hasLinkHeader: true,
    headers: crsHeader,
    json: (all) => pageJson(view, page, all),
    main: (all) => itemsMain(view, page.rows, { offset: query.offset, matched: page.matched }, all, asked.language),
  });
}

function pageJson(view: LayerView, page: Page, links: readonly Link[]) {
  const features = page.rows.map((row) => featureText(view, row)).join(",\n");
  const counts = `"numberMatched":${page.matched},"numberReturned":${page.rows.length}`;
  const rest = `${counts},"links":${JSON.stringify(links)},"features":[${features}]}`;
  const timeStamp = new Date().toISOString();
  return { text: `{"type":"FeatureCollection","timeStamp":"${timeStamp}",${rest}`, stableText: rest };
}

interface ItemInput extends Times {
  readonly view: LayerView;
  readonly id: string;
  readonly asked: Asked;
}

function readItemInput(ask: Ask): ItemInput {
  const view = viewOf(ask);
  const offered = hasRecordTime(view.layer, view.projection) ? [knownOnParameter] : [];
  const parameters: QueryParameters = readKnownQuery(ask.request, ["f", "datetime", ...offered]);
  const datetime = parameters.get("datetime");
  return {
    view,
    id: String(ask.request.params.featureId),
    validOn: datetime === undefined ? undefined : parseDatetime(datetime),
    knownOn: parseKnownOn(parameters.get(knownOnParameter)),
    asked: readAsked(ask, parameters, mediaTypes.geojson),
  };
}

function itemEndpoint({ releases }: FeatureParts): Reading<ItemInput, FeatureRow> {
  return {
    parse: readItemInput,
    settings: ({ view, validOn, knownOn }) => settingsFor(view, { validOn, knownOn }),
    load: async (transaction, { view, id }) => {
      const row = await loadFeature(transaction, view, id);
      // The same words whether it never was, is somebody else's to see, or was not known yet on that day.
      if (!row) throw new Problem("feature.not-found", "The collection's items list what is there.");
      return row;
    },
    publicKey,
    render: async (row, input, ask) => itemReply(ask, input, row, await releases.current()),
  };
}

function itemReply(ask: Ask, { view, asked }: ItemInput, row: FeatureRow, release: Release | null) {
  const collection = collectionPath(ask.baseUrl, view.layer.id);
  const id = featureId(view, row);
  const isEditable = view.projection === "internal" && editableLayer(view.layer.id) !== undefined;
  const reply = resourceReply(ask, asked, release, {
    path: `${collection}/items/${encodeURIComponent(id)}`,
    jsonType: mediaTypes.geojson,
    title: `${view.layer.title[asked.language]}: ${id}`,
    trail: collectionTrail(asked.language, view),
    links: [{ href: collection, rel: "collection", type: mediaTypes.json, title: view.layer.title[asked.language] }],
    hasLinkHeader: true,
    headers: crsHeader,
    json: (links) => ({ text: featureText(view, row, `,"links":${JSON.stringify(links)}`) }),
    main: () => itemMain(view, row, asked.language),
  });
  // What a change must name is the version; the rest of the tag stands for the bytes.
  return isEditable && reply.tag
    ? { ...reply, tag: { ...reply.tag, value: versionTag(Number(row.version), reply.tag.value) } }
    : reply;
}
