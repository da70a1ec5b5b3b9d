import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { labelPointOf } from "../label-point.ts";
import type { AreaMark } from "../map-state.ts";
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
  readonly #font: readonly string[];
  #theme: Theme | undefined;

  /** @param font names of the style's fonts for the letters, the first that is there is taken */
  constructor(map: MapLibreMap, font: readonly string[]) {
    this.#map = map;
    this.#font = font;
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
    for (const layer of layersOf(theme, this.#font)) {
      if (this.#map.getLayer(layer.id)) this.#map.removeLayer(layer.id);
      this.#map.addLayer(layer);
    }
  }

  #fill(id: string, features: Feature[]): void {
    const source = this.#map.getSource<GeoJSONSource>(id);
    const data: FeatureCollection = { type: "FeatureCollection", features };
    if (source) source.setData(data);
    else this.#map.addSource(id, { type: "geojson", data, maxzoom: 12, tolerance: 0.1 });
  }
}

const feature = (geometry: Geometry, properties: Readonly<Record<string, string>>): Feature => ({
  type: "Feature",
  geometry,
  properties,
});

function layersOf(theme: Theme, font: readonly string[]): readonly LayerSpecification[] {
  const colours = mapColours[theme];
  const rim: LayerSpecification = {
    id: "mark-rims",
    type: "line",
    source: areas,
    layout: { "line-join": "round" },
    paint: { "line-color": colours.halo, "line-width": 5.5, "line-opacity": 0.9 },
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
        "line-width": 2.6,
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
      "text-font": [...font],
      "text-size": 15,
      // Beside the number of a province or the sign of a zone, which stand in the middle too.
      "text-offset": [1, -0.9],
      "text-allow-overlap": true,
    },
    paint: { "text-color": colours.text, "text-halo-color": colours.surface, "text-halo-width": 2.4 },
  };
  return [rim, ...lines, letters];
}
