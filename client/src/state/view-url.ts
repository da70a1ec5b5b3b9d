import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { isLanguage } from "../i18n/language.ts";
import type { Camera, FeatureRef, OverlayId } from "../map/map-state.ts";
import { mostOutlineCorners, type Outline, roundedCorner } from "../map/tools/outline.ts";
import { type ListLook, usualList } from "./list-look.ts";
import type { HiddenCodes, View } from "./view-store.ts";

/**
 * The view as the query of an address, and back. Parameters:
 * `at` longitude,latitude,zoom · `lang` en|mn · `pick` layer:code · `switched` layers whose switch differs from its
 * default · `hide` layer:code,… legend entries switched off · `where` facet:entry,…;… what sites must be · `area` longitude,latitude,… the
 * corners of the area selected · `only` "area" when it filters · `day` the day looked at · `then` the day it is compared with · `known` the
 * day of the record · `open` panels opened · `list` layer of the list · `sort` layer:column,-column,…;… its order · `columns`
 * layer:column,…;… its columns · `base` another base map. What an address says wrongly is left out, never an error: links get cut and
 * mangled on their way.
 */
export type ShareableView = Pick<
  View,
  | "language"
  | "isLanguageChosen"
  | "switched"
  | "hidden"
  | "selected"
  | "where"
  | "area"
  | "isAreaFilter"
  | "day"
  | "thenDay"
  | "knownOn"
  | "opened"
  | "list"
  | "base"
  | "camera"
>;

const layerNames: Readonly<Record<OverlayId, true>> = {
  sites: true,
  "rehabilitation-zones": true,
  kindergartens: true,
  "published-figures": true,
  "site-summary": true,
  "protected-areas": true,
  "site-areas": true,
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
  put(query, "where", formatCodes(view.where) || undefined);
  put(query, "area", view.area ? formatOutline(view.area) : undefined);
  put(query, "only", view.area && view.isAreaFilter ? "area" : undefined);
  put(query, "day", view.day ?? undefined);
  put(query, "then", view.thenDay ?? undefined);
  put(query, "known", view.knownOn ?? undefined);
  put(query, "open", [...view.opened].sort().join(",") || undefined);
  put(query, "list", view.list.layer === usualList.layer ? undefined : view.list.layer);
  put(query, "sort", formatCodes(view.list.sort) || undefined);
  put(query, "columns", formatCodes(view.list.columns) || undefined);
  put(query, "base", view.base ?? undefined);
  return query;
}

/** What an address says about the view; the language only when it names one. */
export function readView(query: URLSearchParams): Partial<ShareableView> {
  const language = query.get("lang");
  const area = parseOutline(query.get("area"));
  return {
    ...(isLanguage(language) ? { language, isLanguageChosen: true } : {}),
    camera: parseCamera(query.get("at")),
    selected: parseFeature(query.get("pick")),
    switched: [...new Set((query.get("switched") ?? "").split(",").filter(isLayer))],
    hidden: parseHidden(query.get("hide")),
    where: parseCodes(query.get("where")),
    area,
    isAreaFilter: area !== null && query.get("only") === "area",
    day: parseIsoDay(query.get("day")),
    thenDay: parseIsoDay(query.get("then")),
    knownOn: parseIsoDay(query.get("known")),
    opened: [...new Set((query.get("open") ?? "").split(",").filter((name) => /^[a-z-]{1,30}$/.test(name)))],
    list: parseList(query),
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

/** `name:code,code;name:code` */
function formatCodes(codes: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(codes)
    .filter(([, each]) => each.length > 0)
    .map(([name, each]) => `${name}:${each.join(",")}`)
    .sort()
    .join(";");
}

function parseCodes(text: string | null): Record<string, readonly string[]> {
  const codes: Record<string, readonly string[]> = {};
  for (const part of (text ?? "").split(";")) {
    const [, name, list] = /^([a-z][a-z0-9_-]{0,30}):(.{1,2000})$/.exec(part) ?? [];
    const known = [...new Set((list ?? "").split(",").filter((code) => /^[\w.-]{1,80}$/.test(code)))];
    if (name && known.length > 0) codes[name] = known;
  }
  return codes;
}

function parseList(query: URLSearchParams): ListLook {
  const layer = query.get("list") ?? "";
  const ofLayers = (text: string | null) =>
    Object.fromEntries(Object.entries(parseCodes(text)).filter(([name]) => isLayer(name)));
  return {
    layer: isLayer(layer) ? layer : usualList.layer,
    sort: ofLayers(query.get("sort")),
    columns: ofLayers(query.get("columns")),
  };
}

function formatOutline(outline: Outline): string {
  return outline.flat().join(",");
}

/** Three corners or more, in pairs; anything else is no area. */
function parseOutline(text: string | null): Outline | null {
  const numbers = text === null ? [] : text.split(",").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
  const corners = numbers.flatMap((longitude, index): Position[] => {
    const latitude = numbers[index + 1];
    return index % 2 === 0 && latitude !== undefined ? [roundedCorner([longitude, latitude])] : [];
  });
  const isWhole = numbers.length % 2 === 0 && corners.length >= 3 && corners.length <= mostOutlineCorners;
  const isOnEarth = corners.every(([longitude, latitude]) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85);
  return isWhole && isOnEarth ? corners : null;
}

/** A day the calendar has; `2023-02-30` is none. */
function parseIsoDay(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : text;
}
