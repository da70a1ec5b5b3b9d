import type { Map as MapLibreMap } from "maplibre-gl";
import type { ForeignBase } from "./base/foreign-base.ts";
import type { BaseState, MapEvents } from "./map-state.ts";
import { firstLayerOverGround } from "./style/style.ts";
import type { Theme } from "./tokens.ts";

interface BaseTasks {
  readonly onPhase: NonNullable<MapEvents["onBase"]>;
  /** Null: only our own base map is to be named. */
  onAttribution(text: string | null): void;
}

/** Brings another base map when one is wanted; what it takes is fetched then, for the public never wants one. */
export class MapBase {
  readonly #map: MapLibreMap;
  readonly #tasks: BaseTasks;
  #wanted: BaseState | null = null;
  #theme: Theme;
  #shown: ForeignBase | null = null;
  #isOpen = false;

  constructor(map: MapLibreMap, theme: Theme, tasks: BaseTasks) {
    this.#map = map;
    this.#theme = theme;
    this.#tasks = tasks;
  }

  /** To be called when the style is there. */
  open(): void {
    this.#isOpen = true;
    if (this.#wanted) void this.#bring(this.#wanted);
  }

  want(base: BaseState | null, theme: Theme): void {
    if (theme !== this.#theme) {
      this.#theme = theme;
      this.#shown?.setTheme(theme);
    }
    if (base === this.#wanted) return;
    this.#wanted = base;
    this.#takeAway();
    if (base && this.#isOpen) void this.#bring(base);
  }

  onIdle(): void {
    this.#shown?.onIdle();
  }

  end(): void {
    this.#wanted = null;
    this.#takeAway();
  }

  #takeAway(): void {
    this.#shown?.remove();
    this.#shown = null;
    this.#tasks.onAttribution(null);
  }

  async #bring(base: BaseState): Promise<void> {
    try {
      const { ForeignBase: Base } = await import("./base/foreign-base.ts");
      if (this.#wanted !== base) return;
      this.#shown = new Base(this.#map, base, this.#theme, firstLayerOverGround, this.#tasks);
    } catch (cause) {
      console.error(cause);
      this.#tasks.onPhase("failed");
    }
  }
}
