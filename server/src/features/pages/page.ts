import type { Language } from "../../http/format.ts";
import { type Html, html } from "../../http/html.ts";
import type { Reply } from "../../http/reply.ts";
import type { Link } from "../links.ts";

const stylePath = "/ogc/style.css";

interface PageParts {
  readonly language: Language;
  readonly title: string;
  /** From the landing page to here. */
  readonly trail: readonly { readonly href: string; readonly text: string }[];
  readonly links: readonly Link[];
  readonly main: Html;
}

const words = {
  en: { service: "ASM Atlas · data service", map: "To the map", asJson: "This page as JSON" },
  mn: { service: "ASM Atlas · өгөгдлийн үйлчилгээ", map: "Газрын зураг руу", asJson: "Энэ хуудас JSON хэлбэрээр" },
} as const;

function pageText({ language, title, trail, links, main }: PageParts): string {
  const says = words[language];
  const json = links.find((link) => link.rel === "alternate");
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ASM Atlas</title>
<link rel="stylesheet" href="${stylePath}">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${links.map((link) => html`<link rel="${link.rel}" href="${link.href}"${link.type ? html` type="${link.type}"` : ""}>\n`)}</head>
<body>
<header>
<p class="service"><a href="/ogc?f=html">${says.service}</a> <a class="aside" href="/">${says.map}</a></p>
<nav aria-label="${says.service}">${trail.map(({ href, text }) => html`<a href="${href}">${text}</a> / `)}</nav>
<h1>${title}</h1>
</header>
<main>
${main}
</main>
<footer>${json ? html`<a href="${json.href}">${says.asJson}</a>` : ""}</footer>
</body>
</html>
`.text;
}

export function pageReply(parts: PageParts): Reply {
  return {
    status: 200,
    headers: { "Content-Language": parts.language, Vary: "Cookie, Accept, Accept-Language, Accept-Encoding" },
    body: { type: "text/html; charset=utf-8", content: pageText(parts) },
  };
}
