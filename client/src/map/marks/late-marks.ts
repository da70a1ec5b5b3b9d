import type { Map as MapLibreMap } from "maplibre-gl";
import type { MapState } from "../map-state.ts";
import { fonts } from "../style/expressions.ts";
import type { MapMarks } from "./map-marks.ts";

/** Fetches what draws marks with the first of them: the public page has none. Where that fails, the next wish tries again. */
export class LateMarks {
  readonly #map: MapLibreMap;
  #wanted: MapState;
  #marks: MapMarks | undefined;
  #isOpen = false;

  constructor(map: MapLibreMap, first: MapState) {
    this.#map = map;
    this.#wanted = first;
  }

  /** To be called when the style is there: before, nothing can be added to the map. */
  open(): void {
    this.#isOpen = true;
    this.want(this.#wanted);
  }

  want(state: MapState): void {
    this.#wanted = state;
    if (!this.#isOpen || !state.marks) return;
    if (this.#marks) this.#marks.show(state.marks, state.theme);
    else
      import("./map-marks.ts").then(({ MapMarks }) => {
        this.#marks ??= new MapMarks(this.#map, fonts.semibold);
        this.want(this.#wanted);
      }, console.error);
  }
}
