import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { soumBands } from "../../signs/bands.ts";
import { imageId } from "../image-ids.ts";
import { type MapColours, mapColours, type Theme } from "../tokens.ts";
import { byZoom } from "./expressions.ts";

const is = (name: string, value: string | boolean): ExpressionSpecification => ["==", ["get", name], value];

/*
 * A graphics card compiles a program for every way in which layers are painted, and the first map waits for all of them. So: colours by
 * feature only where the features of one layer differ, opacity never, and no smoothed edge under a line that covers it. The public page
 * needs eleven programs that way; it was sixteen.
 */

/** Soums by band and provinces by their edge: the ground of the public map. */
export function summaryLayers(colours: MapColours): LayerSpecification[] {
  const shades = soumBands.flatMap((band, shade) => [shade, colours[band.ink]]);
  return [
    {
      id: "soum-bands",
      type: "fill",
      source: "site-summary",
      filter: is("level", "soum"),
      paint: {
        "fill-color": ["match", ["get", "shade"], ...shades, colours.band0],
        "fill-opacity": 0.82,
        "fill-antialias": false,
      },
    },
    {
      id: "soum-band-edges",
      type: "line",
      source: "site-summary",
      filter: is("level", "soum"),
      paint: {
        "line-color": colours.provinceEdge,
        "line-width": byZoom(3, 0.4, 8, 0.9),
        "line-opacity": byZoom(3, 0.16, 6, 0.34),
      },
    },
    {
      id: "province-edges",
      type: "line",
      source: "site-summary",
      filter: is("level", "province"),
      layout: { "line-join": "round" },
      paint: { "line-color": colours.provinceEdge, "line-width": byZoom(3, 0.8, 6, 1.5, 9, 2.2), "line-opacity": 0.75 },
    },
  ] as LayerSpecification[];
}

/** A colour of the tokens (`#rrggbb`) that lets the ground through. */
const sheer = (colour: string, opacity: number): string =>
  `${colour}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, "0")}`;

/** Areas under protection: a thin tint, strewn with marks, within a line of dots and dashes. Staff have them, so they are in no public style. */
export function protectionLayers(theme: Theme): LayerSpecification[] {
  const colours = mapColours[theme];
  const byGroup = (of: (colour: string) => string): ExpressionSpecification => [
    "match",
    ["get", "sign"],
    "water",
    of(colours.protectedWater),
    "forest",
    of(colours.protectedForest),
    of(colours.protectedLand),
  ];
  return [
    {
      id: "protected-tint",
      type: "fill",
      source: "protected-areas",
      paint: { "fill-color": byGroup((colour) => sheer(colour, 0.1)), "fill-antialias": false },
    },
    {
      id: "protected-marks",
      type: "fill",
      source: "protected-areas",
      paint: {
        "fill-pattern": ["concat", imageId(theme, "hatch", ""), ["get", "sign"]],
        "fill-antialias": false,
      },
    },
    {
      id: "protected-edge",
      type: "line",
      source: "protected-areas",
      layout: { "line-join": "round" },
      paint: {
        "line-color": byGroup((colour) => colour),
        "line-width": byZoom(4, 1, 10, 1.8, 14, 2.4),
        "line-dasharray": [5, 2, 1, 2],
      },
    },
  ];
}

/** Areas of sites, for staff: from near by, where five hectares are more than a speck under their site's sign. */
export function siteAreaLayers(colours: MapColours): LayerSpecification[] {
  const minzoom = 9;
  return [
    {
      id: "site-area-tint",
      type: "fill",
      source: "site-areas",
      minzoom,
      paint: { "fill-color": sheer(colours.siteArea, 0.08), "fill-antialias": false },
    },
    {
      id: "site-area-edge",
      type: "line",
      source: "site-areas",
      minzoom,
      layout: { "line-join": "round" },
      paint: {
        "line-color": colours.siteArea,
        "line-width": byZoom(9, 0.9, 13, 1.5, 16, 2.4),
        "line-dasharray": [3, 1.5],
      },
    },
  ];
}

/** Zones: tint, hatching and outline; dashed until local government has accepted the land. */
export function zoneLayers(theme: Theme): LayerSpecification[] {
  const colours = mapColours[theme];
  const accepted = is("sign", "accepted");
  const disturbed = is("sign", "disturbed_again");
  const ofSoum = is("shown_as", "soum");
  const outlineWidth = byZoom(5, 1.2, 12, 2, 16, 3);
  const outline = (id: string, filter: unknown, colour: string, paint: object = {}): LayerSpecification =>
    ({
      id,
      type: "line",
      source: "zones",
      filter,
      layout: { "line-join": "round" },
      paint: { "line-color": colour, "line-width": outlineWidth, ...paint },
    }) as LayerSpecification;
  return [
    {
      id: "zone-tint",
      type: "fill",
      source: "zones",
      paint: {
        "fill-color": [
          "case",
          disturbed,
          sheer(colours.zoneDisturbedTint, 0.75),
          ofSoum,
          sheer(colours.zoneTint, 0.35),
          sheer(colours.zoneTint, 0.75),
        ],
        "fill-antialias": false,
      },
    },
    {
      id: "zone-hatch",
      type: "fill",
      source: "zones",
      paint: {
        "fill-pattern": ["concat", imageId(theme, "hatch", ""), ["get", "sign"]],
        "fill-antialias": false,
      },
    },
    outline("zone-outline-dashed", ["!", ["any", accepted, disturbed]], colours.zone, { "line-dasharray": [3, 1.6] }),
    outline("zone-outline", accepted, colours.zone),
    outline("zone-outline-disturbed", disturbed, colours.zoneDisturbed),
  ] as LayerSpecification[];
}

/** The public register: cells as cells, soums as soums. A cell is 3 px wide where the whole country is seen; a wide edge keeps it visible. */
export function registerLayers(colours: MapColours): LayerSpecification[] {
  const soum: ExpressionSpecification = ["all", is("shown_as", "soum"), is("is_first", true)];
  const cell: ExpressionSpecification = ["all", is("shown_as", "cell"), is("is_first", true)];
  return [
    {
      id: "register-soums",
      type: "fill",
      source: "register",
      filter: soum,
      // Thin, for the band of the soum must be read through it.
      paint: { "fill-color": colours.registerTint, "fill-opacity": 0.22 },
    },
    {
      id: "register-soum-rims",
      type: "line",
      source: "register",
      filter: soum,
      layout: { "line-join": "round" },
      paint: { "line-color": colours.halo, "line-width": byZoom(3, 2.2, 8, 5), "line-opacity": 0.85 },
    },
    {
      id: "register-soum-edges",
      type: "line",
      source: "register",
      filter: soum,
      layout: { "line-join": "round" },
      paint: {
        "line-color": colours.register,
        "line-width": byZoom(3, 1.1, 8, 2.2),
        "line-dasharray": [4, 2],
      },
    },
    {
      id: "register-cell-rims",
      type: "line",
      source: "register",
      filter: cell,
      layout: { "line-join": "miter" },
      paint: { "line-color": colours.halo, "line-width": byZoom(3, 7, 5, 7, 7, 4), "line-opacity": 0.9 },
    },
    {
      id: "register-cells",
      type: "fill",
      source: "register",
      filter: cell,
      paint: { "fill-color": colours.registerTint, "fill-opacity": byZoom(6, 0.95, 10, 0.55) },
    },
    {
      id: "register-cell-edges",
      type: "line",
      source: "register",
      filter: cell,
      layout: { "line-join": "miter" },
      paint: { "line-color": colours.register, "line-width": byZoom(3, 4, 5, 4, 7, 2, 10, 2.4) },
    },
  ];
}
