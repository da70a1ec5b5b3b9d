import type { Map as MapLibreMap } from "maplibre-gl";
import { foreignPrefix } from "./base/foreign-prefix.ts";
import { CameraLock, isFollowing } from "./camera-lock.ts";
import { countsIn } from "./counts.ts";
import { createMap } from "./create-map.ts";
import { collectionOf } from "./draw/drawn.ts";
import { boxOf } from "./geometry.ts";
import { legendCodes } from "./legend.ts";
import { MapBase } from "./map-base.ts";
import { MapBasemap } from "./map-basemap.ts";
import { MapCamera } from "./map-camera.ts";
import { MapFurniture } from "./map-furniture.ts";
import { drawImagesOnDemand } from "./map-images.ts";
import { MapLook } from "./map-look.ts";
import { drawPicture } from "./map-picture.ts";
import { MapPointer } from "./map-pointer.ts";
import { MapSources } from "./map-sources.ts";
import {
  type Box,
  type Camera,
  type FeatureRef,
  type MapEvents,
  type MapState,
  type OverlayId,
  overlayIds,
} from "./map-state.ts";
import { LateMarks } from "./marks/late-marks.ts";
import { LateOutline } from "./outline/late-outline.ts";
import type { OutlineCommand } from "./outline/outline-state.ts";
import { Overlays } from "./overlays.ts";
import { featureByCode, markFeatures } from "./selection.ts";
import { overlayOf, type SourceId, type StyleInput } from "./style/style.ts";
import { mapColours } from "./tokens.ts";
import { LateTools } from "./tools/late-tools.ts";
import type { ToolCommand } from "./tools/tool.ts";
import "./map.css";

/** How far from its place a fan of some signs reaches, in pixels. */
const fanReachPx = 84;

/** A lost graphics context mostly comes back by itself, and MapLibre draws everything again; only one that stays away is worth a word. */
const contextPatienceMs = 2500;

function visibilityOf(state: MapState): StyleInput["visible"] {
  const isVisible = (id: OverlayId): boolean => state.overlays.some((overlay) => overlay.id === id && overlay.visible);
  return Object.fromEntries(overlayIds.map((id) => [id, isVisible(id)])) as Record<OverlayId, boolean>;
}

const lookOf = (state: MapState): StyleInput => ({
  theme: state.theme,
  language: state.language,
  audience: state.audience,
  visible: visibilityOf(state),
});

/** A map and its helpers, which live and end together. */
interface Parts {
  readonly map: MapLibreMap;
  readonly camera: MapCamera;
  readonly sources: MapSources;
  readonly basemap: MapBasemap;
  readonly base: MapBase;
  readonly look: MapLook;
  readonly furniture: MapFurniture;
  readonly pointer: MapPointer;
  readonly tools: LateTools;
  readonly outline: LateOutline;
  readonly marks: LateMarks;
}

/**
 * The only owner of the MapLibre map. It is told the desired state, compares, and changes only what differs; it reads no store.
 * The container's `data-map-idle` is "true" while everything wanted and visible is loaded and drawn, or has failed.
 */
export class MapEngine {
  readonly #container: HTMLElement;
  readonly #events: MapEvents;
  readonly #overlays: Overlays;
  readonly #parts: Parts | undefined;
  #state: MapState;
  #lossReport: ReturnType<typeof setTimeout> | undefined;
  /** The map this one goes with: it decides where both look. */
  #leader: MapEngine | undefined;

  /** @param camera where to look first; null shows the whole country */
  constructor(container: HTMLElement, initial: MapState, camera: Camera | null, events: MapEvents) {
    this.#container = container;
    this.#state = initial;
    this.#events = events;
    this.#overlays = new Overlays((layer, error) => events.onOverlayError(layer, error));
    this.#overlays.want(initial);
    container.dataset.mapIdle = "false";
    const map = createMap(container, lookOf(initial), initial, camera);
    if (map) this.#parts = this.#start(map, camera);
    else queueMicrotask(() => events.onUnavailable("no-webgl"));
  }

  setState(next: MapState): void {
    const before = this.#state;
    if (next === before) return;
    this.#state = next;
    this.#overlays.want(next);
    if (!this.#parts) return;
    const { camera, look, furniture, map, tools, outline, marks, base } = this.#parts;
    this.#busy();
    this.#nameCanvas(map);
    camera.isMotionReduced = next.reducedMotion;
    camera.setPadding(next.padding);
    furniture.place(next.padding, mapColours[next.theme]);
    furniture.show(this.#furnitureView(map), next.language);
    look.want(lookOf(next));
    tools.want(next);
    outline.want(next);
    marks.want(next);
    base.want(next.base, next.theme);
    this.#fillSources();
    this.#mark("selection", next.selected);
    if (next.selected && next.selected.code !== before.selected?.code) this.#reveal(next.selected);
    map.triggerRepaint();
  }

  fitMongolia(): void {
    this.#parts?.camera.home();
  }

  flyTo(camera: Camera): void {
    this.#parts?.camera.go(camera);
  }

  /**
   * Looks where another map looks from now on, and takes it along when it is moved itself.
   * @returns ends it
   */
  goWith(leader: MapEngine): () => void {
    if (!this.#parts || !leader.#parts) return () => undefined;
    const lock = new CameraLock(leader.#parts.map, this.#parts.map);
    this.#leader = leader;
    return () => {
      lock.end();
      this.#leader = undefined;
    };
  }

  /** Goes to a feature; does nothing when the overlay has not loaded or has no such feature. */
  fitFeature(layer: OverlayId, code: string): void {
    const data = this.#overlays.dataOf(layer);
    const geometry = data && featureByCode(data, code)?.geometry;
    const box = geometry ? boxOf(geometry) : undefined;
    if (!box || !this.#parts) return;
    const isPoint = box[0] === box[2] && box[1] === box[3];
    this.#parts.camera.fit(box, isPoint ? Math.max(11, this.#parts.map.getZoom()) : 15);
  }

  /** Shows a box as large as it can be beside the panels, but no nearer than `closest`. */
  fitBox(box: Box, closest = 12): void {
    this.#parts?.camera.fit(box, closest);
  }

  /** Gives the map the keyboard. */
  focus(): void {
    this.#parts?.map.getCanvas().focus({ preventScroll: true });
  }

  runTool(command: ToolCommand): void {
    this.#parts?.tools.command(command);
  }

  runOutline(command: OutlineCommand): void {
    this.#parts?.outline.command(command);
  }

  /** Brings a feature into sight without changing the zoom; does nothing when it is not on the map. */
  showFeature(layer: OverlayId, code: string): void {
    const box = this.#overlays.drawn(layer).entries.find((entry) => entry.code === code)?.box;
    if (box) this.#parts?.camera.show((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
  }

  zoomIn(): void {
    this.#parts?.camera.zoomBy(1);
  }

  zoomOut(): void {
    this.#parts?.camera.zoomBy(-1);
  }

  resetNorth(): void {
    this.#parts?.camera.resetNorth();
  }

  /**
   * Features of each legend entry in what panels leave free, whether switched on or off. Without a map: all there are.
   * Null while the map has no room, as on paper: what was counted before holds for the picture that stands for it.
   */
  countsInView(): Record<OverlayId, Record<string, number>> | null {
    const camera = this.#parts?.camera;
    if (camera && !camera.hasRoom) return null;
    const view = camera?.view ?? [-180, -90, 180, 90];
    const { audience } = this.#state;
    return Object.fromEntries(
      overlayIds.map((id) => [id, countsIn(view, this.#overlays.drawn(id).entries, legendCodes(id, audience))]),
    ) as Record<OverlayId, Record<string, number>>;
  }

  /** Draws what panels leave free of the map into a canvas, light as paper, with or without a grid. Without a map nothing is drawn. */
  drawInto(target: HTMLCanvasElement, hasGrid: boolean): void {
    if (!this.#parts) return;
    const { map, furniture } = this.#parts;
    const { padding, theme, language } = this.#state;
    const { scale, credit } = furniture.shown;
    drawPicture(map, padding, { scale, credit, theme, language, hasGrid }, target);
  }

  /** Codes of the features drawn right now with a sign or area of their own; those gathered in a ring are not among them. */
  renderedCodes(layer: OverlayId): string[] {
    const map = this.#parts?.map;
    if (!map) return [];
    const ids = map.getLayersOrder().filter((id) => overlayOf(map.getLayer(id)?.source ?? "") === layer);
    const codes = map.queryRenderedFeatures({ layers: ids }).map((feature) => feature.properties.code);
    return [...new Set(codes.filter((code) => typeof code === "string"))].sort();
  }

  destroy(): void {
    clearTimeout(this.#lossReport);
    this.#parts?.basemap.end();
    this.#parts?.base.end();
    this.#parts?.pointer.stop();
    this.#parts?.tools.remove();
    this.#parts?.outline.remove();
    this.#parts?.furniture.remove();
    this.#parts?.map.remove();
    delete this.#container.dataset.mapIdle;
  }

  #start(map: MapLibreMap, firstCamera: Camera | null): Parts {
    const state = this.#state;
    const repaint = (): void => void map.triggerRepaint();
    const camera = new MapCamera(map, state.padding, state.reducedMotion);
    const sources = new MapSources(map, {
      onError: (source, error) => this.#onSourceError(source, error),
      onSettled: repaint,
    });
    const look = new MapLook(map, lookOf(state), () => {
      basemap.showNames();
      repaint();
    });
    const basemap = new MapBasemap(sources, { isReadable: () => look.isReadable, onChanged: repaint });
    const furniture = new MapFurniture(this.#container, () => this.resetNorth());
    const tools = new LateTools(map, this.#events, state);
    const outline = new LateOutline(map, this.#events, state);
    const marks = new LateMarks(map, state);
    const base = new MapBase(map, state.theme, {
      onPhase: (phase) => this.#events.onBase?.(phase),
      onAttribution: (text) => furniture.credit(text),
    });
    base.want(state.base, state.theme);
    const pointer = new MapPointer(map, {
      isTaken: () => tools.isDrawing || outline.isDrawing,
      onSelect: (hit) => this.#events.onSelect(hit),
      onHover: (hit, point) => {
        this.#mark("hover", hit);
        this.#events.onHover(hit, point);
      },
      fold: () => tools.fold(),
      fanOut: (stack) => {
        const [longitude = 0, latitude = 0] = stack[0]?.place ?? [];
        camera.reveal(longitude, latitude, fanReachPx);
        return tools.fanOut(stack);
      },
      // While something is chosen, Escape closes its card and the keyboard stays on the map; the next one leaves the map.
      onEscape: () => {
        if (this.#state.selected === null) map.getCanvas().blur();
      },
      zoomTo: (longitude, latitude, zoom) =>
        (this.#leader ?? this).flyTo({ longitude, latitude, zoom: Math.max(zoom, map.getZoom() + 0.8) }),
    });
    const parts: Parts = { map, camera, sources, basemap, base, look, furniture, pointer, tools, outline, marks };
    drawImagesOnDemand(map);
    this.#nameCanvas(map);
    if (firstCamera) camera.go(firstCamera, false);
    else camera.home(false);
    basemap.cameTo(map.getZoom());
    this.#listen(parts);
    furniture.place(state.padding, mapColours[state.theme]);
    furniture.show(this.#furnitureView(map), state.language);
    void basemap.load();
    // Not before the caller has the engine in hand.
    queueMicrotask(() => this.#events.onCamera(camera.camera, camera.view));
    return parts;
  }

  #listen({ map, camera, furniture, look, sources, basemap, base, outline, marks }: Parts): void {
    map.once("style.load", () => {
      look.open();
      sources.open();
      base.open();
      outline.open();
      marks.open();
      this.#fillSources();
      this.#mark("selection", this.#state.selected);
    });
    map.on("movestart", () => this.#busy());
    map.on("move", () => furniture.show(this.#furnitureView(map), this.#state.language));
    map.on("moveend", (event) => {
      if (isFollowing(event)) return;
      basemap.cameTo(map.getZoom());
      if (!basemap.isSettled) this.#busy();
      this.#events.onCamera(camera.camera, camera.view);
    });
    map.on("idle", () => {
      base.onIdle();
      this.#onIdle();
    });
    map.on("error", (event) => {
      const source = (event as { sourceId?: SourceId }).sourceId;
      const error = new Error(event.error.message);
      if (source) this.#onSourceError(source, error);
      else console.error(error);
    });
    map.on("webglcontextlost", () => {
      this.#busy();
      this.#lossReport = setTimeout(() => this.#events.onUnavailable("context-lost"), contextPatienceMs);
    });
    map.on("webglcontextrestored", () => clearTimeout(this.#lossReport));
  }

  /** The canvas takes the keyboard's focus, so it needs the name its container was given, in the reader's language. */
  #nameCanvas(map: MapLibreMap): void {
    map.getCanvas().setAttribute("aria-label", this.#container.getAttribute("aria-label") ?? "");
  }

  #furnitureView(map: MapLibreMap): { latitude: number; zoom: number; bearing: number } {
    return { latitude: map.getCenter().lat, zoom: map.getZoom(), bearing: map.getBearing() };
  }

  #busy(): void {
    this.#container.dataset.mapIdle = "false";
  }

  #onIdle(): void {
    const { sources, basemap, look, map } = this.#parts ?? {};
    if (this.#state.overlays.some(({ visible, isComing }) => visible && isComing)) return;
    if (!sources?.isSettled || !basemap?.isSettled || !look?.isReadable || !map?.loaded()) return;
    if (this.#container.dataset.mapIdle === "true") return;
    this.#container.dataset.mapIdle = "true";
    this.#events.onIdle();
  }

  #fillSources(): void {
    const visible = visibilityOf(this.#state);
    for (const id of overlayIds) {
      if (!visible[id]) continue;
      for (const [source, data] of this.#overlays.takeChanges(id)) this.#parts?.sources.set(source, data);
    }
  }

  #mark(source: "selection" | "hover", ref: FeatureRef | null): void {
    const data = ref && this.#overlays.dataOf(ref.layer);
    const isVisible = ref !== null && visibilityOf(this.#state)[ref.layer];
    const marks =
      ref && data && isVisible
        ? markFeatures(this.#overlays.drawn(ref.layer), data, ref.code, this.#overlays.hiddenOf(ref.layer))
        : collectionOf([]);
    this.#parts?.sources.set(source, marks);
  }

  #reveal({ layer, code }: FeatureRef): void {
    if (this.#leader) return;
    const box = this.#overlays.drawn(layer).entries.find((entry) => entry.code === code)?.box;
    if (box) this.#parts?.camera.reveal((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
  }

  #onSourceError(source: SourceId, error: Error): void {
    // Another base map counts its own failures.
    if (source.startsWith(foreignPrefix)) return;
    const layer = overlayOf(source);
    if (layer) this.#events.onOverlayError(layer, error);
    else console.error(error);
  }
}
