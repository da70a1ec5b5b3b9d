import { stepOn } from "@asm-atlas/data/domain/publication/steps.ts";

/** Layers of the public map that a picture and its words may tell of, by the letter each has in the name of a picture. */
const letterOf = { "site-summary": "s", sites: "r", "rehabilitation-zones": "z", kindergartens: "k" } as const;
type SharedLayer = keyof typeof letterOf;
const sharedLayers = Object.keys(letterOf) as readonly SharedLayer[];

export type ShareLanguage = "en" | "mn";

/**
 * What is left of a shared view for its title, description and picture: few enough values that all pictures of a release can be
 * counted, and none that is anybody's text.
 */
export interface SharedView {
  readonly language: ShareLanguage;
  /** The step looked at, YYYY-MM-DD. */
  readonly step: string;
  /** The code of a province, `MN-073`; null: the whole country. */
  readonly province: string | null;
  /** In the order of `letterOf`. */
  readonly layers: readonly SharedLayer[];
}

/** The parameters of a public address that say which view it is of. */
export const viewParameters = ["lang", "day", "at", "pick", "switched"] as const;

/** Nearer than this a view is of the province in its middle. */
const provinceFromZoom = 6;

/** What must be known of a release to reduce a view to it. */
export interface ReleaseGround {
  /** Oldest first; the newest is the cut-off. */
  readonly steps: readonly string[];
  readonly provinceCodes: readonly string[];
  /** The code of the province a place lies in. */
  provinceAt(longitude: number, latitude: number): string | undefined;
}

/** Reduces the query of a public address. What it says wrongly counts as not said, as in the client (`client/src/state/view-url.ts`). */
export function reduceView(query: URLSearchParams, ground: ReleaseGround): SharedView {
  const switched = (query.get("switched") ?? "").split(",");
  return {
    language: query.get("lang") === "mn" ? "mn" : "en",
    step: stepAsked(query.get("day"), ground.steps),
    province: provinceAsked(query, ground),
    layers: sharedLayers.filter((layer) => !switched.includes(layer)),
  };
}

function stepAsked(day: string | null, steps: readonly string[]): string {
  const asked = day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? stepOn(day, steps) : undefined;
  return asked ?? steps.at(-1) ?? "";
}

function provinceAsked(query: URLSearchParams, ground: ReleaseGround): string | null {
  const [, picked] = /^site-summary:province-(MN-\d{1,3})$/.exec(query.get("pick") ?? "") ?? [];
  if (picked !== undefined && ground.provinceCodes.includes(picked)) return picked;
  const [longitude = Number.NaN, latitude = Number.NaN, zoom = 0] = (query.get("at") ?? "").split(",").map(Number);
  return zoom >= provinceFromZoom ? (ground.provinceAt(longitude, latitude) ?? null) : null;
}

/** The name of a view's picture: `3-en-2026-06-30-nation-srzk`. A release without a layer in sight has `none`. */
export function pictureName(release: number, { language, step, province, layers }: SharedView): string {
  const letters = layers.map((layer) => letterOf[layer]).join("");
  return [release, language, step, province?.toLowerCase() ?? "nation", letters || "none"].join("-");
}

/** The view a picture is of, and the release it was named for; undefined for a name no picture can have. */
export function readPictureName(
  name: string,
  ground: ReleaseGround,
): { readonly release: number; readonly view: SharedView } | undefined {
  const parts = /^([1-9]\d{0,5})-(en|mn)-(\d{4}-\d{2}-\d{2})-(nation|mn-\d{1,3})-(none|s?r?z?k?)$/.exec(name);
  const [, release = "", language = "", step = "", place = "", letters = ""] = parts ?? [];
  const province = place === "nation" ? null : place.toUpperCase();
  if (parts === null || letters === "" || stepOn(step, ground.steps) === undefined) return undefined;
  if (province !== null && !ground.provinceCodes.includes(province)) return undefined;
  const layers = letters === "none" ? [] : sharedLayers.filter((layer) => letters.includes(letterOf[layer]));
  return {
    release: Number(release),
    view: { language: language as ShareLanguage, step: stepAsked(step, ground.steps), province, layers },
  };
}
