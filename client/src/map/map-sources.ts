import type { FeatureCollection } from "geojson";
import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { sourceChanges } from "./source-changes.ts";
import type { SourceId } from "./style/style.ts";

/** The one source that may hold thousands of features and changes with every step of the time slider. */
const changingSource: SourceId = "sites";

interface SourcesTasks {
  onError(source: SourceId, error: Error): void;
  /** All that was handed over has arrived. MapLibre draws nothing for a source without tiles in view, and so would not say it. */
  onSettled(): void;
}

/** Fills the sources of the map and knows whether all that was handed over has arrived. */
export class MapSources {
  readonly #map: MapLibreMap;
  readonly #tasks: SourcesTasks;
  readonly #held = new Map<SourceId, FeatureCollection>();
  #sites: FeatureCollection = { type: "FeatureCollection", features: [] };
  #isOpen = false;
  #underWay = 0;

  constructor(map: MapLibreMap, tasks: SourcesTasks) {
    this.#map = map;
    this.#tasks = tasks;
  }

  /** All data handed over has been taken by the map. */
  get isSettled(): boolean {
    return this.#isOpen && this.#underWay === 0;
  }

  /** To be called when the style is there; what was set before is filled in now. */
  open(): void {
    this.#isOpen = true;
    for (const [id, data] of this.#held) void this.#fill(id, data);
    this.#held.clear();
  }

  set(id: SourceId, data: FeatureCollection): void {
    if (this.#isOpen) void this.#fill(id, data);
    else this.#held.set(id, data);
  }

  async #fill(id: SourceId, data: FeatureCollection): Promise<void> {
    this.#underWay++;
    try {
      await this.#send(id, data);
    } catch (cause) {
      this.#tasks.onError(id, cause instanceof Error ? cause : new Error(String(cause)));
    } finally {
      this.#underWay--;
      if (this.#underWay === 0) this.#tasks.onSettled();
    }
  }

  async #send(id: SourceId, data: FeatureCollection): Promise<void> {
    const source = this.#map.getSource<GeoJSONSource>(id);
    if (id !== changingSource) return source?.setData(data);
    const changes = sourceChanges(this.#sites, data);
    this.#sites = data;
    await (changes ? source?.updateData(changes) : source?.setData(data));
  }
}
