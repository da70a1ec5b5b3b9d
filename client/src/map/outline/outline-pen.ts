import { type Position, roundCoordinate } from "@asm-atlas/data/domain/geometry/model.ts";
import type { Map as MapLibreMap } from "maplibre-gl";
import { type GeoJSONStoreFeatures, TerraDraw, TerraDrawModeUndoRedo, type TerraDrawMouseEvent } from "terra-draw";
import { TerraDrawMapLibreGLAdapter } from "terra-draw-maplibre-gl-adapter";
import type { ScreenPoint } from "../map-state.ts";
import type { Theme } from "../tokens.ts";
import type { Outline } from "../tools/outline.ts";
import { takeKeys } from "../tools/tool-keys.ts";
import { OutlineInk } from "./outline-ink.ts";
import type { OutlineCommand, OutlineEvents, OutlineState, PathUnderWay } from "./outline-state.ts";
import { type CornerRef, closedRing, type Parts, withRing } from "./parts.ts";
import { penModes, ringMode } from "./pen-modes.ts";
import { snapped } from "./snap.ts";

/** Decimals of a degree that are kept, here as everywhere. */
const decimals = 7;
/** How near a corner must come to catch, and how near a press must be to choose one. */
const snapPx = 12;
const choosePx = 16;
const mostUndone = 1000;
/** Where nothing points but fingers, corners can be set in the middle of the map too. */
const aimsWithMiddle = matchMedia("(hover: none)").matches;

const rounded = ([longitude = 0, latitude = 0]: readonly number[]): Position => [
  roundCoordinate(longitude),
  roundCoordinate(latitude),
];

/** The ring of a shape of the drawing library, without its repeated corner and without corners that repeat the one before. */
function ringOf({ geometry }: GeoJSONStoreFeatures): Outline {
  if (geometry.type === "Point") return [];
  const isLine = geometry.type === "LineString";
  const corners = (isLine ? geometry.coordinates : (geometry.coordinates[0] ?? [])).map(rounded);
  return corners.filter((corner, index) => {
    const before = corners[index === 0 && !isLine ? corners.length - 1 : index - 1];
    return corners.length === 1 || before?.[0] !== corner[0] || before?.[1] !== corner[1];
  });
}

/** A ring in the drawing library's hands. It may have turned it the other way round when it took it. */
interface Shape {
  readonly part: number;
  readonly ring: number;
  readonly taken: Outline;
}

const isSameRing = (one: Outline, other: Outline): boolean =>
  one.length === other.length && one.every(([x, y], at) => other[at]?.[0] === x && other[at]?.[1] === y);

/**
 * Draws and reshapes one outline by hand. The drawing library has the pointer and undoes corner by corner while a ring is drawn; what the
 * outline is, and every step before, belongs to whoever is told of it here.
 */
export class OutlinePen {
  readonly #map: MapLibreMap;
  readonly #events: OutlineEvents;
  readonly #ink: OutlineInk;
  readonly #modes: ReturnType<typeof penModes>;
  readonly #draw: TerraDraw;
  readonly #giveKeysBack: () => void;
  readonly #ending = new AbortController();
  #state: OutlineState;
  #theme: Theme;
  /** The outline as the drawing library has it: one shape a ring. */
  #loaded: Parts | null = null;
  /** The outline while a corner is dragged. */
  #reshaping: Parts | null = null;
  #path: PathUnderWay | null = null;
  #isKeyboard = false;
  #isExact = false;
  #begun: Outline | null = null;
  #shapes = new Map<string | number, Shape>();

  constructor(map: MapLibreMap, events: OutlineEvents, state: OutlineState, theme: Theme) {
    this.#map = map;
    this.#events = events;
    this.#state = state;
    this.#theme = theme;
    this.#modes = penModes(theme, ({ containerX, containerY }) => this.#caught({ x: containerX, y: containerY }));
    this.#draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: decimals, prefixId: "atlas-outline" }),
      modes: [
        this.#modes.select,
        this.#modes.polygon,
        this.#modes.rectangle,
        this.#modes.circle,
        this.#modes.freehand,
        this.#modes.line,
      ],
      undoRedo: { modeLevel: new TerraDrawModeUndoRedo({ maxStackSize: mostUndone }) },
    });
    this.#ink = new OutlineInk(map);
    this.#draw.start();
    this.#draw.on("change", () => this.#onChange());
    this.#draw.on("finish", (id, { action }) => (action === "draw" ? this.#onDrawn(id) : this.#onReshaped()));
    this.#giveKeysBack = takeKeys(map, {
      isDrawing: () => true,
      setCorner: () => this.command({ do: "corner" }),
      takeBack: () => (this.#draw.canUndo() ? this.command({ do: "undo" }) : events.onTakeBack()),
      putAway: () => events.onPutAway(),
    });
    this.#listen();
    this.show(state, theme);
  }

  show(state: OutlineState, theme: Theme): void {
    const before = this.#state;
    this.#state = state;
    if (theme !== this.#theme) this.#modes.look(theme);
    this.#theme = theme;
    const wanted = state.mode === "edit" ? "select" : state.mode;
    if (this.#draw.getMode() !== wanted) {
      this.#clear();
      this.#draw.setMode(wanted);
    }
    if (state.mode === "edit" && this.#loaded !== state.parts) this.#load(state.parts);
    else if (state.mode === "edit" && state.chosen && state.chosen !== before.chosen) this.#takeInHand(state.chosen);
    this.#reshaping = null;
    if (state.begin && state.begin !== this.#begun) {
      this.#begun = state.begin;
      this.command({ do: "corners", corners: state.begin });
    }
    this.#paint();
  }

  command(command: OutlineCommand): void {
    switch (command.do) {
      case "undo":
        this.#draw.undo();
        break;
      case "redo":
        this.#draw.redo();
        break;
      case "give-up":
        this.#clear();
        break;
      case "finish":
        this.#finish();
        break;
      case "corner":
        if (this.#state.mode !== "edit") this.#press(this.#middle());
        break;
      case "corners":
        this.#isExact = true;
        this.#modes.beExact(true);
        for (const corner of command.corners) this.#press(corner);
        this.#modes.beExact(false);
        this.#isExact = false;
        break;
    }
    this.#reportPath();
  }

  stop(): void {
    this.#ending.abort();
    this.#map.off("move", this.#onMapMoved);
    this.#giveKeysBack();
    this.#draw.stop();
    this.#ink.remove();
    this.#map.getCanvas().style.cursor = "";
  }

  #listen(): void {
    const canvas = this.#map.getCanvas();
    const { signal } = this.#ending;
    const setKeyboard = (isKeyboard: boolean) => {
      if (this.#isKeyboard === isKeyboard) return;
      this.#isKeyboard = isKeyboard;
      this.#paint();
    };
    canvas.addEventListener("focus", () => setKeyboard(canvas.matches(":focus-visible")), { signal });
    canvas.addEventListener("blur", () => setKeyboard(false), { signal });
    canvas.addEventListener("keydown", () => setKeyboard(true), { signal, capture: true });
    canvas.addEventListener(
      "pointerdown",
      (event) => {
        setKeyboard(false);
        this.#choose(event);
      },
      { signal, capture: true },
    );
    // A tap sets its corner when the finger leaves; the click that browsers send after it would press what has just appeared there.
    canvas.addEventListener(
      "touchend",
      (event) => {
        if (this.#state.mode !== "edit" && event.cancelable) event.preventDefault();
      },
      { signal },
    );
    this.#map.on("move", this.#onMapMoved);
  }

  /** Other ground has come under the crosshair: the corner to come lies there. */
  readonly #onMapMoved = (): void => {
    if (this.#isKeyboard && this.#path) this.#modeInHand()?.onMouseMove(this.#eventAt(this.#middle()));
  };

  /** A press near a corner of the outline chooses it, for whoever wants to remove it or say where it is. */
  #choose(event: PointerEvent): void {
    if (this.#state.mode !== "edit" || event.button !== 0) return;
    const { left, top } = this.#map.getCanvas().getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    let nearest: { readonly ref: CornerRef; readonly px: number } | undefined;
    for (const [part, rings] of this.#state.parts.entries())
      for (const [ring, corners] of rings.entries())
        for (const [corner, [longitude, latitude]] of corners.entries()) {
          const at = this.#map.project([longitude, latitude]);
          const px = Math.hypot(at.x - x, at.y - y);
          if (px < (nearest?.px ?? choosePx)) nearest = { ref: { part, ring, corner }, px };
        }
    if (nearest) this.#events.onChosen(nearest.ref);
  }

  #modeInHand() {
    const { mode } = this.#state;
    return mode === "edit" ? undefined : this.#modes[mode];
  }

  #middle(): Position {
    const { lng, lat } = this.#map.getCenter();
    return [lng, lat];
  }

  #eventAt([lng, lat]: Readonly<Position>): TerraDrawMouseEvent {
    const { x, y } = this.#map.project([lng, lat]);
    return { lng, lat, containerX: x, containerY: y, button: "left", heldKeys: [], isContextMenu: false };
  }

  /** Sets a corner where no pointer is: under the crosshair, or where somebody said. */
  #press(position: Readonly<Position>): void {
    const mode = this.#modeInHand();
    if (!mode) return;
    mode.onMouseMove(this.#eventAt(position));
    mode.onClick(this.#eventAt(position));
  }

  #caught(point: ScreenPoint): Position | undefined {
    const { snapTo } = this.#state;
    if (!snapTo || this.#isExact) return undefined;
    return snapped(snapTo, point, snapPx, {
      project: ([longitude, latitude]) => this.#map.project([longitude, latitude]),
      unproject: ({ x, y }) => {
        const { lng, lat } = this.#map.unproject([x, y]);
        return [lng, lat];
      },
    });
  }

  /** Ends the ring at the corners that were set: where the pointer is now is none of them. */
  #finish(): void {
    const corners = this.#path?.corners ?? [];
    if (corners.length < (this.#state.mode === "line" ? 2 : 3)) return;
    this.#clear();
    this.#events.onPath(null);
    this.#events.onRing(corners);
  }

  #clear(): void {
    const mode = this.#draw.getMode();
    this.#loaded = null;
    this.#shapes.clear();
    this.#draw.clear();
    // Clearing ends what is under way; the way to draw stays the same.
    if (mode !== "static") this.#draw.setMode(mode);
    this.#reportPath();
  }

  #load(parts: Parts): void {
    this.#clear();
    this.#loaded = parts;
    const shapes = parts.flatMap((rings, part) =>
      rings.map((ring, index) => ({ id: this.#draw.getFeatureId(), part, ring: index, corners: ring })),
    );
    const added = this.#draw.addFeatures(
      shapes.map(({ id, corners }) => ({
        id,
        type: "Feature",
        properties: { mode: ringMode },
        geometry: { type: "Polygon", coordinates: [closedRing(corners)] },
      })),
    );
    // A ring the library does not take stays as it is: it is only not reshaped by hand.
    for (const [index, { id, part, ring }] of shapes.entries()) {
      const shape = added[index]?.valid ? this.#draw.getSnapshotFeature(id) : undefined;
      if (shape) this.#shapes.set(id, { part, ring, taken: ringOf(shape) });
    }
    const { chosen } = this.#state;
    const [first] = this.#shapes.keys();
    if (chosen) this.#takeInHand(chosen);
    else if (first !== undefined) this.#draw.selectFeature(first);
  }

  #takeInHand({ part, ring }: CornerRef): void {
    for (const [id, shape] of this.#shapes)
      if (shape.part === part && shape.ring === ring) this.#draw.selectFeature(id);
  }

  /** The outline with the rings as the drawing library has them now, rings it has not changed being the very same; null: it has none. */
  #read(): Parts | null {
    let parts = this.#loaded;
    for (const [id, { part, ring, taken }] of this.#shapes) {
      const shape = this.#draw.getSnapshotFeature(id);
      const next = shape ? ringOf(shape) : taken;
      if (parts && !isSameRing(next, taken)) parts = withRing(parts, part, ring, next);
    }
    return parts;
  }

  #onChange(): void {
    if (this.#state.mode !== "edit") {
      this.#reportPath();
      return;
    }
    const parts = this.#read();
    if (!parts || parts === this.#loaded) return;
    this.#reshaping = parts;
    this.#paint();
    this.#events.onReshaping(parts);
  }

  #onReshaped(): void {
    const parts = this.#read();
    if (!parts || parts === this.#loaded) return;
    for (const [id, shape] of this.#shapes) {
      const now = this.#draw.getSnapshotFeature(id);
      if (now) this.#shapes.set(id, { ...shape, taken: ringOf(now) });
    }
    this.#loaded = parts;
    this.#events.onReshaped(parts);
  }

  #onDrawn(id: string | number): void {
    const shape = this.#draw.getSnapshotFeature(id);
    if (!shape) return;
    const ring = ringOf(shape);
    // The library is still busy with the shape it has finished.
    queueMicrotask(() => {
      if (this.#ending.signal.aborted) return;
      this.#clear();
      this.#events.onRing(ring);
    });
  }

  #reportPath(): void {
    const path = this.#underWay();
    if (path === null && this.#path === null) return;
    this.#path = path;
    this.#paint();
    this.#events.onPath(path);
  }

  #underWay(): PathUnderWay | null {
    if (this.#state.mode === "edit" || this.#ending.signal.aborted) return null;
    const shape = this.#draw.getSnapshot().find(({ properties }) => properties.currentlyDrawing === true);
    const [canUndo, canRedo] = [this.#draw.canUndo(), this.#draw.canRedo()];
    if (!shape) return canRedo ? { corners: [], ring: [], canUndo, canRedo } : null;
    const count = shape.properties.committedCoordinateCount;
    const { geometry } = shape;
    // The last place of a line is where the pointer is.
    if (geometry.type === "LineString")
      return { corners: geometry.coordinates.slice(0, -1).map(rounded), ring: [], canUndo, canRedo };
    const all = geometry.type === "Polygon" ? (geometry.coordinates[0] ?? []) : [];
    const corners = typeof count === "number" && this.#state.mode === "polygon" ? all.slice(0, count).map(rounded) : [];
    return { corners, ring: ringOf(shape), canUndo, canRedo };
  }

  #paint(): void {
    const { mode, parts, was, marks, trouble, chosen, walked } = this.#state;
    const under = this.#path && this.#path.ring.length > 2 ? [[this.#path.ring]] : [];
    this.#ink.show(
      {
        was,
        marks,
        trouble,
        walked,
        chosen: mode === "edit" ? chosen : null,
        parts: this.#reshaping ?? parts,
        under,
        hasEdges: mode !== "edit",
        hasCrosshair:
          (this.#isKeyboard && mode !== "edit") || (aimsWithMiddle && (mode === "polygon" || mode === "line")),
      },
      this.#theme,
    );
  }
}
