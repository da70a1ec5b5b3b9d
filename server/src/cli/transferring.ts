import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import type { Projection } from "@asm-atlas/data/domain/roles.ts";
import { importBorders } from "../borders/import-borders.ts";
import { reportOf } from "../borders/report.ts";
import { type LayerView, layerViews } from "../features/layer-view.ts";
import { exportCollection } from "../transfer/export-collection.ts";
import { writeWholeFile } from "../transfer/whole-file.ts";
import { type Command, UsageError } from "./command.ts";
import { isReaderGone } from "./readers.ts";

function viewOf(projection: Projection, collection: string): LayerView {
  const view = layerViews(projection).find(({ layer }) => layer.id === collection);
  if (view) return view;
  const names = layersFor(projection).map(({ layer }) => layer.id);
  const whose = projection === "published" ? "public collection" : "collection";
  throw new UsageError(`There is no ${whose} "${collection}". There are: ${names.join(", ")}.`);
}

export const exporting: Command = {
  name: "export",
  usage: "export COLLECTION [FILE] [--public]",
  summary: "writes a collection as GeoJSON, as staff see it or as anyone may, to a file or to standard output",
  options: { public: { type: "boolean" } },
  words: { least: 1, most: 2 },
  opens: { mustExist: true },
  async run({ database, out, print, progress }, values, [collection = "", file]) {
    const view = viewOf(values.public ? "published" : "internal", collection);
    if (file === undefined) {
      await exportCollection(database, view, out, progress).catch((error: unknown) => {
        if (!isReaderGone(error)) throw error;
      });
      return;
    }
    let features = 0;
    await writeWholeFile({
      file,
      // What staff see holds exact places.
      mode: values.public ? 0o644 : 0o600,
      write: async (target) => {
        features = await exportCollection(database, view, target, progress);
      },
    });
    print(`${features.toLocaleString("en-GB")} features of ${collection} are in ${file}.`);
  },
};

export const importing: Command = {
  name: "import admin-units",
  usage: "import admin-units FILE [--apply]",
  summary: "holds official borders (GeoJSON) against the soums and aimags; with --apply sets those that fit",
  options: { apply: { type: "boolean" } },
  words: { least: 1, most: 1 },
  opens: { mustExist: true },
  async run({ database, print }, values, [file = ""]) {
    const apply = values.apply === true;
    const plan = await importBorders(database, file, apply);
    for (const line of reportOf(plan, apply)) print(line);
  },
};
