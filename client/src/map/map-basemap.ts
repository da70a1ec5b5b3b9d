import type { FeatureCollection } from "geojson";
import { loadBasemap, loadSoums } from "./basemap.ts";
import type { MapSources } from "./map-sources.ts";

/** Soums are loaded a little before their borders begin to show. */
const soumsFromZoom = 6;

type Loading = "unwanted" | "loading" | "there" | "failed";

interface BasemapTasks {
  /** Are the letters of the reader's language there? MapLibre draws a letter once and keeps it, so names wait for them. */
  isReadable(): boolean;
  /** Something came or will not come: the map may be complete now. */
  onChanged(): void;
}

/** Brings the offline basemap to the map: the country at once, soums when one comes near. The overlays do without it if they must. */
export class MapBasemap {
  readonly #sources: MapSources;
  readonly #tasks: BasemapTasks;
  readonly #ending = new AbortController();
  #ground: Loading = "unwanted";
  #soums: Loading = "unwanted";
  #places: FeatureCollection = { type: "FeatureCollection", features: [] };
  #zoom = 0;

  constructor(sources: MapSources, tasks: BasemapTasks) {
    this.#sources = sources;
    this.#tasks = tasks;
  }

  get isSettled(): boolean {
    return this.#ground !== "loading" && this.#soums !== "loading";
  }

  async load(): Promise<void> {
    this.#ground = "loading";
    this.#ground = await this.#attempt(async (signal) => {
      const { ground, places } = await loadBasemap(signal);
      this.#places = places;
      this.#sources.set("basemap", ground);
      if (this.#tasks.isReadable()) this.showNames();
    });
    this.cameTo(this.#zoom);
    this.#tasks.onChanged();
  }

  showNames(): void {
    this.#sources.set("places", this.#places);
  }

  cameTo(zoom: number): void {
    this.#zoom = zoom;
    const isWanted = this.#soums === "unwanted" || this.#soums === "failed";
    if (this.#ground === "there" && isWanted && zoom >= soumsFromZoom) void this.#loadSoums();
  }

  end(): void {
    this.#ending.abort();
  }

  async #loadSoums(): Promise<void> {
    this.#soums = "loading";
    this.#soums = await this.#attempt(async (signal) => {
      const { borders, centres } = await loadSoums(this.#places, signal);
      this.#sources.set("soums", borders);
      this.#sources.set("soum-centres", centres);
    });
    this.#tasks.onChanged();
  }

  async #attempt(task: (signal: AbortSignal) => Promise<void>): Promise<"there" | "failed"> {
    try {
      await task(this.#ending.signal);
      return "there";
    } catch (cause) {
      if (!this.#ending.signal.aborted) console.error(cause);
      return "failed";
    }
  }
}
