import { siteStatusGroups } from "@asm-atlas/data/domain/workflow/site-status-groups.ts";
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { imageId } from "../image-ids.ts";
import type { Audience } from "../map-state.ts";
import { type MapColours, mapColours, type Theme } from "../tokens.ts";
import { byZoom, fanOffsets, fonts, houseStepByZoom, kindergartenFactor, signSizeByZoom } from "./expressions.ts";

/** Always drawn, and always in the way of labels. */
const alwaysThere = { "icon-allow-overlap": true, "icon-ignore-placement": false, "icon-padding": 1 } as const;

const signImage = (theme: Theme, layer: string): ExpressionSpecification => [
  "concat",
  imageId(theme, "sign", layer, ""),
  ["get", "sign"],
];

/** One counter a status group, summed by MapLibre as it gathers sites: `group0` … in the order of the legend. */
export const clusterProperties: Record<string, ExpressionSpecification> = Object.fromEntries(
  siteStatusGroups.map((_, index): [string, ExpressionSpecification] => [
    `group${index}`,
    ["+", ["case", ["==", ["get", "group"], index], 1, 0]],
  ]),
);

/** Shares in twentieths, so that a few hundred pictures serve every mixture; a group that is there at all keeps one. */
function ringShares(): ExpressionSpecification {
  const shares = siteStatusGroups.map((_, index) => [
    "to-string",
    ["ceil", ["/", ["*", 20, ["get", `group${index}`]], ["get", "point_count"]]],
  ]);
  return [
    "concat",
    ...shares.flatMap((share, index) => (index === 0 ? [share] : [",", share])),
  ] as unknown as ExpressionSpecification;
}

/** Radius of the ring, in steps, like `ringRadius`. */
const ringSize: ExpressionSpecification = [
  "to-string",
  ["round", ["+", 10, ["*", 4.2, ["log10", ["get", "point_count"]]]]],
];

export function siteSignLayers(theme: Theme): LayerSpecification[] {
  const colours = mapColours[theme];
  return [
    {
      id: "site-signs",
      type: "symbol",
      source: "sites",
      filter: ["!", ["has", "point_count"]],
      layout: {
        "icon-image": signImage(theme, "sites"),
        "icon-size": signSizeByZoom(1),
        // Contracts lie over the rest, and the eye reads what has been reached first.
        "symbol-sort-key": ["-", 10, ["get", "group"]],
        ...alwaysThere,
      },
    },
    {
      id: "site-rings",
      type: "symbol",
      source: "sites",
      filter: ["has", "point_count"],
      layout: {
        "icon-image": ["concat", imageId(theme, "ring", ""), ringSize, "|", ringShares()],
        "icon-size": byZoom(3, 0.85, 5, 1),
        "text-field": ["to-string", ["get", "point_count"]],
        "text-font": fonts.semibold,
        "text-size": byZoom(3, 9.5, 5, 11.5),
        "text-allow-overlap": true,
        "text-ignore-placement": true,
        "symbol-sort-key": ["get", "point_count"],
        ...alwaysThere,
      },
      paint: { "text-color": colours.text },
    },
  ] as LayerSpecification[];
}

/** Signs of zones fade out when the zone itself can be seen. */
export function zoneSignLayer(theme: Theme): LayerSpecification {
  return {
    id: "zone-signs",
    type: "symbol",
    source: "zone-signs",
    maxzoom: 12.8,
    layout: {
      "icon-image": signImage(theme, "rehabilitation-zones"),
      "icon-size": signSizeByZoom(1.08),
      ...alwaysThere,
    },
    paint: { "icon-opacity": byZoom(11.9, 1, 12.7, 0) },
  };
}

export function figureSignLayer(theme: Theme): LayerSpecification {
  return {
    id: "published-figure-signs",
    type: "symbol",
    source: "published-figures",
    layout: { "icon-image": signImage(theme, "published-figures"), "icon-size": signSizeByZoom(1), ...alwaysThere },
  };
}

export function kindergartenSignLayer(theme: Theme, audience: Audience): LayerSpecification {
  return {
    id: "kindergarten-signs",
    type: "symbol",
    source: "kindergartens",
    layout: {
      "icon-image": signImage(theme, "kindergartens"),
      "icon-size": signSizeByZoom(kindergartenFactor),
      "icon-offset": fanOffsets(1),
      "symbol-sort-key": ["match", ["get", "sign"], "open", 3, "planned", 2, 1],
      ...alwaysThere,
    },
    paint: { "icon-translate": houseStepByZoom(audience) },
  } as LayerSpecification;
}

/** Exact numbers of the provinces; where soums are near enough to be read one by one, they step back. */
export function provinceCountLayer(theme: Theme, colours: MapColours): LayerSpecification {
  return {
    id: "province-counts",
    type: "symbol",
    source: "province-counts",
    maxzoom: 7,
    layout: {
      "icon-image": ["concat", imageId(theme, "pill", ""), ["to-string", ["get", "digits"]]],
      "icon-size": byZoom(3, 0.62, 4.2, 0.82, 6, 1),
      "text-field": ["to-string", ["get", "known"]],
      "text-font": fonts.semibold,
      "text-size": byZoom(3, 9, 4.2, 11, 6, 13.5),
      "text-allow-overlap": true,
      "text-ignore-placement": true,
      ...alwaysThere,
    },
    paint: {
      "text-color": colours.text,
      "text-opacity": byZoom(6.4, 1, 7, 0),
      "icon-opacity": byZoom(6.4, 1, 7, 0),
    },
  };
}
