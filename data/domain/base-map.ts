import type { Bilingual } from "./text.ts";

/** A base map that an administrator offers to staff beside the atlas's own. */
export interface BaseMap {
  /** Names it in addresses. */
  readonly id: string;
  readonly name: Bilingual;
  /** `raster`: `url` is a template with {z}, {x} and {y}. `style`: the address of a MapLibre style. */
  readonly kind: "raster" | "style";
  readonly url: string;
  /** Who must be named under the map; null: what the tiles say of themselves. */
  readonly attribution: string | null;
  /** Pixels of a raster tile's side. */
  readonly tileSize: 256 | 512;
  /** The nearest zoom there are raster tiles of. */
  readonly maxZoom: number;
  /** Scheme, host and port of every server it may ask: what the content security policy of staff pages lets through. */
  readonly origins: readonly string[];
}
