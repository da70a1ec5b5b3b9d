import type { Ask } from "../http/endpoint.ts";
import { chooseFormat, chooseLanguage, type Format, type Language } from "../http/format.ts";
import type { Html } from "../http/html.ts";
import type { QueryParameters } from "../http/query-parameters.ts";
import type { Release } from "../http/release-clock.ts";
import type { Reply } from "../http/reply.ts";
import { cacheHeaders, contentTag } from "./cache-headers.ts";
import { type Link, linkHeader, selfLinks } from "./links.ts";
import { pageReply } from "./pages/page.ts";

/** What every resource of the service is asked with. */
export interface Asked {
  readonly parameters: QueryParameters;
  readonly format: Format;
  readonly language: Language;
}

export function readAsked(ask: Ask, parameters: QueryParameters, jsonType: string): Asked {
  return {
    parameters,
    format: chooseFormat(ask.request, parameters, [jsonType]),
    language: chooseLanguage(ask.request),
  };
}

interface Resource {
  /** Address without parameters. */
  readonly path: string;
  readonly jsonType: string;
  readonly title: string;
  readonly trail?: readonly { readonly href: string; readonly text: string }[];
  /** Links beside `self` and `alternate`. */
  readonly links?: readonly Link[];
  /** Also told in the `Link` header. */
  readonly hasLinkHeader?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** The JSON answer, and the part of it its tag stands for when they differ (a page carries the time it was made). */
  json(links: readonly Link[]): { readonly text: string; readonly stableText?: string };
  main(links: readonly Link[]): Html;
}

/** One resource in the format asked for, with its links, its tag and how long it may be kept. */
export function resourceReply(ask: Ask, asked: Asked, release: Release | null, resource: Resource): Reply {
  const own = selfLinks(resource.path, asked.parameters, asked.format, resource.jsonType);
  const links = [...own, ...(resource.links ?? [])];
  const headers = {
    ...cacheHeaders(ask.asker, release),
    ...resource.headers,
    ...(resource.hasLinkHeader ? { Link: linkHeader(links) } : {}),
  };
  if (asked.format === "html") {
    const page = pageReply({
      language: asked.language,
      title: resource.title,
      trail: resource.trail ?? [],
      links,
      main: resource.main(links),
    });
    const tag = contentTag(ask.asker, release, page.body?.content ?? "");
    return { ...page, headers: { ...headers, ...page.headers }, tag };
  }
  const { text, stableText } = resource.json(links);
  const tag = contentTag(ask.asker, release, stableText ?? text);
  const vary = "Cookie, Accept, Accept-Language, Accept-Encoding";
  return {
    status: 200,
    headers: { ...headers, Vary: vary },
    body: { type: resource.jsonType, content: text },
    tag: stableText === undefined ? tag : { ...tag, weak: true },
  };
}
