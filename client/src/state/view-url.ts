import { isLanguage } from "../i18n/language.ts";
import type { Camera, FeatureRef, OverlayId } from "../map/map-state.ts";
import type { HiddenCodes, View } from "./view-store.ts";

/**
 * The view as the query of an address, and back. Parameters:
 * `at` longitude,latitude,zoom · `lang` en|mn · `pick` layer:code · `switched` layers whose switch differs from its
 * default · `hide` layer:code,… legend entries switched off. What an address says wrongly is left out, never an error:
 * links get cut and mangled on their way.
 */
export type ShareableView = Pick<View, "language" | "isLanguageChosen" | "switched" | "hidden" | "selected" | "camera">;

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
