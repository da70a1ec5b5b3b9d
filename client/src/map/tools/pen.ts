import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import type { Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import type { ScreenPoint } from "../map-state.ts";
import type { AimedBy } from "./tool.ts";

interface PenTasks {
  /** Does the tool in hand draw or drag something in one stroke that begins here? Then the map must not be dragged along. */
  drawsStrokeFrom(point: ScreenPoint): boolean;
  /** A click, a tap, or the end of a stroke. */
  onPress(position: Position, point: ScreenPoint): void;
  /** A stroke begins: whatever was drawn before it is forgotten. */
  onStroke(from: Position): void;
  /** A stroke is over, drawn or given up, after its end was told. */
  onStrokeOver(): void;
  onAim(position: Position, by: AimedBy): void;
  onMark(position: Position): void;
}

interface Stroke {
  readonly from: ScreenPoint;
  isDrawn: boolean;
}

/** A pointer that moved less than this clicked: MapLibre's own tolerance for the mouse, Chromium's for a finger. */
const strokeFromPx = { mouse: 3, touch: 16 } as const;

/** Turns what pointers do on the map into places, for the tool in hand. */
export class Pen {
  readonly #map: MapLibreMap;
  readonly #tasks: PenTasks;
  readonly #canvas: HTMLCanvasElement;
  readonly #ending = new AbortController();
  #isFinger = !matchMedia("(hover: hover)").matches;
  #isKeyboard = false;
  #stroke: Stroke | null = null;
  /** Where the pointer is over the map; null: it is not. */
  #pointer: ScreenPoint | null = null;

  constructor(map: MapLibreMap, tasks: PenTasks) {
    this.#map = map;
    this.#tasks = tasks;
    this.#canvas = map.getCanvas();
    const { signal } = this.#ending;
    this.#canvas.addEventListener("pointerdown", (event) => this.#onDown(event), { signal });
    this.#canvas.addEventListener("pointermove", (event) => this.#onMove(event), { signal });
    this.#canvas.addEventListener("pointerup", (event) => this.#onUp(event), { signal });
    this.#canvas.addEventListener("pointercancel", () => this.#drop(), { signal });
    this.#canvas.addEventListener("focus", () => this.#setKeyboard(this.#canvas.matches(":focus-visible")), { signal });
    this.#canvas.addEventListener("blur", () => this.#setKeyboard(false), { signal });
    this.#canvas.addEventListener("keydown", () => this.#setKeyboard(true), { signal, capture: true });
    map.on("click", this.#onClick);
    map.on("contextmenu", this.#onContextMenu);
    map.on("mouseout", this.#onMouseOut);
    map.on("move", this.#onMapMoved);
  }

  /** Fingers hide what they point at, and keys point at nothing: both aim with the middle of the map. */
  get aimsWithMiddle(): boolean {
    return this.#isFinger || this.#isKeyboard;
  }

  get isFinger(): boolean {
    return this.#isFinger;
  }

  get isKeyboard(): boolean {
    return this.#isKeyboard;
  }

  stop(): void {
    this.#ending.abort();
    this.#map.off("click", this.#onClick);
    this.#map.off("contextmenu", this.#onContextMenu);
    this.#map.off("mouseout", this.#onMouseOut);
    this.#map.off("move", this.#onMapMoved);
  }

  #onDown(event: PointerEvent): void {
    this.#setPointer(event);
    // A second finger means to zoom, not to draw.
    if (this.#stroke) this.#drop();
    else if (event.isPrimary && event.button === 0 && this.#tasks.drawsStrokeFrom(this.#pointOf(event))) {
      this.#stroke = { from: this.#pointOf(event), isDrawn: false };
      this.#canvas.setPointerCapture(event.pointerId);
    }
  }

  #onMove(event: PointerEvent): void {
    this.#setPointer(event);
    const point = this.#pointOf(event);
    const stroke = this.#stroke;
    if (stroke && !stroke.isDrawn) {
      const farPx = this.#isFinger ? strokeFromPx.touch : strokeFromPx.mouse;
      if (Math.hypot(point.x - stroke.from.x, point.y - stroke.from.y) < farPx) return;
      stroke.isDrawn = true;
      this.#tasks.onStroke(this.#placeAt(stroke.from));
    }
    if (!stroke && this.#isFinger) return;
    this.#pointer = point;
    this.#tasks.onAim(this.#placeAt(point), "pointer");
  }

  #onUp(event: PointerEvent): void {
    const point = this.#pointOf(event);
    if (this.#stroke?.isDrawn) this.#tasks.onPress(this.#placeAt(point), point);
    this.#drop();
  }

  #drop(): void {
    this.#stroke = null;
    this.#tasks.onStrokeOver();
  }

  readonly #onClick = ({ lngLat, point }: MapMouseEvent): void => {
    this.#tasks.onPress([lngLat.lng, lngLat.lat], { x: point.x, y: point.y });
  };

  readonly #onContextMenu = (event: MapMouseEvent): void => {
    event.originalEvent.preventDefault();
    this.#tasks.onMark([event.lngLat.lng, event.lngLat.lat]);
  };

  readonly #onMouseOut = (): void => {
    this.#pointer = null;
    this.#aimAtMiddle();
  };

  /** Other ground has come under pointer and middle. */
  readonly #onMapMoved = (): void => {
    if (this.aimsWithMiddle || !this.#pointer) this.#aimAtMiddle();
    else this.#tasks.onAim(this.#placeAt(this.#pointer), "pointer");
  };

  #aimAtMiddle(): void {
    if (this.#stroke?.isDrawn) return;
    const { lng, lat } = this.#map.getCenter();
    this.#tasks.onAim([lng, lat], "middle");
  }

  #setPointer({ pointerType }: PointerEvent): void {
    this.#isFinger = pointerType === "touch";
    this.#isKeyboard = false;
  }

  #setKeyboard(isKeyboard: boolean): void {
    if (this.#isKeyboard === isKeyboard) return;
    this.#isKeyboard = isKeyboard;
    if (isKeyboard) this.#aimAtMiddle();
  }

  #pointOf(event: PointerEvent): ScreenPoint {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #placeAt({ x, y }: ScreenPoint): Position {
    const { lng, lat } = this.#map.unproject([x, y]);
    return [lng, lat];
  }
}
