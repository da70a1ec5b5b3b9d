import { html } from "../http/html.ts";
import type { SharedWords } from "./sentences.ts";

/** Where the client puts its page; what stands there before is taken away by it. */
const place = '<div id="root"></div>';

/**
 * The page with its figures in words, so that there is something to read before any program has come, and where none ever runs.
 * `client/src/ui/theme/early-words.css` draws them where the page's own words will stand.
 */
export function withEarlyWords(page: string, { heading, countedTo, figures, source, demo }: SharedWords): string {
  const words = html`<main class="early-words">
      <h1>${heading}</h1>
      <p>${countedTo}</p>
      <ul>${figures.map(({ value, label }) => html`<li><b>${value}</b> ${label}</li>`)}</ul>
      <p>${demo === undefined ? source : `${source} · ${demo}`}</p>
    </main>`;
  return page.replace(place, () => `<div id="root">${words.text}</div>`);
}
