import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import { distanceM } from "@asm-atlas/data/domain/measure.ts";
import type { Map as MapLibreMap } from "maplibre-gl";
import { labelPointOf } from "../label-point.ts";
import type { Language, ScreenPoint } from "../map-state.ts";
import type { MapColours, Theme } from "../tokens.ts";
import { InkSheet } from "./ink-sheet.ts";
import { between, type Course, pathThrough } from "./lines.ts";
import { formatArea, formatDistance, measureDrawing, type Segment, segmentsOf } from "./measures.ts";
import type { Outline } from "./outline.ts";
import { isAreaTool, isSelectTool, shapeOf } from "./sketch.ts";
import { svg } from "./svg.ts";
import type { Drawing, PlaceOnMap } from "./tool.ts";

/** What is drawn over the map. */
export interface Picture {
  readonly area: Outline | null;
  readonly drawing: Drawing | null;
  readonly marker: Readonly<Position> | null;
  readonly place: PlaceOnMap | null;
  readonly hasCrosshair: boolean;
}

/** Colours of the theme the style sheet uses. */
const inks = ["accent", "text", "halo", "paper"] as const satisfies readonly (keyof MapColours)[];

/** Room a label needs for each letter, in pixels: a segment shorter than its label goes without. */
const letterPx = 6.6;

/** Pixels a label keeps from its line. */
const besidePx = 13;

/** A point above the line from start to end; beside it where the line is steep. */
function besideLine(point: ScreenPoint, start: ScreenPoint, end: ScreenPoint): ScreenPoint {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const upwards = dx < 0 ? -1 : 1;
  const distance = (upwards * besidePx) / (Math.hypot(dx, dy) || 1);
  // Letters stand upright: beside a steep line they need more room than above a flat one.
  const steepness = Math.abs(dy) / (Math.hypot(dx, dy) || 1);
  return { x: point.x + dy * distance * (1 + 1.4 * steepness), y: point.y - dx * distance };
}

/** Draws what the tools draw: lines and labels above the map, moved with it. */
export class Ink {
  readonly #sheet: InkSheet;
  #picture: Picture = { area: null, drawing: null, marker: null, place: null, hasCrosshair: false };
  #language: Language = "en";

  constructor(map: MapLibreMap) {
    this.#sheet = new InkSheet(map, inks, () => this.#drawn());
  }

  show(picture: Picture, theme: Theme, language: Language): void {
    this.#picture = picture;
    this.#language = language;
    this.#sheet.show(theme);
  }

  remove(): void {
    this.#sheet.remove();
  }

  #drawn(): SVGElement[] {
    const { area, drawing, marker, place, hasCrosshair } = this.#picture;
    return [
      ...(area ? this.#line(area, true, "straight", "atlas-ink-area") : []),
      ...(drawing && drawing.tool !== "place-point" ? this.#sketch(drawing) : []),
      ...(place ? this.#place(place) : []),
      ...(marker ? [this.#pin(marker)] : []),
      ...(hasCrosshair ? [this.#sheet.crosshair()] : []),
    ];
  }

  #line(corners: Outline, isClosed: boolean, course: Course, look: string): SVGElement[] {
    const ends = isClosed ? [...corners, ...corners.slice(0, 1)] : corners;
    const points = pathThrough(ends, course).map((place) => this.#sheet.at(place));
    const d = `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}${isClosed ? "Z" : ""}`;
    return [svg("path", { d, class: `atlas-ink-rim ${look}` }), svg("path", { d, class: `atlas-ink-line ${look}` })];
  }

  #sketch(drawing: Drawing): SVGElement[] {
    const corners = shapeOf(drawing);
    const isClosed = isAreaTool(drawing.tool) && corners.length > 2;
    const isSelecting = isSelectTool(drawing.tool);
    const look = drawing.trouble ? "atlas-ink-trouble" : isClosed ? "atlas-ink-area" : "";
    const dots = drawing.corners.map((corner) => this.#dot(corner));
    const lines = corners.length > 1 ? this.#line(corners, isClosed, isSelecting ? "straight" : "geodesic", look) : [];
    const labels = isSelecting ? [] : segmentsOf(corners, isClosed).flatMap((segment) => this.#length(segment));
    return [...lines, ...dots, ...labels, ...this.#size(drawing, corners)];
  }

  /** Where a record is to be: a pin; and where it was, with the way between the two. */
  #place({ corners, was }: PlaceOnMap): SVGElement[] {
    const [point] = corners;
    if (!point) return was ? [this.#dot(was)] : [];
    const isMoved = was !== null && (was[0] !== point[0] || was[1] !== point[1]);
    if (!isMoved) return [this.#pin(point)];
    const way = this.#line([was, point], false, "geodesic", "atlas-ink-way");
    return [
      ...way,
      this.#dot(was),
      ...this.#length({ from: was, to: point, lengthM: distanceM(was, point) }),
      this.#pin(point),
    ];
  }

  #dot(corner: Readonly<Position>): SVGElement {
    const { x, y } = this.#sheet.at(corner);
    return svg("circle", { cx: x, cy: y, r: 4.5, class: "atlas-ink-dot" });
  }

  #length({ from, to, lengthM }: Segment): SVGElement[] {
    const [start, end] = [this.#sheet.at(from), this.#sheet.at(to)];
    const label = formatDistance(lengthM, this.#language);
    if (Math.hypot(end.x - start.x, end.y - start.y) < label.length * letterPx + 8) return [];
    const middle = this.#sheet.at(between(from, to, 0.5, "geodesic"));
    return [this.#label(besideLine(middle, start, end), label, "")];
  }

  /** Hectares in the middle of an area that has room for them. */
  #size(drawing: Drawing, corners: Outline): SVGElement[] {
    const { areaHa } = measureDrawing(drawing);
    if (areaHa === null) return [];
    const points = corners.map((corner) => this.#sheet.at(corner));
    const widthPx = Math.max(...points.map(({ x }) => x)) - Math.min(...points.map(({ x }) => x));
    const label = formatArea(areaHa, this.#language);
    if (widthPx < 2.5 * label.length * letterPx) return [];
    const ring = [...corners, ...corners.slice(0, 1)].map(([x, y]) => [x, y]);
    const [longitude = 0, latitude = 0] = labelPointOf({ type: "Polygon", coordinates: [ring] });
    return [this.#label(this.#sheet.at([longitude, latitude]), label, "atlas-ink-size")];
  }

  #label({ x, y }: ScreenPoint, words: string, look: string): SVGElement {
    const text = svg("text", { x, y, class: `atlas-ink-label ${look}` });
    text.textContent = words;
    return text;
  }

  #pin(marker: Readonly<Position>): SVGElement {
    const { x, y } = this.#sheet.at(marker);
    const d = "M0 0C-2.4-5.6-9-9.4-9-16.4a9 9 0 1 1 18 0C9-9.4 2.4-5.6 0 0Z";
    const pin = svg("g", { class: "atlas-ink-pin", transform: `translate(${x} ${y})` });
    pin.append(svg("path", { d }), svg("circle", { cx: 0, cy: -16.4, r: 3.2 }));
    return pin;
  }
}
