import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import type { Router } from "express";
import { routeRights } from "../../support/route-rights.ts";
import { routeTable } from "../../support/route-table.ts";

/**
 * Addresses no link leads to and no route names: pages the client draws, files a stranger tries by custom, and whatever else is public and is
 * found neither way. A new door of that kind is one line here; one that a route answers or a link leads to is found without.
 */
const publicDoors: readonly string[] = [
  "/",
  "/?lang=mn",
  "/about",
  "/sign-in",
  "/open-data",
  "/embed",
  "/embed?lang=mn&day=2020-06-01",
  "/?day=2022-12-31&pick=site-summary:province-MN-073",
  "/?at=106.5,47.5,7&switched=sites",
  "/share/view.png?lang=mn&at=106.5,47.5,7",
  "/robots.txt",
  "/sitemap.xml",
  "/favicon.svg",
  "/favicon.ico",
  "/manifest.webmanifest",
  "/.well-known/security.txt",
  "/workbench",
];

/** Whatever an id, code, name or number in an address may be: of all there is nothing, as of most that a stranger tries. */
const invented = "0190ffff-ffff-7fff-8fff-ffffffffffff";

const collections = layersFor("published").map(({ layer }) => layer.id);
const feeds = layersFor("published").flatMap(({ layer, shape }) => (shape.feed ? [layer.id] : []));

/** What may stand in the place of a parameter of a route; of others, something invented. */
const values: Readonly<Record<string, readonly string[]>> = {
  collectionId: collections,
  feed: feeds,
  release: ["6"],
  // The sums stand for the bytes of every file of a release; some are asked as well, to be held against them.
  file: ["index.json", "SHA256SUMS", "asm-atlas-6.gpkg", "asm-atlas.gpkg", "sites.geojson", "site-summary.csv"],
};

function filled(path: string): string[] {
  const found = /:(\w+)/.exec(path);
  if (!found) return [path];
  return (values[found[1] ?? ""] ?? [invented]).flatMap((value) => filled(path.replace(found[0], value)));
}

/** Where a crawl begins: every address the server answers to a stranger with GET, read from its own table of routes, and the doors above. */
export function doorsOf(routes: Router): string[] {
  const open = routeTable(routes)
    .filter((way) => way.startsWith("GET ") && (routeRights[way] ?? "anyone") === "anyone")
    .map((way) => way.slice("GET ".length).replace(/\{[^}]*\}|\*\w+/g, invented));
  return [...publicDoors, ...open.flatMap(filled)];
}
