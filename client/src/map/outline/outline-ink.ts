import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { destinationPoint } from "@asm-atlas/data/domain/measure.ts";
import type { Map as MapLibreMap } from "maplibre-gl";
import { labelPointOf } from "../label-point.ts";
import type { MapColours, Theme } from "../tokens.ts";
import { InkSheet } from "../tools/ink-sheet.ts";
import { svg } from "../tools/svg.ts";
import type { OutlineState } from "./outline-state.ts";
import { cornerAt, geometryOfParts, type Parts } from "./parts.ts";
import "../tools/tools.css";
import "./outline.css";

/** What is drawn under and beside the corners, which are the drawing library's. */
export interface OutlinePicture extends Pick<OutlineState, "was" | "marks" | "trouble" | "chosen" | "walked"> {
  readonly parts: Parts;
  /** The ring in hand: its edges are the drawing library's. */
  readonly under: Parts;
  /** Are the edges of the parts drawn here? Not while their corners are being moved. */
  readonly hasEdges: boolean;
  readonly hasCrosshair: boolean;
}

const inks = [
  "accent",
  "text",
  "halo",
  "paper",
  "onTheWay",
  "zoneDisturbed",
] as const satisfies readonly (keyof MapColours)[];

function labelPlaceOf(parts: Parts): Position | undefined {
  const geometry = geometryOfParts(parts);
  if (!geometry) return undefined;
  const [longitude = 0, latitude = 0] = labelPointOf(geometry);
  return [longitude, latitude];
}

/** Draws the whole of an outline with its holes, and what is pointed out of it, above the map and moved with it. */
export class OutlineInk {
  readonly #sheet: InkSheet;
  #picture: OutlinePicture | null = null;
  readonly #labelPlaces = new WeakMap<Parts, Position>();

  constructor(map: MapLibreMap) {
    this.#sheet = new InkSheet(map, inks, () => this.#drawn());
  }

  show(picture: OutlinePicture, theme: Theme): void {
    this.#picture = picture;
    this.#sheet.show(theme);
  }

  remove(): void {
    this.#sheet.remove();
  }

  #drawn(): SVGElement[] {
    if (!this.#picture) return [];
    const { was, parts, under, marks, trouble, chosen, walked, hasEdges, hasCrosshair } = this.#picture;
    const corner = chosen && cornerAt(parts, chosen);
    return [
      ...this.#area(was, "atlas-outline-was"),
      ...this.#area(parts, hasEdges ? "atlas-outline-area atlas-outline-edges" : "atlas-outline-area"),
      ...this.#area(under, "atlas-outline-area"),
      ...marks.flatMap(({ kind, parts: marked }) => this.#area(marked, `atlas-outline-${kind}`)),
      ...walked.flatMap((point) => this.#walkedPoint(point.position, point.accuracyM)),
      ...(corner ? [this.#ring(corner, "atlas-outline-chosen", 11)] : []),
      ...(trouble ? [this.#ring(trouble, "atlas-outline-trouble", 9)] : []),
      ...marks.flatMap(({ parts: marked, label }) => (label ? this.#label(marked, label) : [])),
      ...(hasCrosshair ? [this.#sheet.crosshair()] : []),
    ];
  }

  /** One path for all rings: where rings lie within one another, they leave the inner one free. */
  #area(parts: Parts, look: string): SVGElement[] {
    const rings = parts.flat().filter((ring) => ring.length > 1);
    if (rings.length === 0) return [];
    const d = rings.map((ring) => {
      const points = ring.map((corner) => this.#sheet.at(corner));
      return `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
    });
    return [svg("path", { d: d.join(""), class: look, "fill-rule": "evenodd" })];
  }

  /** A place with the circle the device says it lies within. */
  #walkedPoint(position: Readonly<Position>, accuracyM: number): SVGElement[] {
    const centre = this.#sheet.at(position);
    const edge = this.#sheet.at(destinationPoint(position, 90, accuracyM));
    return [
      svg("circle", { cx: centre.x, cy: centre.y, r: Math.max(2, edge.x - centre.x), class: "atlas-outline-accuracy" }),
      svg("circle", { cx: centre.x, cy: centre.y, r: 3.5, class: "atlas-ink-dot" }),
    ];
  }

  #ring(position: Readonly<Position>, look: string, r: number): SVGElement {
    const { x, y } = this.#sheet.at(position);
    return svg("circle", { cx: x, cy: y, r, class: look });
  }

  #label(parts: Parts, words: string): SVGElement[] {
    const place = this.#labelPlaces.get(parts) ?? labelPlaceOf(parts);
    if (!place) return [];
    // Where a label stands is worked out once, not at every movement of the map.
    this.#labelPlaces.set(parts, place);
    const { x, y } = this.#sheet.at(place);
    const text = svg("text", { x, y, class: "atlas-ink-label" });
    text.textContent = words;
    return [text];
  }
}
