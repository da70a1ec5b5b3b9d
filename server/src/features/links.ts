import type { QueryParameters } from "../http/query-parameters.ts";

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
  readonly title?: string;
}

export const mediaTypes = {
  json: "application/json",
  geojson: "application/geo+json",
  html: "text/html",
  schema: "application/schema+json",
  openapi: "application/vnd.oai.openapi+json;version=3.0",
  problem: "application/problem+json",
} as const;

export const relations = {
  items: "items",
  conformance: "conformance",
  data: "data",
  describedBy: "describedby",
  queryables: "http://www.opengis.net/def/rel/ogc/1.0/queryables",
} as const;

/** An address with its parameters, encoded. */
function address(path: string, parameters: Iterable<readonly [string, string]> = []): string {
  const text = [...parameters]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join("&");
  return text === "" ? path : `${path}?${text}`;
}

/** `self` and `alternate` of a resource offered as JSON and HTML: which is which depends on the format that is sent. */
export function selfLinks(path: string, parameters: QueryParameters, sent: "json" | "html", jsonType: string): Link[] {
  const formats = [
    { format: "json", type: jsonType },
    { format: "html", type: mediaTypes.html },
  ] as const;
  return formats.map(({ format, type }) => ({
    href: address(path, [...[...parameters].filter(([name]) => name !== "f"), ["f", format]]),
    rel: format === sent ? "self" : "alternate",
    type,
    title: format === "json" ? "JSON" : "HTML",
  }));
}

/** The links as `Link` header (RFC 8288). Titles are left out: they may hold letters a header cannot. */
export function linkHeader(links: readonly Link[]): string {
  return links.map(({ href, rel, type }) => `<${href}>; rel="${rel}"${type ? `; type="${type}"` : ""}`).join(", ");
}

/** The pages around this one. */
export function pageLinks(
  path: string,
  parameters: QueryParameters,
  page: { readonly limit: number; readonly offset: number; readonly matched: number },
  type: string,
): Link[] {
  const others = [...parameters].filter(([name]) => name !== "offset" && name !== "limit");
  const at = (offset: number, limit: number, rel: string, title: string): Link => ({
    href: address(path, [
      ...others,
      ["limit", String(limit)],
      ...(offset > 0 ? [["offset", String(offset)] as const] : []),
    ]),
    rel,
    type,
    title,
  });
  const links: Link[] = [];
  const next = page.offset + page.limit;
  if (next < page.matched) links.push(at(next, page.limit, "next", "Next page"));
  if (page.offset > 0) {
    const previous = Math.max(0, page.offset - page.limit);
    links.push(at(previous, Math.min(page.limit, page.offset - previous), "prev", "Previous page"));
  }
  return links;
}
