import { kindergartenStatusGroups } from "@asm-atlas/data/domain/workflow/kindergarten-status.ts";
import { siteStatusWorkflow } from "@asm-atlas/data/domain/workflow/site-status.ts";
import type { Map as MapLibreMap } from "maplibre-gl";
import { signOf } from "../../signs/catalogue.ts";
import type { FeatureRef, Language } from "../map-state.ts";
import type { Stacked } from "../stack.ts";
import { mapColours, type Theme } from "../tokens.ts";
import { spiderPlaces } from "./spider.ts";
import { svg } from "./svg.ts";

const words = {
  en: (count: number) => `${count} at this place. Arrow keys go from one to the next, Escape closes.`,
  mn: (count: number) => `Энэ цэгт ${count} байна. Сумаар дараагийнх руу шилжинэ, Escape хаана.`,
} as const;

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** "ASM-0147 · Under contract" */
function nameOf({ ref, sign }: Stacked, language: Language): string {
  const entries = ref.layer === "kindergartens" ? kindergartenStatusGroups : siteStatusWorkflow.states;
  const label = entries.find(({ code }) => code === sign)?.label[language];
  return label ? `${ref.code} · ${label}` : ref.code;
}

function drawSignOf({ ref, sign }: Stacked, theme: Theme): SVGElement | null {
  const shape = signOf(ref.layer, sign);
  if (!shape) return null;
  const colours = mapColours[theme];
  const drawing = svg("svg", {
    viewBox: `0 0 ${shape.width} ${shape.height}`,
    width: shape.width,
    height: shape.height,
    "aria-hidden": "true",
    focusable: "false",
  });
  for (const { d, fill, stroke, strokeWidth = 1, dash = [], opacity = 1 } of shape.parts) {
    drawing.append(
      svg("path", {
        d,
        fill: fill ? colours[fill] : "none",
        stroke: stroke ? colours[stroke] : "none",
        "stroke-width": strokeWidth,
        "stroke-dasharray": dash.join(" "),
        "stroke-linejoin": "round",
        opacity,
      }),
    );
  }
  return drawing;
}

/** Signs that no zoom can part, fanned out around their place as buttons: each can be seen, touched and come to by keys. */
export class FanOut {
  readonly #map: MapLibreMap;
  readonly #choose: (ref: FeatureRef) => void;
  readonly #stack: readonly Stacked[];
  readonly #box = document.createElement("div");
  readonly #zoom: number;

  constructor(
    map: MapLibreMap,
    stack: readonly Stacked[],
    look: { readonly theme: Theme; readonly language: Language },
    choose: (ref: FeatureRef) => void,
  ) {
    this.#map = map;
    this.#choose = choose;
    this.#stack = stack;
    this.#zoom = map.getZoom();
    this.#box.className = "atlas-fan";
    this.#box.setAttribute("role", "group");
    this.#box.setAttribute("aria-label", words[look.language](stack.length));
    this.#fill(look.theme, look.language);
    this.#box.addEventListener("keydown", (event) => this.#onKeyDown(event));
    map.getContainer().append(this.#box);
    map.on("move", this.#onMove);
    this.#onMove();
    this.#buttons[0]?.focus({ preventScroll: true });
  }

  get isOpen(): boolean {
    return this.#box.isConnected;
  }

  /** Folds the fan; who was in it with the keyboard is on the map again. */
  close(): void {
    if (!this.isOpen) return;
    const hadFocus = this.#box.contains(document.activeElement);
    this.#map.off("move", this.#onMove);
    this.#box.remove();
    if (hadFocus) this.#map.getCanvas().focus({ preventScroll: true });
  }

  get #buttons(): readonly HTMLButtonElement[] {
    return [...this.#box.querySelectorAll("button")];
  }

  #fill(theme: Theme, language: Language): void {
    const legs = svg("svg", { class: "atlas-fan-legs", "aria-hidden": "true", focusable: "false" });
    legs.style.setProperty("--ink-text", mapColours[theme].text);
    legs.style.setProperty("--ink-halo", mapColours[theme].halo);
    this.#box.append(legs);
    for (const [index, { x, y }] of spiderPlaces(this.#stack.length).entries()) {
      const stacked = this.#stack[index];
      if (!stacked) continue;
      legs.append(svg("line", { x1: 0.3 * x, y1: 0.3 * y, x2: 0.75 * x, y2: 0.75 * y }));
      const button = document.createElement("button");
      button.type = "button";
      button.className = "atlas-fan-sign";
      button.style.translate = `${x}px ${y}px`;
      button.title = nameOf(stacked, language);
      button.setAttribute("aria-label", button.title);
      const sign = drawSignOf(stacked, theme);
      if (sign) button.append(sign);
      button.addEventListener("click", () => this.#choose(stacked.ref));
      this.#box.append(button);
    }
  }

  readonly #onMove = (): void => {
    if (Math.abs(this.#map.getZoom() - this.#zoom) > 0.01) {
      this.close();
      return;
    }
    const [longitude = 0, latitude = 0] = this.#stack[0]?.place ?? [];
    const { x, y } = this.#map.project([longitude, latitude]);
    this.#box.style.translate = `${x}px ${y}px`;
  };

  #onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (event.key === "Escape") this.close();
    else if (step !== undefined) this.#step(step);
    else return;
    // Neither the map nor the card beside it is meant.
    event.preventDefault();
    event.stopPropagation();
  }

  #step(by: number): void {
    const buttons = this.#buttons;
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus({ preventScroll: true });
  }
}
