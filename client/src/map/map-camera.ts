import type { Map as MapLibreMap } from "maplibre-gl";
import { cameraFor, isUncovered, mongolia, type Size } from "./camera.ts";
import type { Box, Camera, Padding, ScreenPoint } from "./map-state.ts";

/** Clearance a revealed sign keeps from panels, in pixels. */
const clearance = 28;

function samePadding(a: Padding, b: Padding): boolean {
  return a.top === b.top && a.right === b.right && a.bottom === b.bottom && a.left === b.left;
}

/** Moves the map. Its centre is always the middle of what panels leave free. */
export class MapCamera {
  readonly #map: MapLibreMap;
  #padding: Padding;
  #isAtHome = false;
  /** Where the map was told to look, until it has come to rest there. */
  #goal: Camera | null = null;
  isMotionReduced: boolean;

  constructor(map: MapLibreMap, padding: Padding, isMotionReduced: boolean) {
    this.#map = map;
    this.#padding = padding;
    this.isMotionReduced = isMotionReduced;
    map.setPadding({ ...padding });
    map.on("movestart", (event) => {
      if (event.originalEvent) {
        this.#isAtHome = false;
        this.#goal = null;
      }
    });
    map.on("resize", () => {
      if (this.#isAtHome && this.hasRoom) this.home(false);
    });
  }

  /** On paper the map has none: a picture stands for it. */
  get hasRoom(): boolean {
    const { width, height } = this.size;
    return width > 0 && height > 0;
  }

  get camera(): Camera {
    const { lng, lat } = this.#map.getCenter();
    return { longitude: lng, latitude: lat, zoom: this.#map.getZoom() };
  }

  get size(): Size {
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    return { width, height };
  }

  /** What panels leave free, in degrees; of a turned map the box around it. */
  get view(): Box {
    const { width, height } = this.size;
    const { top, right, bottom, left } = this.#padding;
    const corners = [left, Math.max(left + 1, width - right)].flatMap((x) =>
      [top, Math.max(top + 1, height - bottom)].map((y) => this.#map.unproject([x, y])),
    );
    const longitudes = corners.map(({ lng }) => lng);
    const latitudes = corners.map(({ lat }) => lat);
    return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
  }

  /** The whole country; it stays fitted when panels or window change, until somebody moves the map. */
  home(isAnimated = true): void {
    this.go(cameraFor(mongolia, this.size, this.#padding), isAnimated);
    this.#isAtHome = true;
  }

  go(camera: Camera, isAnimated = true): void {
    this.#isAtHome = false;
    const { longitude, latitude, zoom } = camera;
    const target = { center: [longitude, latitude] as [number, number], zoom };
    const isJump = !isAnimated || this.isMotionReduced;
    if (isJump) this.#map.jumpTo(target);
    else this.#map.flyTo({ ...target, maxDuration: 1600 });
    this.#goal = camera;
    // A jump is over at once; what is drawn there, and panels that grow with it, come a moment later.
    this.#map.once(isJump ? "idle" : "moveend", () => {
      if (this.#goal === camera) this.#goal = null;
    });
  }

  fit(box: Box, mostZoom: number): void {
    this.go(cameraFor(box, this.size, this.#padding, mostZoom));
  }

  zoomBy(steps: number): void {
    this.#isAtHome = false;
    this.#map.easeTo({ zoom: this.#map.getZoom() + steps, duration: this.isMotionReduced ? 0 : 250 });
  }

  resetNorth(): void {
    this.#map.easeTo({ bearing: 0, pitch: 0, duration: this.isMotionReduced ? 0 : 400 });
  }

  /** A panel that opens covers the map; it does not push it: what lay under one's eyes stays there. */
  setPadding(padding: Padding): void {
    if (samePadding(padding, this.#padding)) return;
    this.#padding = padding;
    if (this.#isAtHome) {
      this.#map.jumpTo({ padding: { ...padding } });
      this.home(false);
      return;
    }
    const goal = this.#goal;
    if (goal) {
      // A card that opens while the map is on its way to what it tells of: the flight goes on, into what is free now.
      const isOnItsWay = this.#map.isMoving();
      this.#map.jumpTo({ padding: { ...padding } });
      this.go(goal, isOnItsWay);
      return;
    }
    const { width, height } = this.size;
    const middle: [number, number] = [
      (padding.left + width - padding.right) / 2,
      (padding.top + height - padding.bottom) / 2,
    ];
    this.#map.jumpTo({ center: this.#map.unproject(middle), padding: { ...padding } });
  }

  /** Brings a place into what panels leave free: by as little as needed when it is in the window, else into the middle, at the zoom one has. */
  show(longitude: number, latitude: number): void {
    if (this.#isInWindow(this.#map.project([longitude, latitude]))) this.reveal(longitude, latitude);
    else this.go({ longitude, latitude, zoom: this.#map.getZoom() });
  }

  #isInWindow({ x, y }: ScreenPoint): boolean {
    const { width, height } = this.size;
    return x >= 0 && y >= 0 && x <= width && y <= height;
  }

  /**
   * Moves just as far as needed for a place not to lie under a panel, or nearer to one than `inset` pixels. Places outside the window are
   * left alone.
   */
  reveal(longitude: number, latitude: number, inset = 0): void {
    const { width, height } = this.size;
    const at: ScreenPoint = this.#map.project([longitude, latitude]);
    if (!this.#isInWindow(at) || isUncovered(at, this.size, this.#padding, inset)) return;
    const { top, right, bottom, left } = this.#padding;
    const room = Math.max(inset, clearance);
    const x = Math.min(width - right - room, Math.max(left + room, at.x));
    const y = Math.min(height - bottom - room, Math.max(top + room, at.y));
    this.#map.panBy([at.x - x, at.y - y], { duration: this.isMotionReduced ? 0 : 350 });
  }
}
