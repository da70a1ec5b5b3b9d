import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import type { SignLayer } from "../signs/catalogue.ts";
import type { OutlineEvents, OutlineState } from "./outline/outline-state.ts";
import type { Theme } from "./tokens.ts";
import type { ToolEvents, ToolState } from "./tools/tool.ts";

export type OverlayId = SignLayer;

/** Bottom to top, as they are drawn and as they win when a finger touches several. */
export const overlayIds: readonly OverlayId[] = [
  "site-summary",
  "protected-areas",
  "site-areas",
  "rehabilitation-zones",
  "sites",
  "published-figures",
  "kindergartens",
];

export type Language = "en" | "mn";
export type Audience = "public" | "staff";

export interface OverlayState {
  readonly id: OverlayId;
  /** The map feed of the overlay; null while it is coming or has failed. */
  readonly data: FeatureCollection | null;
  /** The feed is on its way: without it the map cannot tell a feed it must wait for from one that has failed. */
  readonly isComing: boolean;
  readonly visible: boolean;
  /** Legend entries that are switched off; see `legend.ts` for the codes. */
  readonly hiddenCodes: readonly string[];
  /** 1 for each feature of the feed, in its order, that passes the filters; null: no filter. Another array means another filter. */
  readonly mask: Uint8Array | null;
}

export interface FeatureRef {
  readonly layer: OverlayId;
  readonly code: string;
}

/** What panels cover, in CSS pixels from each edge of the map. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Another base map than our own, from a server elsewhere. Another object is another attempt. */
export interface BaseState {
  readonly id: string;
  /** `raster`: `url` is a template of tiles; `style`: the address of a MapLibre style. */
  readonly kind: "raster" | "style";
  readonly url: string;
  /** Who must be named; null: what the tiles say of themselves. */
  readonly attribution: string | null;
  /** Pixels of a raster tile's side, and the nearest zoom there are tiles of. */
  readonly tileSize: number;
  readonly maxZoom: number;
}

/** An area marked over everything else: what becomes of it, and how that is written in its middle. */
export interface AreaMark {
  readonly geometry: Polygon | MultiPolygon;
  readonly change: "enters" | "changes" | "leaves";
  readonly label: string;
}

/** Everything the map is to show. The engine compares it with what it shows and changes only what differs. */
export interface MapState {
  readonly theme: Theme;
  readonly language: Language;
  readonly audience: Audience;
  /** Valid time as YYYY-MM-DD; null means today. */
  readonly onDay: string | null;
  readonly overlays: readonly OverlayState[];
  readonly selected: FeatureRef | null;
  readonly padding: Padding;
  readonly reducedMotion: boolean;
  /** What the page's tools show; null where it has none. */
  readonly tools: ToolState | null;
  /** Null: our own base map alone. */
  readonly base: BaseState | null;
  /** The outline that is being drawn; absent where none is. */
  readonly outline?: OutlineState | null;
  /** Absent where nothing is marked. */
  readonly marks?: readonly AreaMark[];
  /** Set where the map lies within somebody else's page and leaves it its scrolling. Read when the map is made. */
  readonly embedded?: EmbeddedWords;
}

/** How a map that leaves its page the scrolling is moved, said when somebody tries to move it as any other. */
export interface EmbeddedWords {
  readonly wheel: string;
  readonly wheelOnMac: string;
  readonly fingers: string;
}

/** The middle of what is not covered by panels, in degrees, and MapLibre's zoom. */
export interface Camera {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export interface MapEvents {
  onSelect(hit: FeatureRef | null): void;
  /** `point` is in CSS pixels from the map's top left corner. */
  onHover(hit: FeatureRef | null, point: ScreenPoint): void;
  /** After every movement has come to rest. `bounds` is what panels leave free. */
  onCamera(camera: Camera, bounds: Box): void;
  onIdle(): void;
  onOverlayError(layer: OverlayId, error: Error): void;
  /** How another base map fares; `blocked`: the page's security policy does not let it through. */
  onBase?(phase: "coming" | "there" | "failed" | "blocked"): void;
  onUnavailable(reason: "no-webgl" | "context-lost"): void;
  /** Who hears of the tools; absent where the page has none. */
  readonly tools?: ToolEvents | undefined;
  /** Who hears of an outline that is drawn; absent where the page draws none. */
  readonly outline?: OutlineEvents | undefined;
}
