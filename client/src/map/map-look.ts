import type { Map as MapLibreMap, StyleSpecification } from "maplibre-gl";
import { loadMapFont } from "./map-fonts.ts";
import type { Language } from "./map-state.ts";
import { buildStyle, type StyleInput } from "./style/style.ts";
import { styleChanges } from "./style/style-changes.ts";

type PaintName = Parameters<MapLibreMap["setPaintProperty"]>[1];
type PaintValue = Parameters<MapLibreMap["setPaintProperty"]>[2];
type LayoutName = Parameters<MapLibreMap["setLayoutProperty"]>[1];
type LayoutValue = Parameters<MapLibreMap["setLayoutProperty"]>[2];

/** Keeps the map looking as wanted by changing single properties: camera, tiles and data stay, nothing flickers. */
export class MapLook {
  readonly #map: MapLibreMap;
  readonly #onChanged: () => void;
  readonly #readable = new Set<Language>();
  readonly #loading = new Set<Language>();
  #wanted: StyleInput;
  #shown: StyleSpecification;
  #shownLanguage: Language;
  #isOpen = false;

  constructor(map: MapLibreMap, first: StyleInput, onChanged: () => void) {
    this.#map = map;
    this.#onChanged = onChanged;
    this.#wanted = first;
    this.#shown = buildStyle(first);
    this.#shownLanguage = first.language;
    void this.#makeReadable(first.language);
  }

  /** The letters of the wanted language are there. */
  get isReadable(): boolean {
    return this.#readable.has(this.#wanted.language);
  }

  /** To be called when the style is there. */
  open(): void {
    this.#isOpen = true;
    this.#apply();
  }

  want(input: StyleInput): void {
    this.#wanted = input;
    void this.#makeReadable(input.language);
    this.#apply();
  }

  async #makeReadable(language: Language): Promise<void> {
    if (this.#loading.has(language)) return;
    this.#loading.add(language);
    await loadMapFont(language);
    this.#readable.add(language);
    this.#apply();
    this.#onChanged();
  }

  #apply(): void {
    if (!this.#isOpen) return;
    // Names keep their language until the letters of the next one have come.
    if (this.isReadable) this.#shownLanguage = this.#wanted.language;
    const next = buildStyle({ ...this.#wanted, language: this.#shownLanguage });
    for (const { layer, kind, property, value } of styleChanges(this.#shown.layers, next.layers)) {
      if (kind === "paint")
        this.#map.setPaintProperty(layer, property as PaintName, value as PaintValue, { validate: false });
      else this.#map.setLayoutProperty(layer, property as LayoutName, value as LayoutValue, { validate: false });
    }
    this.#shown = next;
  }
}
