import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import { imageId } from "../image-ids.ts";
import type { Language } from "../map-state.ts";
import { type MapColours, mapColours, type Theme } from "../tokens.ts";
import { byZoom, fonts, nameIn } from "./expressions.ts";

const part = (name: string): FilterSpecification => ["==", ["get", "part"], name];

/** Paper, sea, land and lines: all from one source, told apart by `part`. */
export function groundLayers(colours: MapColours): LayerSpecification[] {
  const fill = (id: string, name: string, colour: string): LayerSpecification => ({
    id,
    type: "fill",
    source: "basemap",
    filter: part(name),
    paint: { "fill-color": colour, "fill-antialias": true },
  });
  const line = (
    id: string,
    name: string,
    colour: string,
    width: ExpressionSpecification,
    extra = {},
  ): LayerSpecification => ({
    id,
    type: "line",
    source: "basemap",
    filter: part(name),
    layout: { "line-join": "round", "line-cap": "round" },
    paint: { "line-color": colour, "line-width": width, ...extra },
  });
  return [
    { id: "paper", type: "background", paint: { "background-color": colours.neighbours } },
    fill("sea", "sea", colours.water),
    fill("land", "land", colours.neighbours),
    line("sheet-edge", "sea", colours.neighbours, byZoom(2, 24, 5, 120), { "line-blur": byZoom(2, 14, 5, 70) }),
    line("neighbour-borders", "neighbourBorders", colours.neighbourLine, byZoom(3, 0.7, 8, 1.4)),
    line("country-glow", "country", colours.countryGlow, byZoom(3, 6, 8, 16), {
      "line-blur": byZoom(3, 6, 8, 14),
      "line-opacity": 0.45,
    }),
    fill("country", "country", colours.land),
    fill("lakes", "lakes", colours.water),
    line("lake-edges", "lakes", colours.river, byZoom(4, 0.4, 8, 1)),
    line("rivers", "rivers", colours.river, byZoom(4, 0.6, 8, 1.6), {
      "line-opacity": byZoom(4, 0.55, 5.5, 1, 7, 1, 9, 0),
    }),
  ];
}

/** Lines of the administrative map; they lie over the shades of the soums. */
export function borderLayers(colours: MapColours): LayerSpecification[] {
  return [
    {
      id: "soum-borders",
      type: "line",
      source: "soums",
      minzoom: 6.4,
      layout: { "line-join": "round" },
      paint: {
        "line-color": colours.soumLine,
        "line-width": byZoom(6.4, 0.5, 10, 1.2),
        "line-opacity": byZoom(6.4, 0, 7, 1),
        "line-dasharray": [3, 2],
      },
    },
    {
      id: "aimag-borders",
      type: "line",
      source: "basemap",
      filter: part("aimagBorders"),
      layout: { "line-join": "round" },
      paint: { "line-color": colours.aimagLine, "line-width": byZoom(3, 0.8, 6, 1.3, 10, 2.2) },
    },
    {
      id: "country-edge",
      type: "line",
      source: "basemap",
      filter: part("country"),
      layout: { "line-join": "round" },
      paint: { "line-color": colours.countryEdge, "line-width": byZoom(3, 1, 6, 1.7, 10, 2.6) },
    },
  ];
}

type Standing = readonly [anchor: string, offset: readonly [across: number, down: number]];

/** Where a label may stand when its own place is taken, in ems from the point; anchored at its left it stands to the right. */
const around = (radius: number): readonly Standing[] => [
  ["center", [0, 0]],
  ["top", [0, radius]],
  ["bottom", [0, -radius]],
  ["left", [radius, 0]],
  ["right", [-radius, 0]],
  ["top-left", [radius * 0.8, radius * 0.8]],
  ["top-right", [-radius * 0.8, radius * 0.8]],
  ["bottom-left", [radius * 0.8, -radius * 0.8]],
  ["bottom-right", [-radius * 0.8, -radius * 0.8]],
];

/** The same for names that must not run over the end of the country: see `side` in `basemap.ts`. */
function aroundInside(radius: number): ExpressionSpecification {
  const all = around(radius);
  const eastward = all.filter(([anchor]) => !anchor.endsWith("right"));
  const westward = all.filter(([anchor]) => !anchor.endsWith("left"));
  const list = (places: readonly Standing[]) => ["literal", places.flat()];
  return [
    "match",
    ["get", "side"],
    "west",
    list(eastward),
    "east",
    list(westward),
    list(all),
  ] as unknown as ExpressionSpecification;
}

const besideMark = [
  "left",
  [0.65, 0],
  "right",
  [-0.65, 0],
  "top",
  [0, 0.6],
  "bottom",
  [0, -0.6],
  "top-left",
  [0.5, 0.5],
  "bottom-left",
  [0.5, -0.5],
];

/**
 * Names. They stand under all signs in the style, so MapLibre places them last: a name steps aside for a sign, or waits for a nearer zoom.
 */
export function labelLayers(theme: Theme, language: Language): LayerSpecification[] {
  const colours = mapColours[theme];
  const halo = { "text-halo-color": colours.labelHalo, "text-halo-width": 1.4, "text-halo-blur": 0.4 };
  return [
    {
      id: "soum-labels",
      type: "symbol",
      source: "soum-centres",
      minzoom: 6.4,
      layout: {
        "text-field": nameIn(language),
        "text-font": fonts.regular,
        "text-size": byZoom(6.4, 10, 9, 12.5, 12, 14),
        "text-variable-anchor-offset": around(1).flat(),
        "text-padding": 5,
        "text-max-width": 9,
      },
      paint: { "text-color": colours.soumLabel, "text-opacity": byZoom(6.4, 0, 6.9, 1), ...halo },
    },
    {
      id: "town-labels",
      type: "symbol",
      source: "places",
      minzoom: 5.3,
      filter: ["all", part("towns"), ["!", ["get", "is_capital"]]],
      layout: {
        "icon-image": imageId(theme, "mark", "town"),
        "icon-size": byZoom(5, 0.75, 9, 1.1),
        "text-field": nameIn(language),
        "text-font": fonts.medium,
        "text-size": byZoom(5, 10.5, 8, 13, 12, 16),
        "text-variable-anchor-offset": besideMark,
        "text-justify": "auto",
        "text-padding": 3,
        "text-max-width": 9,
      },
      paint: { "text-color": colours.label, ...halo },
    },
    {
      id: "aimag-labels",
      type: "symbol",
      source: "places",
      maxzoom: 8.5,
      // The capital has a mark and a name of its own.
      filter: ["all", part("aimagLabels"), ["!=", ["get", "code"], "MN-1"]],
      layout: {
        "text-field": nameIn(language),
        "text-font": fonts.medium,
        "text-size": byZoom(3, 9.5, 4.5, 11, 6, 13.5, 8, 17),
        "text-letter-spacing": byZoom(4, 0.04, 8, 0.14),
        "text-variable-anchor-offset": aroundInside(1.35),
        "text-padding": 3,
        "text-max-width": 8,
      },
      paint: { "text-color": colours.label, "text-opacity": byZoom(7.4, 1, 8.5, 0), ...halo },
    },
    {
      id: "capital-label",
      type: "symbol",
      source: "places",
      filter: ["all", part("towns"), ["get", "is_capital"]],
      layout: {
        "icon-image": imageId(theme, "mark", "capital"),
        "icon-size": byZoom(3, 0.7, 6, 0.95),
        "icon-allow-overlap": true,
        "text-field": nameIn(language),
        "text-font": fonts.semibold,
        "text-size": byZoom(3, 11, 5, 12.5, 8, 17),
        "text-variable-anchor-offset": besideMark,
        "text-justify": "auto",
        "text-optional": true,
        "text-padding": 2,
      },
      paint: { "text-color": colours.labelStrong, ...halo },
    },
  ] as LayerSpecification[];
}
