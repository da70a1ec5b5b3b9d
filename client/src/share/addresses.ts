import { readableQuery } from "../state/use-address.ts";
import { type ShareableView, writeView } from "../state/view-url.ts";

/** What an embedded map takes from an address. */
const embeddedParameters = ["lang", "at", "day", "switched", "hide"] as const;
/** What the picture of a view is chosen by; the server knows no other. */
const picturedParameters = ["lang", "at", "day", "switched", "pick"] as const;

function withQuery(path: string, query: URLSearchParams): string {
  return query.size > 0 ? `${path}?${readableQuery(query)}` : path;
}

/** The view in full, and its language in any case: whoever opens the link reads what its sender read. */
function queryOf(view: ShareableView, search: string): URLSearchParams {
  return writeView({ ...view, isLanguageChosen: true }, new URLSearchParams(search));
}

function only(query: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => names.includes(name)));
}

/** Where a page is: what `window.location` knows. */
export interface Place {
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
}

/** The address that opens exactly this view. */
export function linkTo(view: ShareableView, { origin, pathname, search }: Place): string {
  return withQuery(`${origin}${pathname}`, queryOf(view, search));
}

/** The address of the same map for a frame on another page. */
export function embeddedLink(view: ShareableView, { origin }: Pick<Place, "origin">): string {
  return withQuery(`${origin}/embed`, only(queryOf(view, ""), embeddedParameters));
}

/** The way back from a frame: the whole atlas at the same view. */
export function atlasLink(view: ShareableView, { origin }: Pick<Place, "origin">): string {
  return withQuery(`${origin}/`, only(queryOf(view, ""), embeddedParameters));
}

/** The picture of a view that the server draws. */
export function picturePath(view: ShareableView): string {
  return withQuery("/share/view.png", only(queryOf(view, ""), picturedParameters));
}

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

interface Frame {
  readonly address: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
}

/** HTML to be pasted into another page: a frame with a title, no wider than the page it stands in. */
export function frameCode({ address, title, width, height }: Frame): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="${width}" height="${height}" style="border:0;max-width:100%" loading="lazy" allowfullscreen></iframe>`;
}
