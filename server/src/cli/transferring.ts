import { protectionKinds } from "@asm-atlas/data/domain/layers/protected-area.ts";
import { layersFor } from "@asm-atlas/data/domain/layers/registry.ts";
import type { Projection } from "@asm-atlas/data/domain/roles.ts";
import { importBorders } from "../borders/import-borders.ts";
import { reportOf } from "../borders/report.ts";
import { type LayerView, layerViews } from "../features/layer-view.ts";
import { importProtectedAreas } from "../protected-areas/import-protected-areas.ts";
import { reportOf as reportOfAreas } from "../protected-areas/report.ts";
import { exportCollection } from "../transfer/export-collection.ts";
import { writeWholeFile } from "../transfer/whole-file.ts";
import { type Command, day, UsageError } from "./command.ts";
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

/** What a person must give, or is told to. @throws UsageError */
function given<Value>(value: Value | undefined, option: string): Value {
  if (value === undefined) throw new UsageError(`Give --${option} as well.`);
  return value;
}

export const importingProtectedAreas: Command = {
  name: "import protected-areas",
  usage: "import protected-areas FILE --source WORDS --as-of YYYY-MM-DD [--kind KIND] [--apply]",
  summary: "reads parks, reserves and water protection zones (GeoJSON); with --apply they replace those of that source",
  options: {
    source: { type: "string" },
    "as-of": { type: "string" },
    kind: { type: "string" },
    apply: { type: "boolean" },
  },
  words: { least: 1, most: 1 },
  opens: { mustExist: true },
  async run({ database, print }, values, [file = ""]) {
    const apply = values.apply === true;
    const kind = protectionKinds.find(({ code }) => code === values.kind)?.code;
    if (values.kind !== undefined && kind === undefined)
      throw new UsageError(`There are these kinds: ${protectionKinds.map(({ code }) => code).join(", ")}.`);
    const source = given(typeof values.source === "string" ? values.source.trim() || undefined : undefined, "source");
    if (source.length > 200) throw new UsageError("The source is said in at most 200 letters.");
    const asOf = given(day(values["as-of"], "as-of"), "as-of");
    const imported = await importProtectedAreas(database, file, { source, asOf, kind, apply });
    for (const line of reportOfAreas(imported, apply)) print(line);
  },
};
