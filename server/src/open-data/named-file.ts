import { layerFor } from "@asm-atlas/data/domain/layers/registry.ts";
import { geopackageName, openDataIndexName, openDataSumsName } from "@asm-atlas/data/domain/publication/open-data.ts";
import type { FinishedFile } from "./draft-file.ts";
import type { Manifest, TextFile } from "./manifest.ts";
import { mediaTypes } from "./media-types.ts";

/** What a name in the folder of a release stands for. */
export type NamedFile =
  | { readonly kind: "index" | "sums" | "geopackage" }
  | { readonly kind: "geojson" | "csv"; readonly collection: string };

/** @returns undefined for what nobody may have: no name of a file, or one that is withheld, in the same way */
export function namedFile(name: string, release: number, withheld: ReadonlySet<string>): NamedFile | undefined {
  if (name === openDataIndexName) return { kind: "index" };
  if (name === openDataSumsName) return { kind: "sums" };
  if (name === geopackageName(release)) return withheld.size === 0 ? { kind: "geopackage" } : undefined;
  const [, collection = "", kind] = /^([a-z-]+)\.(geojson|csv)$/.exec(name) ?? [];
  if (!layerFor("published", collection) || withheld.has(collection)) return undefined;
  return { kind: kind === "csv" ? "csv" : "geojson", collection };
}

interface FoundFile {
  readonly type: string;
  readonly file: FinishedFile | TextFile;
}

/** The file of that name as it was made; undefined for what was withheld then. */
export function fileIn(manifest: Manifest, named: NamedFile): FoundFile | undefined {
  if (named.kind === "geopackage")
    return manifest.geopackage ? { type: mediaTypes.geopackage, file: manifest.geopackage } : undefined;
  if (named.kind !== "geojson" && named.kind !== "csv") return undefined;
  const made = manifest.collections.find(({ id }) => id === named.collection);
  return made && { type: mediaTypes[named.kind], file: made[named.kind] };
}
