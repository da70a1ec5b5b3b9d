import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import type { RequestHandler } from "express";
import { type Encoding, preferredEncoding } from "./encoding.ts";
import { digest, formatEntityTag, isNamedBy } from "./entity-tag.ts";
import { Problem } from "./problem.ts";
import { pageFor } from "./staff-pages.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".geojson": "application/geo+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".pmtiles": "application/octet-stream",
};

/** Addresses the client draws itself; everything else that is no file is not found. */
const appRoute = /^\/(?:$|(?:workbench|admin)(?:\/|$)|(?:about|embed|open-data|sign-in|account|invitation)\/?$)/;
/** Files whose name carries a hash of their content never change. */
const hashedName = /^\/assets\/.+-[A-Za-z0-9_-]{8,}\.[a-z0-9.]+$/;

interface StaticFile {
  readonly tag: string;
  readonly bodies: Partial<Record<Encoding, Buffer>> & { readonly identity: Buffer };
}

/**
 * Serves the client's build from memory. Only what was in the folder at the start has an address, so no path can lead out of it.
 * Files compressed at build time (`.br`, `.gz` beside them) are sent as they are.
 * @param directory the build; undefined: answers say that there is none
 */
export function staticClient(directory: string | undefined): RequestHandler {
  const names = directory === undefined ? new Set<string>() : listFiles(directory);
  const loaded = new Map<string, Promise<StaticFile>>();

  function load(name: string): Promise<StaticFile> {
    const known = loaded.get(name) ?? loadFile(directory ?? "", name, names);
    loaded.set(name, known);
    known.catch(() => loaded.delete(name)); // a file that could not be read now may be readable later; whoever asked gets the error
    return known;
  }

  return async (request, response, next) => {
    const path = decodeURIComponent(request.path);
    const isFile = names.has(path) && !/\.(?:br|gz)$/.test(path);
    const isRoute = appRoute.test(path);
    const isPageRequest = isRoute || request.accepts(["application/json", "text/html"]) === "text/html";
    if (!isFile && !isPageRequest) return next();
    if (request.method !== "GET" && request.method !== "HEAD") {
      if (!isFile && !isRoute) return next();
      throw new Problem("request.method-not-allowed", "Pages are read with GET.", { headers: { Allow: "GET, HEAD" } });
    }
    const name = isFile ? path : "/index.html";
    if (!names.has(name)) {
      if (!isRoute) return next();
      throw new Problem(
        "route.not-found",
        'The pages have not been built. Run "npm run build", or start with "npm start", which builds them.',
      );
    }

    const file = await load(name);
    const wished = preferredEncoding(request.headers["accept-encoding"]);
    const encoding = file.bodies[wished] ? wished : "identity";
    const body = file.bodies[encoding] ?? file.bodies.identity;
    const audience = pageFor(response);
    // The same bytes with other headers are another page: a cache must not answer one with the other.
    const tag = { value: audience === "staff" ? `${file.tag}-staff` : file.tag };
    response.setHeader("Cache-Control", cachingOf(name, audience));
    response.setHeader("Vary", `${isFile ? "" : "Accept, "}Accept-Encoding${audience ? ", Cookie" : ""}`);
    response.setHeader("ETag", formatEntityTag(tag, encoding));
    const isFound = isFile || isRoute;
    if (isFound && isNamedBy(request.headers["if-none-match"], tag)) {
      response.statusCode = 304;
      response.end();
      return;
    }
    response.statusCode = isFound ? 200 : 404;
    response.setHeader("Content-Type", types[extname(name)] ?? "application/octet-stream");
    response.setHeader("Content-Length", body.length);
    if (encoding !== "identity") response.setHeader("Content-Encoding", encoding);
    response.end(body);
  };
}

function cachingOf(name: string, audience: ReturnType<typeof pageFor>): string {
  if (hashedName.test(name)) return "public, max-age=31536000, immutable";
  return audience === "staff" ? "private, no-cache" : "no-cache";
}

function listFiles(directory: string): Set<string> {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Set(paths.map((path) => `/${path.slice(join(directory, sep).length).split(sep).join("/")}`));
}

async function loadFile(directory: string, name: string, names: ReadonlySet<string>): Promise<StaticFile> {
  const read = (suffix: string) => readFile(join(directory, `${name}${suffix}`));
  const identity = await read("");
  const br = names.has(`${name}.br`) ? await read(".br") : undefined;
  const gzip = names.has(`${name}.gz`) ? await read(".gz") : undefined;
  return { tag: digest(identity), bodies: { identity, ...(br ? { br } : {}), ...(gzip ? { gzip } : {}) } };
}
