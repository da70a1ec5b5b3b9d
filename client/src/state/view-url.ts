import { isLanguage } from "../i18n/language.ts";
import type { Camera, FeatureRef, OverlayId } from "../map/map-state.ts";
import type { HiddenCodes, View } from "./view-store.ts";

/**
 * The view as the query of an address, and back. Parameters:
 * `at` longitude,latitude,zoom · `lang` en|mn · `pick` layer:code · `switched` layers whose switch differs from its
 * default · `hide` layer:code,… legend entries switched off · `where` facet:entry,…;… what sites must be · `day` the day looked at ·
 * `then` the day it is compared with · `open` panels opened ·
 * `base` another base map. What an address says wrongly is left out, never an error:
 * links get cut and mangled on their way.
 */
export type ShareableView = Pick<
  View,
  | "language"
  | "isLanguageChosen"
  | "switched"
  | "hidden"
  | "selected"
  | "where"
  | "day"
  | "thenDay"
  | "opened"
  | "base"
  | "camera"
>;

const layerNames: Readonly<Record<OverlayId, true>> = {
  sites: true,
  "rehabilitation-zones": true,
  kindergartens: true,
  "published-figures": true,
  "site-summary": true,
};

function isLayer(value: string): value is OverlayId {
  return Object.hasOwn(layerNames, value);
}

/** Writes the view's parameters into a query, leaving the others there alone. */
export function writeView(view: ShareableView, into: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams(into);
  put(query, "lang", view.isLanguageChosen ? view.language : undefined);
  put(query, "at", view.camera ? formatCamera(view.camera) : undefined);
  put(query, "pick", view.selected ? `${view.selected.layer}:${view.selected.code}` : undefined);
  put(query, "switched", [...view.switched].sort().join(",") || undefined);
  put(query, "hide", formatHidden(view.hidden) || undefined);
  put(query, "where", formatWhere(view.where) || undefined);
  put(query, "day", view.day ?? undefined);
  put(query, "then", view.thenDay ?? undefined);
  put(query, "open", [...view.opened].sort().join(",") || undefined);
  put(query, "base", view.base ?? undefined);
  return query;
}

/** What an address says about the view; the language only when it names one. */
export function readView(query: URLSearchParams): Partial<ShareableView> {
  const language = query.get("lang");
  return {
    ...(isLanguage(language) ? { language, isLanguageChosen: true } : {}),
    camera: parseCamera(query.get("at")),
    selected: parseFeature(query.get("pick")),
    switched: [...new Set((query.get("switched") ?? "").split(",").filter(isLayer))],
    hidden: parseHidden(query.get("hide")),
    where: parseWhere(query.get("where")),
    day: parseIsoDay(query.get("day")),
    thenDay: parseIsoDay(query.get("then")),
    opened: [...new Set((query.get("open") ?? "").split(",").filter((name) => /^[a-z-]{1,30}$/.test(name)))],
    base: /^[a-z0-9][a-z0-9-]{0,29}$/.exec(query.get("base") ?? "")?.[0] ?? null,
  };
}

function put(query: URLSearchParams, name: string, value: string | undefined): void {
  if (value === undefined) query.delete(name);
  else query.set(name, value);
}

/** Four decimals of a degree (11 m) and two of a zoom: finer than a finger, short enough to be read out. */
function formatCamera({ longitude, latitude, zoom }: Camera): string {
  return [longitude.toFixed(4), latitude.toFixed(4), zoom.toFixed(2)].map(Number).join(",");
}

function parseCamera(text: string | null): Camera | null {
  const [longitude, latitude, zoom, ...rest] = (text ?? "")
    .split(",")
    .map((part) => (part === "" ? Number.NaN : Number(part)));
  if (longitude === undefined || latitude === undefined || zoom === undefined || rest.length > 0) return null;
  const isOnEarth = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= 0 && zoom <= 22;
  return isOnEarth ? { longitude, latitude, zoom } : null;
}

function parseFeature(text: string | null): FeatureRef | null {
  const [, layer, code] = /^([a-z-]+):(.{1,80})$/.exec(text ?? "") ?? [];
  return layer && code && isLayer(layer) ? { layer, code } : null;
}

function formatHidden(hidden: HiddenCodes): string {
  return Object.entries(hidden)
    .flatMap(([layer, codes]) => codes.map((code) => `${layer}:${code}`))
    .sort()
    .join(",");
}

function parseHidden(text: string | null): HiddenCodes {
  const hidden: { [Layer in OverlayId]?: string[] } = {};
  for (const part of (text ?? "").split(",")) {
    const entry = parseFeature(part);
    if (!entry) continue;
    hidden[entry.layer] = [...new Set([...(hidden[entry.layer] ?? []), entry.code])];
  }
  return hidden;
}

function formatWhere(where: View["where"]): string {
  return Object.entries(where)
    .filter(([, codes]) => codes.length > 0)
    .map(([facet, codes]) => `${facet}:${codes.join(",")}`)
    .sort()
    .join(";");
}

function parseWhere(text: string | null): View["where"] {
  const where: Record<string, readonly string[]> = {};
  for (const part of (text ?? "").split(";")) {
    const [, facet, codes] = /^([a-z][a-z0-9_]{0,30}):(.{1,2000})$/.exec(part) ?? [];
    const wanted = [...new Set((codes ?? "").split(",").filter((code) => /^[\w.-]{1,80}$/.test(code)))];
    if (facet && wanted.length > 0) where[facet] = wanted;
  }
  return where;
}

/** A day the calendar has; `2023-02-30` is none. */
function parseIsoDay(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : text;
}
