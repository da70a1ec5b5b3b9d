import type { LayerSpecification, SymbolLayerSpecification } from "maplibre-gl";
import { imageId } from "../image-ids.ts";
import type { Audience } from "../map-state.ts";
import type { MapColours, Theme } from "../tokens.ts";
import { byZoom, fanOffsets, houseStepByZoom, kindergartenFactor, signSizeByZoom } from "./expressions.ts";

type SymbolPaint = NonNullable<SymbolLayerSpecification["paint"]>;

const ringFactor = 0.92;

/**
 * What is chosen or lies under the pointer is marked by the outline of its area, below the signs, and a ring round its sign, above them.
 * Both come from small sources of their own.
 */
export function areaMarkLayers(colours: MapColours): LayerSpecification[] {
  const area = (id: string, source: string, colour: string, width: number, opacity: number): LayerSpecification => ({
    id,
    type: "line",
    source,
    filter: ["==", ["geometry-type"], "Polygon"],
    layout: { "line-join": "round" },
    paint: {
      "line-color": colour,
      "line-width": byZoom(3, width * 0.7, 6, width, 12, width * 1.5),
      "line-opacity": opacity,
    },
  });
  return [
    area("hover-area", "hover", colours.text, 1.4, 0.6),
    area("selection-area-halo", "selection", colours.halo, 5.5, 0.95),
    area("selection-area", "selection", colours.accent, 2.8, 1),
  ];
}

export function ringMarkLayers(theme: Theme, audience: Audience): LayerSpecification[] {
  const ring = (id: string, source: string, mark: string, isHouse: boolean): LayerSpecification => ({
    id,
    type: "symbol",
    source,
    filter: ["all", ["==", ["geometry-type"], "Point"], ["==", ["has", "fan"], isHouse]],
    layout: {
      "icon-image": imageId(theme, "mark", mark),
      "icon-size": signSizeByZoom(ringFactor),
      "icon-offset": fanOffsets(kindergartenFactor / ringFactor),
      "icon-allow-overlap": true,
      "icon-ignore-placement": true,
    },
    // Round an area's sign the ring goes when the sign goes; the area's own outline remains.
    paint: {
      "icon-opacity": ["interpolate", ["linear"], ["zoom"], 11.9, 1, 12.7, ["case", ["has", "has_area"], 0, 1]],
      ...(isHouse ? { "icon-translate": houseStepByZoom(audience) } : {}),
    } as SymbolPaint,
  });
  return [
    ring("hover-ring", "hover", "hover", false),
    ring("hover-house-ring", "hover", "hover", true),
    ring("selection-ring", "selection", "selection", false),
    ring("selection-house-ring", "selection", "selection", true),
  ];
}
