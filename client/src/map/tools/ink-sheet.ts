import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import type { Map as MapLibreMap } from "maplibre-gl";
import type { ScreenPoint } from "../map-state.ts";
import { type MapColours, mapColours, type Theme } from "../tokens.ts";
import { svg } from "./svg.ts";

/** A sheet over the map that is drawn anew whenever the map moves. */
export class InkSheet {
  readonly #map: MapLibreMap;
  readonly #inks: readonly (keyof MapColours)[];
  readonly #drawing: () => readonly SVGElement[];
  readonly #sheet = svg("svg", { class: "atlas-ink", "aria-hidden": "true", focusable: "false" });
  #theme: Theme | undefined;

  /**
   * @param inks colours of the theme its style sheet uses
   * @param drawing what is on it now, where the map is now
   */
  constructor(map: MapLibreMap, inks: readonly (keyof MapColours)[], drawing: () => readonly SVGElement[]) {
    this.#map = map;
    this.#inks = inks;
    this.#drawing = drawing;
    map.getContainer().append(this.#sheet);
    map.on("move", this.#draw);
    map.on("resize", this.#draw);
  }

  /** Draws it anew, in the colours of a theme. */
  show(theme: Theme): void {
    if (theme !== this.#theme) {
      this.#theme = theme;
      for (const ink of this.#inks) this.#sheet.style.setProperty(`--ink-${ink}`, mapColours[theme][ink]);
    }
    this.#draw();
  }

  remove(): void {
    this.#map.off("move", this.#draw);
    this.#map.off("resize", this.#draw);
    this.#sheet.remove();
  }

  at([longitude, latitude]: Readonly<Position>): ScreenPoint {
    return this.#map.project([longitude, latitude]);
  }

  /** The middle of the map, for those who draw by keyboard. */
  crosshair(): SVGElement {
    const { x, y } = this.#map.project(this.#map.getCenter());
    const d = "M-17 0H-5M5 0H17M0-17V-5M0 5V17";
    const cross = svg("g", { class: "atlas-ink-crosshair", transform: `translate(${x} ${y})` });
    cross.append(svg("path", { d, class: "atlas-ink-rim" }), svg("path", { d, class: "atlas-ink-line" }));
    return cross;
  }

  readonly #draw = (): void => this.#sheet.replaceChildren(...this.#drawing());
}
