import type { Language, Padding } from "./map-state.ts";
import { metresPerPixel, type Scale, scaleFor } from "./scale.ts";
import type { MapColours } from "./tokens.ts";

const words = {
  en: {
    north: "Turn the map back to north",
    credit: "Borders approximate · Natural Earth, GeoNames CC BY 4.0",
  },
  mn: {
    north: "Газрын зургийг хойд зүг рүү эргүүлэх",
    credit: "Хил ойролцоо · Natural Earth, GeoNames CC BY 4.0",
  },
} as const;

const longestBarPx = 110;

const arrow = `<svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" focusable="false"><path d="M11 2L15 11H7Z" fill="currentColor"/><path d="M11 20L7.6 12H14.4Z" fill="none" stroke="currentColor" stroke-width="1.2"/></svg>`;

/** Scale bar, credit and, when the map is turned, an arrow to north: in the lower left corner of what panels leave free. */
export class MapFurniture {
  readonly #box = document.createElement("div");
  readonly #bar = document.createElement("div");
  readonly #credit = document.createElement("div");
  readonly #north = document.createElement("button");
  #language: Language = "en";
  #others: string | null = null;
  #scale: Scale = { widthPx: 0, label: "" };

  constructor(container: HTMLElement, onNorth: () => void) {
    this.#box.className = "atlas-map-furniture";
    this.#bar.className = "atlas-map-scale";
    this.#credit.className = "atlas-map-credit";
    this.#north.className = "atlas-map-north";
    this.#north.type = "button";
    this.#north.hidden = true;
    this.#north.innerHTML = arrow;
    this.#north.addEventListener("click", onNorth);
    this.#box.append(this.#north, this.#bar, this.#credit);
    container.append(this.#box);
  }

  show(view: { latitude: number; zoom: number; bearing: number }, language: Language): void {
    this.#scale = scaleFor(metresPerPixel(view.latitude, view.zoom), longestBarPx, language);
    this.#bar.style.width = `${this.#scale.widthPx}px`;
    this.#bar.textContent = this.#scale.label;
    this.#language = language;
    this.#writeCredit();
    this.#north.setAttribute("aria-label", words[language].north);
    this.#north.title = words[language].north;
    this.#north.hidden = Math.abs(view.bearing) < 0.5;
    this.#north.style.setProperty("--atlas-map-bearing", `${-view.bearing}deg`);
  }

  /** What stands there now. */
  get shown(): { readonly scale: Scale; readonly credit: string } {
    return { scale: this.#scale, credit: this.#credit.textContent ?? "" };
  }

  /** Who must be named besides, for another base map. */
  credit(others: string | null): void {
    this.#others = others;
    this.#writeCredit();
  }

  place(padding: Padding, colours: MapColours): void {
    this.#box.style.left = `${padding.left + 16}px`;
    this.#box.style.bottom = `${padding.bottom + 12}px`;
    for (const [name, colour] of Object.entries({
      text: colours.muted,
      halo: colours.land,
      surface: colours.surface,
    })) {
      this.#box.style.setProperty(`--atlas-map-${name}`, colour);
    }
  }

  remove(): void {
    this.#box.remove();
  }

  #writeCredit(): void {
    const text = [this.#others, words[this.#language].credit].filter(Boolean).join(" · ");
    if (this.#credit.textContent !== text) this.#credit.textContent = text;
  }
}
