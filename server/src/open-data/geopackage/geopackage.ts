import type { OpenDataRelease } from "@asm-atlas/data/domain/publication/open-data.ts";
import sqlite from "node-sqlite3-wasm";
import type { LayerView } from "../../features/layer-view.ts";
import type { OpenDataRow } from "../store.ts";
import { coreTables } from "./core-tables.ts";
import { createLayerTable } from "./layer-table.ts";
import { describeGeopackage } from "./metadata.ts";

/** A GeoPackage that is being written, one layer after the other. SQLite writes at once, so a portion of rows is a moment in which nothing else runs. */
export interface GeopackageDraft {
  startLayer(view: LayerView): { add(rows: readonly OpenDataRow[]): void; finish(): void };
  finish(): void;
  /** Lets go of it unfinished; after `finish` it does nothing. */
  abandon(): void;
}

/**
 * Begins a GeoPackage (OGC 12-128r18) with the layers of a release. The same release gives the same bytes: nothing in it is of the clock.
 * It has no spatial index, which this SQLite cannot make and no reader needs; QGIS makes one on request.
 */
export function openGeopackage(path: string, release: OpenDataRelease, views: readonly LayerView[]): GeopackageDraft {
  const database = new sqlite.Database(path);
  const lastChange = `${release.releasedOn}T00:00:00.000Z`;
  database.exec(coreTables);
  database.exec("BEGIN");
  return {
    startLayer: (view) => createLayerTable(database, view, lastChange),
    finish: () => {
      describeGeopackage(database, release, views, lastChange);
      database.exec("COMMIT");
      database.close();
    },
    abandon: () => {
      if (database.isOpen) database.close();
    },
  };
}
