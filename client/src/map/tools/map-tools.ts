import type { Position } from "@asm-atlas/data/domain/geometry/model.ts";
import type { Map as MapLibreMap } from "maplibre-gl";
import type { FeatureRef, Language, ScreenPoint } from "../map-state.ts";
import type { Stacked } from "../stack.ts";
import type { Theme } from "../tokens.ts";
import { FanOut } from "./fan-out.ts";
import { Ink } from "./ink.ts";
import { Pen } from "./pen.ts";
import { aimedAt, beginDrawing, finished, takenBack, withCorner } from "./sketch.ts";
import type { AimedBy, Drawing, ToolCommand, ToolEvents, ToolState } from "./tool.ts";
import { takeKeys } from "./tool-keys.ts";
import "./tools.css";

/** How near to a corner a press means that corner: fingers are wide, and the crosshair is exact. */
const onCornerPx = { mouse: 9, finger: 22, crosshair: 2 } as const;

/** How near to the middle of its head a pin is taken hold of, and how far above its foot that is. */
const pinReachPx = { mouse: 14, finger: 26 } as const;
const pinHeadPx = 12;

/** Selecting, measuring and placing on the map: holds the drawing under way, draws it and reports it. */
export class MapTools {
  readonly #map: MapLibreMap;
  readonly #events: ToolEvents;
  readonly #ink: Ink;
  readonly #pen: Pen;
  readonly #giveKeysBack: () => void;
  #state: ToolState = { active: null, area: null, marker: null, place: null, isReadout: false };
  #theme: Theme = "light";
  #language: Language = "en";
  #drawing: Drawing | null = null;
  /** A pin that is being dragged: where its foot is, and how far from the pointer it was taken hold of. */
  #dragged: { readonly at: Position; readonly gripPx: ScreenPoint } | null = null;
  #fan: FanOut | undefined;

  constructor(map: MapLibreMap, events: ToolEvents) {
    this.#map = map;
    this.#events = events;
    this.#ink = new Ink(map);
    this.#pen = new Pen(map, {
      drawsStrokeFrom: (point) => this.#state.active === "select-box" || this.#takesPin(point),
      onPress: (position, point) => {
        const place = this.#dragged?.at ?? position;
        this.#letPinGo();
        this.#press(place, point, onCornerPx[this.#pen.isFinger ? "finger" : "mouse"]);
      },
      onStroke: (from) => {
        if (this.#drawing && !this.#dragged) this.#change(withCorner(beginDrawing(this.#drawing.tool), from));
      },
      onStrokeOver: () => this.#letPinGo(),
      onAim: (position, by) => this.#aim(position, by),
      onMark: (position) => {
        if (!this.#drawing) events.onMark(position);
      },
    });
    this.#giveKeysBack = takeKeys(map, {
      isDrawing: () => this.#drawing !== null,
      setCorner: () => this.#setCornerInMiddle(),
      takeBack: () => this.command("take-back"),
      putAway: () => events.onPutAway(),
    });
    this.#aim(this.#middle(), "middle");
  }

  show(state: ToolState, theme: Theme, language: Language): void {
    const before = this.#state.active;
    this.#state = state;
    this.#theme = theme;
    this.#language = language;
    if (state.active !== before) this.#take(state);
    this.#draw();
  }

  command(command: ToolCommand): void {
    if (!this.#drawing) return;
    if (command === "set-corner") this.#setCornerInMiddle();
    else this.#change(command === "finish" ? finished(this.#drawing) : takenBack(this.#drawing));
  }

  /** Fans out signs of one place; `choose` hears which was meant. */
  fanOut(
    stack: readonly Stacked[],
    look: { readonly theme: Theme; readonly language: Language },
    choose: (ref: FeatureRef) => void,
  ): void {
    this.fold();
    this.#fan = new FanOut(this.#map, stack, look, choose);
  }

  fold(): void {
    this.#fan?.close();
    this.#fan = undefined;
  }

  remove(): void {
    this.fold();
    this.#giveKeysBack();
    this.#pen.stop();
    this.#ink.remove();
  }

  /** Puts a tool into the hand, or the hand down: then the map drags and zooms as always. */
  #take({ active }: ToolState): void {
    const map = this.#map;
    this.#drawing = active ? beginDrawing(active) : null;
    map.getCanvas().style.cursor = active ? "crosshair" : "";
    const draws = active !== null;
    for (const handler of [map.doubleClickZoom, map.boxZoom]) draws ? handler.disable() : handler.enable();
    active === "select-box" ? map.dragPan.disable() : map.dragPan.enable();
    if (this.#drawing) this.#events.onDrawing(this.#drawing);
  }

  #press(position: Position, point: ScreenPoint, reachPx: number): void {
    const drawing = this.#drawing;
    if (!drawing) return;
    if (this.#closes(drawing, point, reachPx)) this.#change(finished(drawing));
    else this.#change(withCorner(drawing, position));
  }

  /** A press on the last corner ends a drawing (a double click does that), one on the first closes an area. */
  #closes({ tool, corners, isFinished }: Drawing, point: ScreenPoint, reachPx: number): boolean {
    if (isFinished || tool === "select-box") return false;
    const ends = [corners.at(-1), tool === "measure-distance" ? undefined : corners[0]];
    return ends.some((corner) => {
      const at = corner && this.#map.project([corner[0], corner[1]]);
      return at !== undefined && Math.hypot(at.x - point.x, at.y - point.y) <= reachPx;
    });
  }

  /** Is there a pin under the pointer that can be moved? Then it goes with the pointer, and the map stays where it is. */
  #takesPin({ x, y }: ScreenPoint): boolean {
    const [pin, ...others] = this.#state.place?.corners ?? [];
    if (this.#state.active !== "place-point" || !pin || others.length > 0) return false;
    const foot = this.#map.project([pin[0], pin[1]]);
    const reachPx = this.#pen.isFinger ? pinReachPx.finger : pinReachPx.mouse;
    if (Math.hypot(foot.x - x, foot.y - pinHeadPx - y) > reachPx) return false;
    this.#dragged = { at: [pin[0], pin[1]], gripPx: { x: foot.x - x, y: foot.y - y } };
    this.#map.dragPan.disable();
    return true;
  }

  #dragPin(position: Position): void {
    if (!this.#dragged) return;
    const { gripPx } = this.#dragged;
    const { x, y } = this.#map.project(position);
    const { lng, lat } = this.#map.unproject([x + gripPx.x, y + gripPx.y]);
    this.#dragged = { at: [lng, lat], gripPx };
  }

  #letPinGo(): void {
    if (!this.#dragged) return;
    this.#dragged = null;
    this.#map.dragPan.enable();
    this.#draw();
  }

  #setCornerInMiddle(): void {
    const { x, y } = this.#map.project(this.#map.getCenter());
    this.#press(this.#middle(), { x, y }, onCornerPx.crosshair);
  }

  #middle(): Position {
    const { lng, lat } = this.#map.getCenter();
    return [lng, lat];
  }

  #aim(position: Position, by: AimedBy): void {
    this.#events.onAim(position, by);
    if (by === "pointer") this.#dragPin(position);
    const drawing = this.#drawing;
    if (drawing && drawing.corners.length > 0) this.#change(aimedAt(drawing, position));
    else this.#draw();
  }

  #change(drawing: Drawing): void {
    if (drawing === this.#drawing) return;
    this.#drawing = drawing;
    this.#draw();
    this.#events.onDrawing(drawing);
  }

  #draw(): void {
    const { area, marker, place, isReadout } = this.#state;
    const isAiming = this.#drawing !== null || isReadout;
    const hasCrosshair = this.#pen.isKeyboard || (isAiming && this.#pen.aimsWithMiddle);
    const placed = place && this.#dragged ? { ...place, corners: [this.#dragged.at] } : place;
    this.#ink.show({ area, drawing: this.#drawing, marker, place: placed, hasCrosshair }, this.#theme, this.#language);
  }
}
