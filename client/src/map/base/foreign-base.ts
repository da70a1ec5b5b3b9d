import type { LayerSpecification, Map as MapLibreMap, RasterLayerSpecification } from "maplibre-gl";
import type { BaseState, MapEvents } from "../map-state.ts";
import type { Theme } from "../tokens.ts";
import { BaseHealth } from "./base-health.ts";
import { foreignPrefix } from "./foreign-prefix.ts";
import { ForeignRequests } from "./foreign-requests.ts";
import { type ForeignStyle, readForeignStyle } from "./foreign-style.ts";

interface ForeignBaseEvents {
  readonly onPhase: NonNullable<MapEvents["onBase"]>;
  /** Who must be named under the map; null while nothing of it is there. */
  onAttribution(text: string | null): void;
}

const rasterId = `${foreignPrefix}tiles`;

/** Pictures made for a white page are too bright for a dark one. */
function rasterPaint(theme: Theme): NonNullable<RasterLayerSpecification["paint"]> {
  return theme === "dark" ? { "raster-brightness-max": 0.72, "raster-saturation": -0.15 } : {};
}

/** Another base map on the map: over our own ground, which shows wherever it has nothing, and under everything else. */
export class ForeignBase {
  readonly #map: MapLibreMap;
  readonly #base: BaseState;
  readonly #events: ForeignBaseEvents;
  readonly #ending = new AbortController();
  readonly #health: BaseHealth;
  readonly #requests: ForeignRequests;
  readonly #below: string;

  /** @param below the layer of ours that everything of it lies under */
  constructor(map: MapLibreMap, base: BaseState, theme: Theme, below: string, events: ForeignBaseEvents) {
    this.#map = map;
    this.#base = base;
    this.#below = below;
    this.#events = events;
    this.#health = new BaseHealth((phase) => {
      if (this.#ending.signal.aborted) return;
      events.onPhase(phase);
      if (phase === "there") this.#tellAttribution();
      else events.onAttribution(null);
    });
    const health = this.#health;
    this.#requests = new ForeignRequests({
      onStarted: () => health.started(),
      onSucceeded: () => health.succeeded(),
      onFailed: () => health.failed(),
      onGaveUp: () => health.gaveUp(),
      onBrokeDown: () => health.brokeDown(),
    });
    map.setTransformRequest(this.#requests.transform);
    document.addEventListener("securitypolicyviolation", this.#onViolation);
    events.onPhase("coming");
    if (base.kind === "raster") this.#draw(rasterStyle(base, theme));
    else void this.#drawStyle(base.url);
  }

  setTheme(theme: Theme): void {
    if (!this.#map.getLayer(rasterId)) return;
    const paint = rasterPaint(theme);
    this.#map.setPaintProperty(rasterId, "raster-brightness-max", paint["raster-brightness-max"]);
    this.#map.setPaintProperty(rasterId, "raster-saturation", paint["raster-saturation"]);
  }

  /** The map has nothing more to do. */
  onIdle(): void {
    if (this.#drawnLayers().length > 0) this.#health.settled();
  }

  remove(): void {
    this.#ending.abort();
    document.removeEventListener("securitypolicyviolation", this.#onViolation);
    for (const id of this.#drawnLayers()) this.#map.removeLayer(id);
    for (const id of Object.keys(this.#map.getStyle().sources).filter((each) => each.startsWith(foreignPrefix)))
      this.#map.removeSource(id);
    this.#map.setTransformRequest(null);
    this.#requests.end();
  }

  async #drawStyle(url: string): Promise<void> {
    try {
      const style = readForeignStyle(await this.#requests.json(url, this.#ending.signal), url);
      if (this.#ending.signal.aborted) return;
      if (style) this.#draw(style);
      else this.#health.brokeDown();
    } catch {
      // Whatever kept it away: the base map is not to be had, and its control says so.
      if (!this.#ending.signal.aborted) this.#health.brokeDown();
    }
  }

  #draw({ sources, layers }: ForeignStyle): void {
    for (const [id, source] of Object.entries(sources)) this.#map.addSource(id, source);
    for (const layer of layers) this.#map.addLayer(layer, this.#below);
    this.#map.triggerRepaint();
  }

  #drawnLayers(): readonly string[] {
    return this.#map.getLayersOrder().filter((id) => id.startsWith(foreignPrefix));
  }

  #tellAttribution(): void {
    const told = Object.entries(this.#map.getStyle()?.sources ?? {})
      .filter(([id]) => id.startsWith(foreignPrefix))
      .map(([id]) => textOf(this.#map.getSource(id)?.attribution));
    const fromTiles = [...new Set(told.filter((text) => text !== ""))].join(", ");
    this.#events.onAttribution(this.#base.attribution ?? (fromTiles || new URL(this.#base.url).host));
  }

  /** The page's policy refused a server: either the page was opened before its reader signed in, or the server is not in the settings. */
  readonly #onViolation = (event: SecurityPolicyViolationEvent): void => {
    if (!URL.canParse(event.blockedURI)) return;
    if (this.#requests.hasAsked(new URL(event.blockedURI).origin)) this.#events.onPhase("blocked");
  };
}

function rasterStyle({ url, tileSize, maxZoom }: BaseState, theme: Theme): ForeignStyle {
  const layer: LayerSpecification = { id: rasterId, type: "raster", source: rasterId, paint: rasterPaint(theme) };
  return { sources: { [rasterId]: { type: "raster", tiles: [url], tileSize, maxzoom: maxZoom } }, layers: [layer] };
}

/** Attributions come as HTML; under the map stands text. */
function textOf(html: string | undefined): string {
  return new DOMParser().parseFromString(html ?? "", "text/html").body.textContent?.trim() ?? "";
}
