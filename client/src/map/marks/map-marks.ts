import type { Feature } from "geojson";
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { collectionOf, feature } from "../draw/drawn.ts";
import { labelPointOf } from "../label-point.ts";
import type { AreaMark } from "../map-state.ts";
import { byZoom, fonts } from "../style/expressions.ts";
import { mapColours, type Theme } from "../tokens.ts";

const areas = "marked-areas";
const labels = "mark-labels";

/** Never colour alone: what enters has an unbroken edge, what changes a dashed, what leaves a dotted one. */
const edges = [
  ["enters", null],
  ["changes", [2.4, 1.4]],
  ["leaves", [0.5, 1.3]],
] as const satisfies readonly (readonly [AreaMark["change"], readonly number[] | null])[];

/** Marks areas by their edges and a few letters in their middle, above everything else. Needs a map whose style is there. */
export class MapMarks {
  readonly #map: MapLibreMap;
  #theme: Theme | undefined;

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** How many are marked stands at the map's element as `data-map-marks`. */
  show(marks: readonly AreaMark[], theme: Theme): void {
    const map = this.#map;
    // It may have been taken away while this was on its way.
    if (!map.getCanvas().isConnected) return;
    this.#fill(
      areas,
      marks.map(({ geometry, change }) => feature(geometry, { change })),
    );
    this.#fill(
      labels,
      marks.map(({ geometry, label }) => feature({ type: "Point", coordinates: labelPointOf(geometry) }, { label })),
    );
    if (theme !== this.#theme) this.#paint(theme);
    map.getContainer().dataset.mapMarks = String(marks.length);
  }

  #paint(theme: Theme): void {
    this.#theme = theme;
    for (const layer of layersOf(theme)) {
      if (this.#map.getLayer(layer.id)) this.#map.removeLayer(layer.id);
      this.#map.addLayer(layer);
    }
  }

  #fill(id: string, features: Feature[]): void {
    const source = this.#map.getSource<GeoJSONSource>(id);
    if (source) source.setData(collectionOf(features));
    else this.#map.addSource(id, { type: "geojson", data: collectionOf(features), maxzoom: 12, tolerance: 0.1 });
  }
}

function layersOf(theme: Theme): readonly LayerSpecification[] {
  const colours = mapColours[theme];
  const rim: LayerSpecification = {
    id: "mark-rims",
    type: "line",
    source: areas,
    layout: { "line-join": "round" },
    paint: { "line-color": colours.halo, "line-width": byZoom(3, 4.5, 8, 7), "line-opacity": 0.9 },
  };
  const lines = edges.map(
    ([change, dashes]): LayerSpecification => ({
      id: `mark-${change}`,
      type: "line",
      source: areas,
      filter: ["==", ["get", "change"], change],
      layout: { "line-join": "round" },
      paint: {
        "line-color": colours.accent,
        "line-width": byZoom(3, 2, 8, 3.2),
        ...(dashes ? { "line-dasharray": [...dashes] } : {}),
      },
    }),
  );
  const letters: LayerSpecification = {
    id: labels,
    type: "symbol",
    source: labels,
    layout: {
      "text-field": ["get", "label"],
      "text-font": fonts.semibold,
      "text-size": 15,
      // Beside the number of a province or the sign of a zone, which stand in the middle too.
      "text-offset": [1, -0.9],
      "text-allow-overlap": true,
    },
    paint: { "text-color": colours.text, "text-halo-color": colours.surface, "text-halo-width": 2.4 },
  };
  return [rim, ...lines, letters];
}
