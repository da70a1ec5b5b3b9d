import { createHash } from "node:crypto";
import { computedFigures } from "@asm-atlas/data/domain/publication/figures.ts";
import {
  openDataAttribution,
  openDataGeneralisation,
  openDataLicence,
} from "@asm-atlas/data/domain/publication/open-data.ts";
import { layerViews } from "../features/layer-view.ts";
import type { FinishedFile } from "./draft-file.ts";
import type { StoredRelease } from "./store.ts";

/** Counts up when the same release would be written in other bytes: what an older program wrote is then made anew. */
const format = 1;

/** A file that may also be sent compressed. */
export interface TextFile extends FinishedFile {
  readonly gzipBytes: number;
}

interface MadeCollection {
  readonly id: string;
  readonly rows: number;
  readonly geojson: TextFile;
  readonly csv: TextFile;
}

/** What lies in the folder of a release. */
export interface Manifest {
  readonly fingerprint: string;
  /** Without those that were withheld when it was made. */
  readonly collections: readonly MadeCollection[];
  /** null: a collection was withheld when it was made. */
  readonly geopackage: FinishedFile | null;
}

/** All that the program says of a release, whichever it is. */
const wordsOfProgram = JSON.stringify([
  format,
  layerViews("published").map(({ layer, shape, fields }) => [layer.id, layer.title, layer.description, shape, fields]),
  [openDataLicence, openDataAttribution, openDataGeneralisation, computedFigures],
]);

/** What the files of a release follow from: the release itself and the words of the program. */
export function fingerprintOf(release: StoredRelease): string {
  return createHash("sha256").update(wordsOfProgram).update(JSON.stringify(release)).digest("hex");
}

/** Has it every file that may be had at this moment? */
export function isWhole({ collections, geopackage }: Manifest, withheld: ReadonlySet<string>): boolean {
  const made = new Set(collections.map(({ id }) => id));
  const isThere = layerViews("published").every(({ layer: { id } }) => made.has(id) || withheld.has(id));
  return isThere && (geopackage !== null || withheld.size > 0);
}
