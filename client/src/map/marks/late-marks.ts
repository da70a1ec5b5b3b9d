import type { Map as MapLibreMap } from "maplibre-gl";
import type { MapState } from "../map-state.ts";
import type { MapMarks } from "./map-marks.ts";

/** Fetches what draws marks with the first of them: the public page has none. */
export class LateMarks {
  readonly #map: MapLibreMap;
  #wanted: MapState;
  #loading: Promise<void> | undefined;
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
    this.#marks?.show(state.marks, state.theme);
    this.#loading ??= this.#load();
  }

  async #load(): Promise<void> {
    try {
      const { MapMarks } = await import("./map-marks.ts");
      this.#marks = new MapMarks(this.#map);
      this.want(this.#wanted);
    } catch (cause) {
      // The next wish tries again.
      this.#loading = undefined;
      console.error(cause);
    }
  }
}
