import type { LayerSpecification, SourceSpecification } from "maplibre-gl";
import { foreignPrefix } from "./foreign-prefix.ts";

/** What of a foreign style is drawn: ids begin with `foreignPrefix`. */
export interface ForeignStyle {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

/** Sources we know how to bring. */
const sourceTypes = ["vector", "raster", "raster-dem", "geojson", "image"];
/**
 * Areas, lines, pictures and shades. Names and icons are left out: the atlas writes its own, in the reader's language, and one style of a map
 * can have one set of letters only.
 */
const layerTypes = ["background", "fill", "line", "circle", "raster", "hillshade", "heatmap", "fill-extrusion"];
/** They need pictures of the style's own. */
const patterns = ["background-pattern", "fill-pattern", "line-pattern", "fill-extrusion-pattern"];

type Loose = Readonly<Record<string, unknown>>;

const isLoose = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What reads tiles in MLT, a format few are written in, is left out of the build (`client/build/maplibre-left-out.ts`). */
const isReadable = ({ type, encoding }: Loose) =>
  sourceTypes.includes(String(type)) && !(type === "vector" && encoding === "mlt");

/**
 * The part of a MapLibre style that can lie under the atlas's overlays.
 * @param url where the style came from: its addresses may be relative to it
 * @returns null when it is no style, or nothing of it can be drawn
 */
export function readForeignStyle(style: unknown, url: string): ForeignStyle | null {
  if (!isLoose(style) || style.version !== 8 || !isLoose(style.sources) || !Array.isArray(style.layers)) return null;
  const known = Object.entries(style.sources).filter(
    (entry): entry is [string, Loose] => isLoose(entry[1]) && isReadable(entry[1]),
  );
  const names = new Set(known.map(([name]) => name));
  const layers = style.layers.filter(isLoose).filter((layer) => isDrawable(layer, names));
  if (layers.length === 0) return null;
  const used = new Set(layers.map((layer) => layer.source));
  return {
    sources: Object.fromEntries(
      known
        .filter(([name]) => used.has(name))
        .map(([name, source]) => [foreignPrefix + name, withFullAddresses(source, url) as SourceSpecification]),
    ),
    layers: layers.map((layer): LayerSpecification => {
      const source = layer.source === undefined ? {} : { source: foreignPrefix + String(layer.source) };
      return { ...layer, ...source, id: foreignPrefix + String(layer.id) } as LayerSpecification;
    }),
  };
}

function isDrawable(layer: Loose, sources: ReadonlySet<string>): boolean {
  if (typeof layer.id !== "string" || !layerTypes.includes(String(layer.type))) return false;
  const paint = isLoose(layer.paint) ? layer.paint : {};
  if (patterns.some((pattern) => pattern in paint)) return false;
  return layer.type === "background" || (typeof layer.source === "string" && sources.has(layer.source));
}

function withFullAddresses(source: Loose, base: string): Loose {
  const full = (address: unknown) => (typeof address === "string" ? fullAddress(address, base) : address);
  return {
    ...source,
    ...("url" in source ? { url: full(source.url) } : {}),
    ...(source.type === "geojson" ? { data: full(source.data) } : {}),
    ...(Array.isArray(source.tiles) ? { tiles: source.tiles.map(full) } : {}),
  };
}

/** An address relative to another; slots like {z} stay as they are. */
function fullAddress(address: string, base: string): string {
  return new URL(address, base).href.replaceAll("%7B", "{").replaceAll("%7D", "}");
}
