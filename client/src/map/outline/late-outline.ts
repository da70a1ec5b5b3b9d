import type { Map as MapLibreMap } from "maplibre-gl";
import type { MapEvents, MapState } from "../map-state.ts";
import type { OutlinePen } from "./outline-pen.ts";
import type { OutlineCommand, OutlineEvents } from "./outline-state.ts";

/** Fetches the pen and the drawing library when somebody first draws an outline, and puts the pen away with the drawing. */
export class LateOutline {
  readonly #map: MapLibreMap;
  readonly #events: OutlineEvents | undefined;
  #wanted: MapState;
  #pen: OutlinePen | undefined;
  #isLoading = false;
  #isOpen = false;
  #isOver = false;

  constructor(map: MapLibreMap, events: Pick<MapEvents, "outline">, first: MapState) {
    this.#map = map;
    this.#events = events.outline;
    this.#wanted = first;
  }

  /** Does the pointer belong to the pen? Then it chooses no features. */
  get isDrawing(): boolean {
    return Boolean(this.#wanted.outline);
  }

  /** To be called when the style is there: before, nothing can be added to the map. */
  open(): void {
    this.#isOpen = true;
    this.#show();
  }

  want(state: MapState): void {
    this.#wanted = state;
    this.#show();
  }

  command(command: OutlineCommand): void {
    this.#pen?.command(command);
  }

  remove(): void {
    this.#isOver = true;
    this.#pen?.stop();
  }

  #show(): void {
    const { outline, theme } = this.#wanted;
    if (!this.#isOpen || !this.#events) return;
    if (!outline) {
      this.#pen?.stop();
      this.#pen = undefined;
    } else if (this.#pen) this.#pen.show(outline, theme);
    else if (!this.#isLoading) void this.#load(this.#events);
  }

  async #load(events: OutlineEvents): Promise<void> {
    this.#isLoading = true;
    try {
      const { OutlinePen } = await import("./outline-pen.ts");
      const { outline, theme } = this.#wanted;
      if (this.#isOver || !outline) return;
      this.#pen = new OutlinePen(this.#map, events, outline, theme);
      events.onReady();
    } catch (cause) {
      // The next wish tries again.
      console.error(cause);
    } finally {
      this.#isLoading = false;
    }
  }
}
