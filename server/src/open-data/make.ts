import { join } from "node:path";
import { geopackageName } from "@asm-atlas/data/domain/publication/open-data.ts";
import type { Database } from "../db/database.ts";
import type { LayerView } from "../features/layer-view.ts";
import { layerViews } from "../features/layer-view.ts";
import { csvHead, csvPortion } from "./csv-file.ts";
import { compressBeside, type DraftFile, finishedFile, openDraft } from "./draft-file.ts";
import { geojsonHead, geojsonPortion, geojsonTail } from "./geojson-file.ts";
import { openGeopackage } from "./geopackage/geopackage.ts";
import { fingerprintOf, type Manifest, type TextFile } from "./manifest.ts";
import { readFeatures, type StoredRelease } from "./store.ts";

async function finishText(draft: DraftFile, path: string): Promise<TextFile> {
  const finished = await draft.finish();
  return { ...finished, gzipBytes: await compressBeside(path) };
}

interface Making {
  readonly database: Pick<Database, "transaction">;
  readonly release: StoredRelease;
  /** Empty, and nobody else's. */
  readonly folder: string;
}

/** Reads a collection once and writes it in every form at once: nothing of it is kept in memory but the portion at hand. */
async function makeCollection(
  { database, release, folder }: Making,
  view: LayerView,
  geopackage: ReturnType<typeof openGeopackage> | undefined,
): Promise<Manifest["collections"][number]> {
  const { id } = view.layer;
  const paths = { geojson: join(folder, `${id}.geojson`), csv: join(folder, `${id}.csv`) };
  const geojson = await openDraft(paths.geojson);
  const csv = await openDraft(paths.csv);
  const table = geopackage?.startLayer(view);
  try {
    await geojson.write(geojsonHead(view, release));
    await csv.write(csvHead(view));
    let rows = 0;
    for await (const portion of readFeatures(database, view, release.number)) {
      await geojson.write(geojsonPortion(view, portion, rows === 0));
      await csv.write(csvPortion(view, portion));
      table?.add(portion);
      rows += portion.length;
    }
    await geojson.write(geojsonTail);
    table?.finish();
    return { id, rows, geojson: await finishText(geojson, paths.geojson), csv: await finishText(csv, paths.csv) };
  } finally {
    await geojson.abandon();
    await csv.abandon();
  }
}

/**
 * Writes every file of a release into a folder. Those of collections that are withheld are left out, and then there is no GeoPackage either.
 * @throws RowCountError when features are missing, and whatever keeps a file from being written
 */
export async function makeOpenData(making: Making, withheld: ReadonlySet<string>): Promise<Manifest> {
  const { release, folder } = making;
  const views = layerViews("published").filter(({ layer }) => !withheld.has(layer.id));
  const path = join(folder, geopackageName(release.number));
  const geopackage = withheld.size === 0 ? openGeopackage(path, release, views) : undefined;
  try {
    const collections: Manifest["collections"][number][] = [];
    for (const view of views) collections.push(await makeCollection(making, view, geopackage));
    geopackage?.finish();
    return {
      fingerprint: fingerprintOf(release),
      collections,
      geopackage: geopackage ? await finishedFile(path) : null,
    };
  } finally {
    geopackage?.abandon();
  }
}
