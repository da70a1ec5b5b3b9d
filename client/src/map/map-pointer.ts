import type { Feature } from "geojson";
import type { GeoJSONSource, MapGeoJSONFeature, Map as MapLibreMap, MapMouseEvent } from "maplibre-gl";
import { bestHit, type Candidate, reachOf, refOf, touchLayers } from "./hit.ts";
import type { FeatureRef, MapEvents, OverlayId, ScreenPoint } from "./map-state.ts";
import { type Stacked, stackOf } from "./stack.ts";
import { fanPixels, houseStepAt, kindergartenFactor, signSizeAt } from "./style/expressions.ts";
import { overlayOf } from "./style/style.ts";

interface PointerTasks {
  /** A tool has the pointer: it chooses nothing. */
  isTaken(): boolean;
  readonly onSelect: MapEvents["onSelect"];
  readonly onHover: MapEvents["onHover"];
  /** Escape was pressed while the map had the keyboard. */
  onEscape(): void;
  /** A ring of many sites was touched: go where they part. */
  zoomTo(longitude: number, latitude: number, zoom: number): void;
  /** Several signs were touched that no zoom parts. @returns false where they cannot be fanned out: then the topmost was meant */
  fanOut(stack: readonly Stacked[]): boolean;
  /** Something else is being chosen: what is fanned out folds. */
  fold(): void;
}

/** What can stand at one place with others, and how far from it a fan may have put its sign. */
const stackLayers = ["site-signs", "kindergarten-signs"] as const;
const stackReachPx = 30;
/** Sites of a ring looked at: more at one place would not fit a fan, and zooming shows them as far as it can. */
const mostFanned = 60;

function stackedOf({ geometry, properties }: Feature, layer: OverlayId | undefined): Stacked | undefined {
  const { code, sign } = properties ?? {};
  if (!layer || geometry.type !== "Point" || typeof code !== "string" || typeof sign !== "string") return undefined;
  return { ref: { layer, code }, sign, place: geometry.coordinates };
}

/** Turns pointer and keyboard on the map into features: what is under it, what was chosen. */
export class MapPointer {
  readonly #map: MapLibreMap;
  readonly #tasks: PointerTasks;
  #pointerType = "mouse";
  #hovered = "";
  #frame = 0;

  constructor(map: MapLibreMap, tasks: PointerTasks) {
    this.#map = map;
    this.#tasks = tasks;
    const canvas = map.getCanvas();
    canvas.addEventListener("pointerdown", (event) => {
      this.#pointerType = event.pointerType;
    });
    canvas.addEventListener("pointermove", (event) => {
      this.#pointerType = event.pointerType;
    });
    canvas.addEventListener("keydown", (event) => {
      if (event.key === "Escape") tasks.onEscape();
      if (event.key !== "Enter") return;
      // The key has done its work: a fan that opens has the focus at once, and would be pressed by it.
      event.preventDefault();
      this.#choose(map.project(map.getCenter()), 40);
    });
    map.on("click", (event) => {
      if (!tasks.isTaken()) this.#choose(event.point, reachOf(this.#pointerType));
    });
    map.on("mousemove", (event) => this.#hoverSoon(event));
    map.on("mouseout", (event) => this.#setHovered(null, event.point));
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  #choose(point: ScreenPoint, reach: number): void {
    this.#tasks.fold();
    const hit = bestHit(this.#candidates(point, reach), point);
    if (hit?.ring !== undefined) void this.#open(hit, hit.ring, point);
    else if (!hit || !this.#fanOut(this.#stackUnder(hit))) this.#tasks.onSelect(refOf(hit));
  }

  #fanOut(stack: readonly Stacked[]): boolean {
    return stack.length > 1 && this.#tasks.fanOut(stack);
  }

  /** All signs at the place of the one that was touched, wherever fans and steps have put them. */
  #stackUnder({ code, at }: Candidate): readonly Stacked[] {
    if (!at) return [];
    const near = this.#map.queryRenderedFeatures(
      [
        [at.x - stackReachPx, at.y - stackReachPx],
        [at.x + stackReachPx, at.y + stackReachPx],
      ],
      { layers: stackLayers.filter((id) => this.#map.getLayer(id)) },
    );
    const signs = near.flatMap((feature) => stackedOf(feature, overlayOf(feature.source)) ?? []);
    const first = signs.find(({ ref }) => ref.code === code);
    return first ? stackOf(first, signs) : [];
  }

  async #open(hit: Candidate, ring: number, point: ScreenPoint): Promise<void> {
    const source = this.#map.getSource<GeoJSONSource>("sites");
    const { lng, lat } = this.#map.unproject([hit.at?.x ?? point.x, hit.at?.y ?? point.y]);
    try {
      if (this.#fanOut(await this.#stackInRing(ring))) return;
      const zoom = await source?.getClusterExpansionZoom(ring);
      if (zoom !== undefined) this.#tasks.zoomTo(lng, lat, zoom + 0.3);
    } catch {
      // The sites changed between touch and answer, and the ring is no more: one zoom nearer is what was meant.
      this.#tasks.zoomTo(lng, lat, this.#map.getZoom() + 1);
    }
  }

  /** The sites of a ring if no zoom parts any of them. */
  async #stackInRing(ring: number): Promise<readonly Stacked[]> {
    const leaves = await this.#map.getSource<GeoJSONSource>("sites")?.getClusterLeaves(ring, mostFanned + 1, 0);
    const sites = (leaves ?? []).flatMap((leaf) => stackedOf(leaf, "sites") ?? []);
    const [first] = sites;
    const stack = first ? stackOf(first, sites) : [];
    return stack.length === sites.length && stack.length <= mostFanned ? stack : [];
  }

  #hoverSoon(event: MapMouseEvent): void {
    cancelAnimationFrame(this.#frame);
    // A finger hovers over nothing; browsers pretend it did, for pages made for mice.
    if (this.#pointerType === "touch") return;
    this.#frame = requestAnimationFrame(() => {
      if (this.#map.isMoving() || this.#tasks.isTaken()) return;
      const hit = bestHit(this.#candidates(event.point, reachOf("mouse")), event.point);
      this.#map.getCanvasContainer().style.cursor = hit ? "pointer" : "";
      this.#setHovered(refOf(hit), event.point);
    });
  }

  #setHovered(hit: FeatureRef | null, point: ScreenPoint): void {
    const key = hit ? `${hit.layer} ${hit.code}` : "";
    if (key === "" && this.#hovered === "") return;
    this.#hovered = key;
    this.#tasks.onHover(hit, { x: point.x, y: point.y });
  }

  #candidates({ x, y }: ScreenPoint, reach: number): Candidate[] {
    const layers = touchLayers.filter((id) => this.#map.getLayer(id));
    const near = this.#map.queryRenderedFeatures(
      [
        [x - reach, y - reach],
        [x + reach, y + reach],
      ],
      { layers: layers.filter((id) => this.#map.getLayer(id)?.type === "symbol") },
    );
    const under = this.#map.queryRenderedFeatures([x, y], {
      layers: layers.filter((id) => this.#map.getLayer(id)?.type === "fill"),
    });
    // A cell is 3 px wide from far: areas smaller than a finger are looked for around it as well.
    const small =
      this.#map.getZoom() > 7
        ? []
        : this.#map.queryRenderedFeatures(
            [
              [x - reach / 2, y - reach / 2],
              [x + reach / 2, y + reach / 2],
            ],
            { layers: layers.filter((id) => id === "register-cells") },
          );
    return [...near, ...under, ...small].flatMap((feature) => this.#candidate(feature) ?? []);
  }

  #candidate(feature: MapGeoJSONFeature): Candidate | undefined {
    const overlay = overlayOf(feature.source);
    if (!overlay) return undefined;
    const { code, cluster_id: ring } = feature.properties;
    return {
      styleLayer: feature.layer.id,
      overlay,
      code: typeof code === "string" ? code : undefined,
      ring: typeof ring === "number" ? ring : undefined,
      at: this.#positionOf(feature),
    };
  }

  #positionOf({ geometry, properties }: MapGeoJSONFeature): ScreenPoint | undefined {
    if (geometry.type !== "Point") return undefined;
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    const { x, y } = this.#map.project([longitude, latitude]);
    if (!("fan" in properties)) return { x, y };
    const size = signSizeAt(this.#map.getZoom(), kindergartenFactor);
    const step = properties.of_area === true ? 0 : houseStepAt(this.#map.getZoom());
    const across = Number(properties.across) * fanPixels.across * size;
    const down = Number(properties.down) * fanPixels.down * size;
    return { x: x + across + step, y: y + down - step };
  }
}
