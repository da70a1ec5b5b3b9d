import { join } from "node:path";
import { geopackageName, type OpenDataReleases, openDataPath } from "@asm-atlas/data/domain/publication/open-data.ts";
import express, { type Router } from "express";
import { cacheHeaders } from "../features/cache-headers.ts";
import { anonymous } from "../http/asker.ts";
import { takesGzip } from "../http/encoding.ts";
import type { Ask, Gate } from "../http/endpoint.ts";
import { digest } from "../http/entity-tag.ts";
import { Problem } from "../http/problem.ts";
import { readKnownQuery } from "../http/query-parameters.ts";
import type { Reply } from "../http/reply.ts";
import { route } from "../http/route.ts";
import { indexDocument, sumsText } from "./index-document.ts";
import { mediaTypes } from "./media-types.ts";
import { fileIn, namedFile } from "./named-file.ts";
import type { Offer, Offered } from "./offer.ts";
import type { Shelf } from "./shelf.ts";
import type { StoredRelease } from "./store.ts";

interface OpenDataParts {
  readonly gate: Gate;
  readonly offer: Offer;
  readonly shelf: Shelf;
}

const notFound = () =>
  new Problem("route.not-found", "/open-data/index.json lists the releases, and their index.json the files.");

/** What was published, as files: the same for everyone, signed in or not, and the same for ever. Mount at /open-data. */
export function openDataRoutes({ gate, offer, shelf }: OpenDataParts): Router {
  const router = express.Router();
  route(router, "/index.json", {
    GET: gate.plain(async (ask) => {
      readKnownQuery(ask.request, []);
      return releasesReply((await offer.current()).releases);
    }),
  });
  route(router, "/latest/:file", {
    GET: gate.plain(async (ask) => {
      readKnownQuery(ask.request, []);
      return latestReply(ask, await offer.current());
    }),
  });
  route(router, "/releases/:release/:file", {
    GET: gate.plain((ask) => {
      readKnownQuery(ask.request, []);
      return fileReply(ask, offer, shelf);
    }),
  });
  return router;
}

/** A file for everyone: what the release says of itself, and nothing of who asks. */
function headersOf(release: StoredRelease | undefined, version = release?.number): Record<string, string> {
  const told = release && version !== undefined ? { ...release, version } : null;
  return { ...cacheHeaders(anonymous, told), Vary: "Accept-Encoding" };
}

/** The newest release under one address: a GeoPackage is `asm-atlas.gpkg` there, for its own name has the number in it. */
function latestReply(ask: Ask, { releases: [newest], withheld }: Offered): Reply {
  if (!newest) throw notFound();
  const { file } = ask.request.params as { readonly file: string };
  const name = file === "asm-atlas.gpkg" ? geopackageName(newest.number) : file;
  if (!namedFile(name, newest.number, withheld)) throw notFound();
  return { status: 302, headers: { ...headersOf(newest), Location: openDataPath(newest.number, name) } };
}

function releasesReply(releases: readonly StoredRelease[]): Reply {
  const body: OpenDataReleases = {
    releases: releases.map(({ number, cutOffOn, releasedOn, isDemo }) => ({ number, cutOffOn, releasedOn, isDemo })),
  };
  const content = JSON.stringify(body);
  return {
    status: 200,
    headers: headersOf(releases[0]),
    tag: { value: digest(content) },
    body: { type: mediaTypes.json, content },
  };
}

async function fileReply(ask: Ask, offer: Offer, shelf: Shelf): Promise<Reply> {
  const { release: asked, file: name } = ask.request.params as { readonly release: string; readonly file: string };
  const { releases, withheld } = await offer.current();
  const release = releases.find(({ number }) => String(number) === asked);
  const named = release && namedFile(name, release.number, withheld);
  if (!release || !named) throw notFound();
  const { folder, manifest } = await shelf.open(release, withheld);
  if (named.kind === "index" || named.kind === "sums") {
    const index = indexDocument(release, manifest, withheld);
    const content = named.kind === "index" ? JSON.stringify(index) : sumsText(index);
    const type = named.kind === "index" ? mediaTypes.json : mediaTypes.text;
    // While something is withheld these two are not those of the release's day.
    const version = withheld.size === 0 ? release.number : 0;
    return {
      status: 200,
      headers: headersOf(release, version),
      tag: { value: digest(content) },
      body: { type, content },
    };
  }
  const found = fileIn(manifest, named);
  if (!found) throw notFound();
  const { type, file } = found;
  const path = join(folder, name);
  return {
    status: 200,
    headers: {
      ...headersOf(release),
      "Content-Disposition": `attachment; filename="${downloadName(name, release.number)}"`,
    },
    tag: { value: file.sha256.slice(0, 32) },
    file:
      "gzipBytes" in file && takesGzip(ask.request.headers["accept-encoding"])
        ? { path: `${path}.gz`, bytes: file.gzipBytes, type, encoding: "gzip" }
        : { path, bytes: file.bytes, type, hasRanges: true },
  };
}

/** Files of several releases lie beside each other in somebody's folder. */
function downloadName(name: string, release: number): string {
  return name === geopackageName(release) ? name : `asm-atlas-${release}-${name}`;
}
