import { readFileSync } from "node:fs";
import { decodeLayer } from "@asm-atlas/data/basemap/decode.ts";
import type { Basemap, BasemapLayers } from "@asm-atlas/data/basemap/format.ts";
import type { Geometry } from "geojson";

const file = new URL("../../../data/basemap/built/basemap.json", import.meta.url);

let topology: Basemap | undefined;
const decoded = new Map<keyof BasemapLayers, readonly Geometry[]>();

/** A layer of the offline basemap; the file is read when the first picture is drawn. */
export function basemapLayer(name: keyof BasemapLayers): readonly Geometry[] {
  const known = decoded.get(name);
  if (known) return known;
  topology ??= JSON.parse(readFileSync(file, "utf8")) as Basemap;
  const layer = decodeLayer(topology, name).features.map(({ geometry }) => geometry);
  decoded.set(name, layer);
  return layer;
}
